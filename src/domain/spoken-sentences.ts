/** Characters of a block, from the first up to the one before `to`. */
export interface Span {
  from: number;
  to: number;
}

/** A voice of a phone falls silent in what takes longer than some 15 s: so many characters at 0.6× stay below it. */
const MOST = 40;

/**
 * A block as it is spoken, sentence by sentence: together they are the block, and each has something to say, unless the whole has
 * nothing. One that is too long for one breath is cut behind a comma, and where there is none, never within a word of Latin letters.
 */
export function spokenSentences(words: string, most = MOST): readonly Span[] {
  if (words === "") return [];
  const sentences: Span[] = [];
  let from = 0;
  for (const to of ends(words)) {
    const last = sentences.at(-1);
    if (isSpoken(words.slice(from, to)) && !(last && !isSpoken(words.slice(last.from, last.to))))
      sentences.push({ from, to });
    else if (last) last.to = to;
    else sentences.push({ from, to });
    from = to;
  }
  return sentences.flatMap((sentence) => breaths(words, sentence, most));
}

/** Has a letter or a digit: a line of asterisks says nothing. */
export function isSpoken(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(words);
}

/** Behind each mark that ends a sentence and what closes with it; cells and rows of a table end as lines do. The last is the end. */
function* ends(words: string): Generator<number> {
  // A point ends a sentence behind a Latin letter only: "3.5", "1." are figures.
  for (const { index, 0: mark } of words.matchAll(
    /(?:[。！？!?；;…]+|(?<=[A-Za-z])\.(?=\s))[”’」』）)》】〕]*\s*|[\n\t]+/g,
  )) {
    const end = index + mark.length;
    if (end < words.length) yield end;
  }
  yield words.length;
}

function breaths(words: string, { from, to }: Span, most: number): Span[] {
  const parts: Span[] = [];
  while (to - from > most) {
    const cut = from + cutOf(words.slice(from, to), most);
    parts.push({ from, to: cut });
    from = cut;
  }
  return [...parts, { from, to }];
}

/** Between 1 and the length less 1. The rest is no stump where that can be helped. */
function cutOf(sentence: string, most: number): number {
  const latest = Math.min(most, Math.max(sentence.length - 8, sentence.length >> 1));
  for (const marks of ["，,：:", "、—"]) {
    for (let at = latest; at > most / 4; at--) {
      // A comma between digits is part of a number.
      const isNumber = /\d/.test(sentence[at] ?? "") && sentence[at - 1] === ",";
      if (marks.includes(sentence[at - 1]!) && !isNumber && restIsSpoken(sentence, at)) return at;
    }
  }
  for (let at = latest; at > 1; at--) {
    const isInWord = /[A-Za-z0-9.,%]{2}/.test(sentence.slice(at - 1, at + 1));
    if (!isInWord && !cutsPair(sentence, at) && restIsSpoken(sentence, at)) return at;
  }
  return cutsPair(sentence, latest) && latest > 1 ? latest - 1 : latest;
}

function restIsSpoken(sentence: string, at: number): boolean {
  return isSpoken(sentence.slice(0, at)) && isSpoken(sentence.slice(at));
}

/** Between the two halves of one character. */
function cutsPair(words: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(words.slice(at - 1, at + 1));
}
