import { sha256 } from "@noble/hashes/sha2.js";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { FRAME_LIMITS, FrameCatcher, frameSource } from "./frames.ts";

const bytes = fc.uint8Array({ minLength: 0, maxLength: 3_000 });
const block = fc.integer({ min: FRAME_LIMITS.block.from, max: 400 });

function sendUntilThere(
  sent: Uint8Array,
  size: number,
  isMissed: (number: number) => boolean,
): { got: Uint8Array | undefined; caught: number; blocks: number } {
  const source = frameSource(sha256, sent, size);
  const catcher = new FrameCatcher(sha256);
  let caught = 0;
  for (let number = 0; number < source.blocks * 8 + 200 && !catcher.bytes; number++) {
    if (isMissed(number)) continue;
    catcher.take(source.frame(number));
    caught++;
  }
  return { got: catcher.bytes, caught, blocks: source.blocks };
}

test("whichever frames are missed, the bytes come across, with hardly more frames than there are blocks", () => {
  fc.assert(
    fc.property(
      bytes,
      block,
      fc.integer(),
      fc.double({ min: 0, max: 0.7, noNaN: true }),
      (sent, size, seed, loss) => {
        let state = seed | 1;
        const { got, caught, blocks } = sendUntilThere(sent, size, () => {
          state = Math.imul(state, 1_103_515_245) + 12_345;
          return ((state >>> 8) & 0xffff) / 0x10000 < loss;
        });
        expect(got).toEqual(sent);
        expect(caught).toBeLessThanOrEqual(blocks + 20);
      },
    ),
    { numRuns: 300 },
  );
});

test("any order, any frame twice: nothing is lost by it, and progress only grows", () => {
  fc.assert(
    fc.property(bytes, block, fc.infiniteStream(fc.nat(500)), (sent, size, numbers) => {
      const source = frameSource(sha256, sent, size);
      const catcher = new FrameCatcher(sha256);
      let have = 0;
      for (const number of numbers) {
        const before = catcher.progress?.have ?? 0;
        const caught = catcher.take(source.frame(number));
        have = catcher.progress!.have;
        expect(have).toBe(caught === "new" || (caught === "complete" && have > before) ? before + 1 : before);
        expect(catcher.take(source.frame(number))).toBe(catcher.bytes ? "complete" : "known");
        if (catcher.bytes) break;
      }
      expect(catcher.bytes).toEqual(sent);
    }),
    { numRuns: 100 },
  );
});

test("a byte that is read wrongly, a part of a frame, another text: none of it gets in", () => {
  const source = frameSource(sha256, new TextEncoder().encode("送学上门".repeat(100)), 100);
  const frame = source.frame(3);
  for (let at = 0; at < frame.length; at++) {
    const wrong = frame.slice();
    wrong[at]! ^= 1 << (at % 8);
    expect(new FrameCatcher(sha256).take(wrong)).toBe("damaged");
    expect(new FrameCatcher(sha256).take(frame.slice(0, at))).toBe("damaged");
  }
  expect(new FrameCatcher(sha256).take(new TextEncoder().encode("https://example.org/?a=1"))).toBe("damaged");
});

test("a frame of another sending is named as such and changes nothing", () => {
  const one = frameSource(sha256, new Uint8Array(500).fill(1), 100);
  const two = frameSource(sha256, new Uint8Array(500).fill(2), 100);
  const catcher = new FrameCatcher(sha256);
  catcher.take(one.frame(0));
  expect(catcher.take(two.frame(1))).toBe("other");
  expect(catcher.progress).toEqual({ have: 1, of: 5 });
  catcher.begin();
  expect(catcher.take(two.frame(1))).toBe("new");
});

test("100 kB in blocks of 700 bytes with a fifth of the frames missed", () => {
  const sent = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7919) >> 3);
  const { got, caught, blocks } = sendUntilThere(sent, 700, (number) => number % 5 === 2);
  expect(got).toEqual(sent);
  expect(caught).toBeLessThan(blocks + 12);
});

test("what is too much for this way is refused before anything is shown", () => {
  const { length, blocks } = FRAME_LIMITS;
  expect(() => frameSource(sha256, new Uint8Array(length + 1), 700)).toThrow(RangeError);
  expect(() => frameSource(sha256, new Uint8Array(32 * blocks + 1), 32)).toThrow(RangeError);
  expect(() => frameSource(sha256, new Uint8Array(10), 31)).toThrow(RangeError);
});
