// A screen that shows frames one after the other, as a cheap camera sees it in the evening.
import { sha256 } from "@noble/hashes/sha2.js";
import { FRAME_LOOK } from "../../src/app/carry/frames-look.ts";
import { frameText } from "../../src/app/carry/frames-text.ts";
import { givenBundle } from "../../src/app/carry/testing/frames-given.ts";
import type { Picture } from "../../src/app/scan/read-code.ts";
import { filmed } from "../../src/app/scan/testing/filmed.ts";
import { frameSource } from "../../src/protocol/carry/frames.ts";

export interface Film {
  bytes: Uint8Array;
  /** frames that are needed at least */
  blocks: number;
  /** of frame 0, 1, … as filmed */
  pictures: readonly Picture[];
  /** of a frame that was shaken, or a hand before it */
  nothing: Picture;
}

/** @param entries that are handed over @param more frames as a multiple of those that are needed */
export async function filmOf(entries: number, more: number): Promise<Film> {
  const bytes = await givenBundle(entries);
  const source = frameSource(sha256, bytes, FRAME_LOOK.block);
  const { ecc } = FRAME_LOOK.code;
  const pictures = Array.from({ length: Math.ceil(source.blocks * more) + 5 }, (_, n) =>
    filmed(frameText(source.frame(n)), { ecc, turned: (n % 7) - 3, noise: 20 }, n + 1),
  );
  return { bytes, blocks: source.blocks, pictures, nothing: filmed("", { contrast: 0.05, noise: 20 }) };
}
