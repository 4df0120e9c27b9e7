/**
 * Words as they are compared: full-width and half-width, upper and lower case, a character and its compatibility twin (a radical
 * out of a PDF, "①", "㎡") are the same. Positions stay exact: every unit of `folded` knows which characters it came from.
 */
export interface FoldedWords {
  folded: string;
  /**
   * Where the character begins that each UTF-16 unit of `folded` came from, and behind the last one the length of the words.
   * Absent: unit i came from unit i, which is so for nearly all Chinese text.
   */
  from?: Uint32Array;
}

/** Each of these folds to one unit of its own, whatever stands beside it. */
const simple = /^[\0\t\n\r -~·—‘’“”、。〈-】〔-〛㐀-䶿一-鿿！-～]*$/;
/** A character with the marks that belong to it: "e" and its accent are "é". */
const characters = /\P{M}\p{M}*|\p{M}+/gu;

export function foldWords(words: string): FoldedWords {
  if (isSimple(words)) return { folded: foldCharacter(words) };
  let folded = "";
  const from: number[] = [];
  for (const { 0: character, index } of words.matchAll(characters)) {
    const unit = foldCharacter(character);
    for (let i = 0; i < unit.length; i++) from.push(index);
    folded += unit;
  }
  from.push(words.length);
  return { folded, from: Uint32Array.from(from) };
}

/**
 * Folding changes nothing but capital and full-width letters, digits and marks, all into what `foldsToAscii` knows, and nothing
 * changes its length: what holds none of those is found in such words as they stand.
 */
export function isSimple(words: string): boolean {
  return simple.test(words);
}

/** Whether folded words hold something that others are folded to. */
export function foldsToAscii(folded: string): boolean {
  return /[!-~]/.test(folded);
}

/** The characters that units `begin` to `end` (not included) of `folded` came from; a character is never cut. */
export function unfold(from: FoldedWords["from"], begin: number, end: number): { from: number; to: number } {
  if (!from) return { from: begin, to: end };
  const last = from[end - 1]!;
  let next = end;
  while (from[next] === last) next += 1;
  return { from: from[begin]!, to: from[next]! };
}

function foldCharacter(character: string): string {
  return character.normalize("NFKC").toLowerCase();
}
