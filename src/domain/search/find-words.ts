import { foldWords, unfold, type FoldedWords } from "./fold-words.ts";

/** A text as it is searched: no index, only its words made comparable once. Plain scanning is exact, and fast enough for all. */
export interface SearchableText {
  /** as they are shown */
  blocks: readonly string[];
  folded: readonly FoldedWords[];
  /** the folded blocks, parted by what no search can hold */
  all: string;
  /** where each block begins in `all` */
  begins: Uint32Array;
}

/** Characters `from` to `to` (not included) of a block. */
export interface Hit {
  block: number;
  from: number;
  to: number;
}

const PARTED = "\u0000";

export function searchable(blocks: readonly string[]): SearchableText {
  const folded = blocks.map((words) => foldWords(words));
  const begins = new Uint32Array(blocks.length);
  let at = 0;
  folded.forEach((block, i) => {
    begins[i] = at;
    at += block.folded.length + 1;
  });
  return { blocks, folded, all: folded.map((block) => block.folded).join(PARTED), begins };
}

/** What is really looked for: "" where nothing is. */
export function needleOf(query: string): string {
  return foldWords(query.replaceAll(PARTED, " ").replaceAll(/\s+/g, " ").trim()).folded;
}

/**
 * Every place, in reading order, none over another.
 * @param needle from `needleOf` @param most stops after so many
 */
export function findWords(text: SearchableText, needle: string, most = Infinity): Hit[] {
  const hits: Hit[] = [];
  if (needle === "") return hits;
  let block = 0;
  let at = text.all.indexOf(needle);
  while (at !== -1 && hits.length < most) {
    while ((text.begins[block + 1] ?? Infinity) <= at) block += 1;
    const begin = at - text.begins[block]!;
    const place = unfold(text.folded[block]!, begin, begin + needle.length);
    const last = hits.at(-1);
    // "……" folds to six dots: one place, however often the needle fits into it.
    if (last?.block !== block || place.from >= last.to) hits.push({ block, ...place });
    at = text.all.indexOf(needle, at + needle.length);
  }
  return hits;
}
