// A screen shows frames for as long as the app shows them, one in five is lost, and a camera looks as often as the app's: until all is there.
import { sha256 } from "@noble/hashes/sha2.js";
import { FRAME_LOOK, FRAME_LOOKING } from "../../src/app/carry/frames-look.ts";
import { frameOfText } from "../../src/app/carry/frames-text.ts";
import { readFrame } from "../../src/app/scan/read-code.ts";
import { FrameCatcher } from "../../src/protocol/carry/frames.ts";
import { type Film, filmOf } from "../harness/hand-over-film.ts";
import type { PageBench } from "../harness/page-bench.ts";

interface HandOver {
  entries: number;
  what: "ms" | "frames shown" | "frames that were needed" | "bytes";
}

/** Frames that may be needed at most, as a multiple of the least: what was not read the first time is not shown again. */
const MORE = 6;

let film: Film;

globalThis.bench = {
  async prepare({ entries }: HandOver) {
    film = await filmOf(entries, MORE);
  },
  async run({ what }: HandOver) {
    if (what === "bytes") return film.bytes.length;
    if (what === "frames that were needed") return film.blocks;
    const catcher = new FrameCatcher(sha256);
    const began = performance.now();
    for (let looks = 0; ; looks++) {
      const look = performance.now();
      const shown = Math.floor((look - began) / FRAME_LOOK.shown);
      if (shown >= film.pictures.length) throw new Error("Not all came across.");
      const isLost = (shown * 7) % 5 === 2;
      const { text } = readFrame(isLost ? film.nothing : film.pictures[shown]!, looks);
      const frame = text === undefined ? undefined : frameOfText(text);
      if (frame) catcher.take(frame);
      if (catcher.bytes) return what === "ms" ? performance.now() - began : shown + 1;
      const rest = Math.max(0, FRAME_LOOKING.between - (performance.now() - look));
      await new Promise((resolve) => setTimeout(resolve, rest));
    }
  },
} satisfies PageBench;
