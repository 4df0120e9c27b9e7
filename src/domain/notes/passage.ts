import type { NotePlace } from "../entries/notes.ts";

/** Characters of a text from a point of one block to a point of the same or a later one. */
export interface Stretch {
  block: number;
  start: number;
  endBlock: number;
  /** not included */
  end: number;
}

/** A stretch with what it says and what stands around it: what finds it again in another version. */
export type Passage = Pick<NotePlace, "block" | "start" | "end" | "endBlock" | "quote" | "before" | "after">;

/** characters on each side that are kept with a passage, and from a place on */
const AROUND = 32;

/** Between two blocks, wherever their words stand in one row. */
export const PARTED = "\n";

/** @param blocks the words of each block, see `protocol/block-words.ts` */
export function passageOf(blocks: readonly string[], stretch: Stretch): Passage {
  const { block, start, endBlock, end } = stretch;
  const first = blocks[block] ?? "";
  const last = blocks[endBlock] ?? "";
  const quote =
    block === endBlock
      ? first.slice(start, end)
      : [first.slice(start), ...blocks.slice(block + 1, endBlock), last.slice(0, end)].join(PARTED);
  return {
    block,
    start,
    end,
    ...(endBlock !== block && { endBlock }),
    quote,
    before: whole(first.slice(Math.max(0, start - AROUND), start)),
    after: whole(last.slice(end, end + AROUND)),
  };
}

/** The words from a point on, also over the ends of blocks. */
export function wordsFrom(blocks: readonly string[], block: number, offset: number): string {
  let words = (blocks[block] ?? "").slice(offset, offset + AROUND);
  for (let i = block + 1; i < blocks.length && words.length < AROUND; i++)
    words += PARTED + blocks[i]!.slice(0, AROUND);
  return whole(words.slice(0, AROUND));
}

/** Without the half of a character that was cut in two. */
function whole(words: string): string {
  return words.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
}
