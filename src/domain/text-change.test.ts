import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  applyChange,
  changeBetween,
  FULL_TEXT_EVERY,
  shouldStoreFull,
  type SinceFull,
} from "./text-change.ts";

/** Few characters, so that texts share much; emoji of two units, and halves of them, as a damaged text may have. */
const piece = fc.constantFrom("学", "习", "a", "😀", "😁", "\u{20BB7}", "\uD83D", "\uDE00", "\n");
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
const soundText = fc.string({ unit: "binary", maxLength: 20 });

test("applying the change between two texts gives the second", () => {
  fc.assert(
    fc.property(fc.oneof(fc.tuple(text, text), fc.tuple(soundText, soundText)), ([before, after]) => {
      expect(applyChange(before, changeBetween(before, after))).toBe(after);
    }),
    { numRuns: 2000 },
  );
});

test("a change never cuts a character of two units in two, on either side", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { at, remove, insert } = changeBetween(before, after);
      for (const [whole, places] of [
        [before, [at, at + remove]],
        [after, [at, at + insert.length]],
      ] as const) {
        for (const place of places) expect(isInsidePair(whole, place)).toBe(false);
      }
    }),
    { numRuns: 2000 },
  );
});

test("one key is one character of change, wherever it is", () => {
  fc.assert(
    fc.property(soundText, soundText, (head, tail) => {
      const { remove, insert } = changeBetween(head + tail, `${head}\u0001${tail}`);
      expect({ remove, insert: insert.length }).toEqual({ remove: 0, insert: 1 });
    }),
  );
});

test("equal texts have an empty change", () => {
  fc.assert(
    fc.property(text, (same) => {
      const { remove, insert } = changeBetween(same, same);
      expect({ remove, insert }).toEqual({ remove: 0, insert: "" });
    }),
  );
});

test("a change that reaches past the text is none of it", () => {
  expect(applyChange("学习", { at: 1, remove: 5, insert: "" })).toBeUndefined();
  expect(applyChange("学习", { at: 3, remove: 0, insert: "好" })).toBeUndefined();
  expect(applyChange("学习", { at: -1, remove: 0, insert: "好" })).toBeUndefined();
});

test("a full text: the first, every so many, and when half of it has been written", () => {
  const small = { at: 0, remove: 0, insert: "好" };
  const long = "这是一段已经写好的话，后面还会再写。";
  const since = { versions: 0, written: 0 };
  expect(shouldStoreFull(undefined, small, long)).toBe(true);
  expect(shouldStoreFull(since, small, long)).toBe(false);
  expect(shouldStoreFull({ ...since, versions: FULL_TEXT_EVERY - 2 }, small, long)).toBe(false);
  expect(shouldStoreFull({ ...since, versions: FULL_TEXT_EVERY - 1 }, small, long)).toBe(true);
  expect(shouldStoreFull({ ...since, written: long.length / 2 - 2 }, small, long)).toBe(false);
  expect(shouldStoreFull({ ...since, written: long.length / 2 - 1 }, small, long)).toBe(true);
});

test("what is kept grows by what was written, however often somebody rests", () => {
  for (const characters of [3, 17, 200]) {
    const whole = "学".repeat(5_000);
    let since: SinceFull | undefined;
    let [kept, text] = [0, ""];
    while (text.length < whole.length) {
      const next = whole.slice(0, text.length + characters);
      const change = changeBetween(text, next);
      const isFull = shouldStoreFull(since, change, next);
      kept += isFull ? next.length : change.insert.length;
      since = isFull
        ? { versions: 0, written: 0 }
        : { versions: since!.versions + 1, written: since!.written + change.insert.length };
      text = next;
    }
    // Each character once, and again in full texts that double; a little more where they come by their number.
    expect(kept).toBeLessThan(whole.length * 3.5);
  }
});

function isInsidePair(whole: string, at: number): boolean {
  const point = at > 0 ? (whole.codePointAt(at - 1) ?? 0) : 0;
  return point > 0xffff;
}
