import { PARTED } from "./passage.ts";

/** The words of all blocks behind one another, so that what goes over the end of one is found too. */
export interface Row {
  /** begins and ends with a break, as each block does */
  words: string;
  at(block: number, offset: number): number;
  pointAt(at: number): { block: number; offset: number };
}

export function inOneRow(blocks: readonly string[]): Row {
  const begins: number[] = [];
  let at = 1;
  for (const words of blocks) {
    begins.push(at);
    at += words.length + 1;
  }
  return {
    words: PARTED + blocks.join(PARTED) + PARTED,
    // A version that is shorter has no such block: its end is nearest then.
    at: (block, offset) => (begins[block] ?? at - 1) + offset,
    pointAt(at) {
      let low = 0;
      let high = begins.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (begins[middle]! <= at) low = middle;
        else high = middle - 1;
      }
      return { block: low, offset: Math.min(Math.max(0, at - (begins[low] ?? 0)), blocks[low]?.length ?? 0) };
    },
  };
}
