import { sha256 } from "@noble/hashes/sha2.js";
import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { encode } from "uqr";
import { randomBytes } from "../../local-db/web-keys.ts";
import type { Bytes } from "../../protocol/bytes.ts";
import { FrameCatcher, frameSource } from "../../protocol/carry/frames.ts";
import { readFrame } from "../scan/read-code.ts";
import { filmed, type Pose } from "../scan/testing/filmed.ts";
import { FRAME_LOOK, FRAME_MODULES } from "./frames-look.ts";
import { frameOfText, frameText } from "./frames-text.ts";
import { givenBundle } from "./testing/frames-given.ts";

// Pictures are reckoned pixel by pixel, which takes its time beside other tests.
vi.setConfig({ testTimeout: 180_000 });

/** Films every frame that is not dropped and reads it, as the app does. @returns what came across, and how it went */
function sendThroughPictures(bytes: Bytes, isDropped: (n: number) => boolean, pose: (n: number) => Pose) {
  const source = frameSource(sha256, bytes, FRAME_LOOK.block);
  const catcher = new FrameCatcher(sha256);
  const went = { shown: 0, dropped: 0, unread: 0, wrong: 0 };
  for (; !catcher.bytes && went.shown < source.blocks * 3 + 40; went.shown++) {
    if (isDropped(went.shown)) {
      went.dropped++;
      continue;
    }
    const text = frameText(source.frame(went.shown));
    const { text: read } = readFrame(
      filmed(text, { ecc: "L", ...pose(went.shown) }, went.shown + 1),
      went.shown,
    );
    const frame = read === undefined ? undefined : frameOfText(read);
    if (!frame) went.unread++;
    else if (catcher.take(frame) === "damaged") went.wrong++;
  }
  return { got: catcher.bytes, blocks: source.blocks, ...went };
}

const isFifth = (n: number): boolean => (n * 7) % 5 === 2;

test("30 entries from a screen to a camera that shakes, blurs and is noisy, with a fifth of the frames dropped", async () => {
  const bytes = await givenBundle(30);
  const went = sendThroughPictures(bytes, isFifth, (n) => ({
    turned: ((n * 13) % 17) - 8,
    module: 5.5 + (n % 3) / 4,
    blurred: n % 3 === 0 ? 1 : 0,
    noise: 20 + (n % 20),
    slant: n % 4 === 0 ? 0.03 : 0,
  }));
  expect(went.got).toEqual(bytes);
  expect(went.wrong).toBe(0);
  expect(went.unread).toBeLessThanOrEqual(3);
  expect(went.shown).toBeLessThanOrEqual(Math.ceil((went.blocks + 4) / 0.8) + went.unread);
});

test("100 kB, a fifth dropped, in the noise of a cheap camera", () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => Math.imul(i, 2_654_435_761) >>> 24);
  const went = sendThroughPictures(bytes, isFifth, (n) => ({ turned: (n % 7) - 3, noise: 20 }));
  expect(went.got).toEqual(bytes);
  expect(went.shown).toBeLessThanOrEqual(Math.ceil((went.blocks + 12) / 0.8) + went.unread);
});

test("a frame fills its code to the last sign, and no more", () => {
  const codeOf = (block: number): { size: number } =>
    encode(frameText(frameSource(sha256, randomBytes(block), block).frame(0)), { ...FRAME_LOOK.code });
  expect(codeOf(FRAME_LOOK.block).size).toBe(FRAME_MODULES);
  expect(codeOf(FRAME_LOOK.block + 1).size).toBeGreaterThan(FRAME_MODULES);
});

test("any bytes come back from their text; any other text is no bytes, or bytes whose text it is", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(frameOfText(frameText(bytes))).toEqual(bytes);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("0", "A", "Z", " ", "$", ":", "W", "%") }), (text) => {
      const bytes = frameOfText(text);
      expect(bytes === undefined ? text : frameText(bytes)).toBe(text);
    }),
  );
  expect(frameOfText("https://xuexi.example/x?y=1")).toBeUndefined();
});
