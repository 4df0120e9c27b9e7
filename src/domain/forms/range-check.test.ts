import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Question } from "./form.ts";
import { type Range, rangeOf, withRange } from "./range-check.ts";

const number: Extract<Question, { kind: "number" }> = { kind: "number", id: "n", label: "人数" };
const text: Extract<Question, { kind: "text" }> = { kind: "text", id: "t", label: "意见" };

const range: fc.Arbitrary<Range> = fc
  .record({
    from: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
    to: fc.option(fc.integer({ min: 100, max: 900 }), { nil: undefined }),
    words: fc.option(fc.constant("请再看看。"), { nil: undefined }),
  })
  .map(({ from, to, words }) => ({
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(words !== undefined && (from !== undefined || to !== undefined) && { words }),
  }));

test("bounds are read back as they were given, whatever stood there before", () => {
  fc.assert(
    fc.property(range, range, (before, now) => {
      expect(rangeOf(withRange(withRange(number, before), now))).toEqual(now);
      expect(rangeOf(withRange(withRange(text, before), now))).toEqual(now);
    }),
  );
});

test("a plain bound is no rule; with words of one's own it is one that says them", () => {
  expect(withRange(number, { from: 1, to: 9 })).toEqual({ ...number, from: 1, to: 9 });
  expect(withRange(text, { to: 20 })).toEqual({ ...text, most: 20 });
  expect(withRange(text, { from: 5 }).check?.words).toBe("请至少写 5 个字。");
  expect(withRange(number, { to: 9, words: "太多了" }).check?.words).toBe("太多了");
});

test("a rule that says more than bounds is not taken for bounds", () => {
  const holds = { call: "regex" as const, of: [{ self: true as const }, { value: "1.*" }] };
  expect(rangeOf({ ...text, check: { holds, words: "手机号" } })).toBeUndefined();
  expect(
    rangeOf({ ...number, check: { holds: { call: "=", of: [{ self: true }, { value: 1 }] }, words: "x" } }),
  ).toBeUndefined();
});
