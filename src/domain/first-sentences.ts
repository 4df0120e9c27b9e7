/** A line of what somebody wrote, and whether words of its sentence were left out behind it. */
export interface SentenceLine {
  words: string;
  isCut: boolean;
}

/**
 * The few lines that say most of a long text: its first sentence, those that tell of something decided, and then whatever comes
 * next, all in their own order. A sentence that is too long ends at a comma, and without one behind a word, never within.
 * @param width UTF-16 units of a line, at most
 * @returns no more than `lines`; `isWhole`: nothing was left out
 */
export function firstSentences(
  text: string,
  lines: number,
  width: number,
): { lines: readonly SentenceLine[]; isWhole: boolean } {
  const sentences = sentencesOf(text);
  const chosen = new Set<number>();
  const add = (wanted: (sentence: string, i: number) => boolean): void => {
    sentences.forEach((sentence, i) => {
      if (chosen.size < lines && wanted(sentence, i)) chosen.add(i);
    });
  };
  add((_, i) => i === 0);
  add((sentence) => DECIDED.test(sentence));
  add(() => true);
  const shown = sentences.filter((_, i) => chosen.has(i)).map((sentence) => lineOf(sentence, width));
  return {
    lines: shown,
    isWhole: shown.length === sentences.length && shown.every(({ isCut }) => !isCut),
  };
}

/** What a branch writes where something came out of it. */
const DECIDED = /决定|议定|商定|定下|定于|通过|推选|选举|选出|同意|确定|下一步|下次/;

/** A sentence ends at its mark, the quotes that close it included, or with its line. */
function sentencesOf(text: string): string[] {
  return [...text.matchAll(/[^。！？!?；;\n]+[。！？!?；;]*[”’」』）)]*/g)]
    .map(([sentence]) => sentence.trim().replace(/[；;]+$/, ""))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

function lineOf(sentence: string, width: number): SentenceLine {
  if (sentence.length <= width) return { words: sentence, isCut: false };
  const room = sentence.slice(0, width - 1);
  // Less than half a line would say too little.
  const pause = Math.max(room.lastIndexOf("，"), room.lastIndexOf("、"));
  const kept = pause >= room.length / 2 ? room.slice(0, pause) : wholeWords(sentence, room.length);
  return { words: `${kept}…`, isCut: true };
}

/** @param most UTF-16 units */
function wholeWords(sentence: string, most: number): string {
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter("zh", { granularity: "word" }).segment(sentence)) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  // One word that is longer than a line: better a part of it than nothing.
  return sentence.slice(0, end > 0 ? end : most).trimEnd();
}
