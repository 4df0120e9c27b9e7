import * as fc from "fast-check";
import { expect, it } from "vitest";
import { fitsPattern, MOST_WORK, readPattern } from "./pattern.ts";

function fits(source: string, words: string): boolean | undefined {
  const pattern = readPattern(source);
  return pattern && fitsPattern(pattern, words);
}

it("says what the platform's own engine says, of patterns that forms have", () => {
  const sources = [
    "1[3-9]\\d{9}",
    "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,4}",
    "^[一-龥]{2,4}$",
    "(\\d{15}|\\d{17}[\\dXx])",
    "a(b|cd)*e?",
    "[^\\s,]+(, ?[^\\s,]+){0,2}",
    ".*",
    "\\w+?\\u4e00",
    "(?:ab|a)(c|bcd)",
    "x{2,}|",
  ];
  const chars = fc.constantFrom(...Array.from("abcdex019X.@, 一二龥_\n-"));
  for (const source of sources) {
    const pattern = readPattern(source);
    const own = new RegExp(`^(?:${source})$`, "u");
    const words = fc.oneof(
      fc.array(chars, { maxLength: 20 }).map((all) => all.join("")),
      fc.string({ unit: "grapheme" }),
    );
    fc.assert(
      fc.property(words, (text) => {
        expect(fitsPattern(pattern!, text)).toBe(own.test(text));
      }),
    );
  }
});

it("fits the whole of the words only", () => {
  expect(fits("\\d{3}", "123")).toBe(true);
  expect(fits("\\d{3}", "1234")).toBe(false);
  expect(fits("^\\d{3}$", "123")).toBe(true);
  expect(fits("", "")).toBe(true);
});

it(
  "takes each character once, with patterns that keep other engines busy for ever",
  { timeout: 60_000 },
  () => {
    const words = `${"a".repeat(5_000)}!`;
    for (const source of ["(a+)+", "(a|a)*", "(a|aa)+", "(.*)*x", "a*a*a*a*a*b", "((a*)*)*", "(?:a?){200}"]) {
      expect(fits(source, words)).toBe(false);
    }
  },
);

it("does no more than so much work, and what would take more does not fit", () => {
  const everyChar = Array.from({ length: 900 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join("");
  for (const [source, words] of [
    ["(?:a*){190}", "a".repeat(10_000)],
    [`(?:[${everyChar}a]?){290}a*`, "a".repeat(10_000)],
    ["a{590}", "b".repeat(10_000)],
  ] as const) {
    const work = { left: MOST_WORK };
    const pattern = readPattern(source, work);
    expect(fitsPattern(pattern!, words, work)).toBe(false);
    // The character at which it ended may have brought all steps once more.
    expect(work.left).toBeGreaterThan(-600 * 1_000);
    expect(work.left).toBeLessThan(MOST_WORK - 10_000);
  }
  expect(fits(".{1,290}", "字".repeat(290))).toBe(true);
});

it("does not read what it does not know, or what is too large", () => {
  const not = [
    "(",
    ")",
    "[a",
    "a**",
    "*",
    "(?=a)",
    "(?<n>a)",
    "\\1",
    "\\p{L}",
    "[z-a]",
    "\\u12",
    "a{5,2}",
    "\\",
  ];
  for (const source of [
    ...not,
    "(".repeat(100),
    "a{9999}",
    "a{602}",
    "(a?){302}",
    "(((){99}){99}){99}",
    "a".repeat(1_001),
  ]) {
    expect(readPattern(source)).toBeUndefined();
  }
});
