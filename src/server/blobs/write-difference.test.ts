import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyDifference } from "../../protocol/difference.ts";
import { writeDifference } from "./write-difference.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const sentence = (n: number): string => `第 ${n} 件事，先记下来，第 ${(n * 7919) % 1000} 天再办。`;
const text = Array.from({ length: 600 }, (_, n) => sentence(n));

describe("a difference", () => {
  test("gives the other file again, whatever the two are", () => {
    const words = fc.array(
      fc.constantFrom("送学上门", "夜校", "大会", "a", "水渠的事，先记下来，第二天又来了。"),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [base, target] = [bytesOf(one.join("")), bytesOf(other.join(""))];
        expect(applyDifference(base, writeDifference(base, target), target.length)).toEqual(target);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (base, target) => {
        expect(applyDifference(base, writeDifference(base, target), target.length)).toEqual(target);
      }),
    );
  });

  test.each([
    ["a word for another", text.with(300, "第 300 件事，当面说清楚。")],
    ["a sentence at the front", ["新的一段。", ...text]],
    ["a sentence gone", text.toSpliced(100, 1)],
    ["two parts in the other order", [...text.slice(300), ...text.slice(0, 300)]],
    ["the same", text],
  ])("is as long as what has changed: %s", (_what, changed) => {
    const [base, target] = [bytesOf(text.join("")), bytesOf(changed.join(""))];
    const difference = writeDifference(base, target);
    expect(applyDifference(base, difference, target.length)).toEqual(target);
    expect(difference.length).toBeLessThan(100);
  });

  test("a long file that repeats itself takes no longer for it", () => {
    const [base, target] = [new Uint8Array(1_000_000), new Uint8Array(1_000_000).fill(1, 500_000)];
    expect(applyDifference(base, writeDifference(base, target), target.length)).toEqual(target);
  });
});
