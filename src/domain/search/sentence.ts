import type { Hit } from "./find-words.ts";

/** A hit in the sentence that it stands in. */
export interface HitSentence {
  before: string;
  hit: string;
  after: string;
}

const end = /[。！？!?；;…\n]/;
const closing = /[”’」』）)》]/;

/**
 * @param words of the block
 * @param most characters on each side; a longer sentence is cut, and shows it by "…"
 */
export function sentenceOf(words: string, { from, to }: Pick<Hit, "from" | "to">, most = 40): HitSentence {
  let begin = from;
  while (begin > 0 && !end.test(words[begin - 1]!)) begin -= 1;
  // What closes the sentence before is no part of this one.
  while (begin < from && closing.test(words[begin]!)) begin += 1;
  let stop = to;
  while (stop < words.length && !end.test(words[stop]!)) stop += 1;
  while (stop < words.length && (end.test(words[stop]!) || closing.test(words[stop]!))) stop += 1;
  const before = lastOf(words.slice(begin, from).trimStart(), most);
  return { before, hit: words.slice(from, to), after: firstOf(words.slice(to, stop).trimEnd(), most) };
}

function lastOf(words: string, most: number): string {
  const all = Array.from(words);
  return all.length > most ? `…${all.slice(-most).join("")}` : words;
}

function firstOf(words: string, most: number): string {
  const all = Array.from(words);
  return all.length > most ? `${all.slice(0, most).join("")}…` : words;
}
