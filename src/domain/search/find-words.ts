import { foldsToAscii, foldWords, isSimple, unfold, type FoldedWords } from "./fold-words.ts";

/** A text as it is searched: no index, only its words made comparable once. Plain scanning is exact, and fast enough for all. */
export interface SearchableText {
  /** as they are shown */
  blocks: readonly string[];
  /** the blocks, folded where this needle asks for it, parted by what no needle can hold */
  all: (needle: string) => string;
  /** where each block begins in `all` */
  begins: Uint32Array;
  /** from there back to the block as it is shown; absent: character by character */
  from?: readonly FoldedWords["from"][];
}

/** Characters `from` to `to` (not included) of a block. */
export interface Hit {
  block: number;
  from: number;
  to: number;
}

const PARTED = "\u0000";

export function searchable(blocks: readonly string[]): SearchableText {
  const whole = blocks.join(PARTED);
  if (isSimple(whole)) {
    // Nearly always. Who looks for Chinese words needs nothing folded, and it is folded once when somebody looks for others.
    let folded: string | undefined;
    const all = (needle: string): string =>
      foldsToAscii(needle) ? (folded ??= foldWords(whole).folded) : whole;
    return { blocks, all, begins: beginsOf(blocks) };
  }
  const folded = blocks.map((words) => foldWords(words));
  const words = folded.map((block) => block.folded);
  const all = words.join(PARTED);
  return { blocks, all: () => all, begins: beginsOf(words), from: folded.map(({ from }) => from) };
}

function beginsOf(blocks: readonly string[]): Uint32Array {
  const begins = new Uint32Array(blocks.length);
  for (let i = 1; i < blocks.length; i++) begins[i] = begins[i - 1]! + blocks[i - 1]!.length + 1;
  return begins;
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
  const all = text.all(needle);
  let block = 0;
  let at = all.indexOf(needle);
  while (at !== -1 && hits.length < most) {
    while ((text.begins[block + 1] ?? Infinity) <= at) block += 1;
    const begin = at - text.begins[block]!;
    const place = unfold(text.from?.[block], begin, begin + needle.length);
    const last = hits.at(-1);
    // "……" folds to six dots: one place, however often the needle fits into it.
    if (last?.block !== block || place.from >= last.to) hits.push({ block, ...place });
    at = all.indexOf(needle, at + needle.length);
  }
  return hits;
}
