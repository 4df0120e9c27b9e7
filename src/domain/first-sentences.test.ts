import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstSentences } from "./first-sentences.ts";

const lines = (text: string, count = 2, width = 36) =>
  firstSentences(text, count, width).lines.map(({ words }) => words);

test("a short summary stands there whole, sentence by sentence", () => {
  const text = "读了《下班十分钟》，每人说了三句话。\n路灯坏了两盏！";
  expect(lines(text)).toEqual(["读了《下班十分钟》，每人说了三句话。", "路灯坏了两盏！"]);
  expect(firstSentences(text, 2, 36).isWhole).toBe(true);
});

test("of a long one the first sentence and what was decided, in the order in which they were written", () => {
  const text =
    "先读了文件。大家谈了体会。会议决定下周六修路灯。又说了些闲话。下次会在十二月一日开。最后唱了歌。";
  expect(lines(text, 3)).toEqual(["先读了文件。", "会议决定下周六修路灯。", "下次会在十二月一日开。"]);
  expect(firstSentences(text, 3, 36).isWhole).toBe(false);
});

test("a sentence that is too long ends at a comma, and says that it goes on", () => {
  const text = "读了《下班十分钟》，每人说了三句话，刘海涛说路灯坏了两盏要赶紧联系供电所的人来修好";
  expect(lines(text, 1, 24)).toEqual(["读了《下班十分钟》，每人说了三句话…"]);
});

test("without a comma it ends behind a word; a number or a name in letters is not cut in two", () => {
  const [words = ""] = lines("由刘海涛联系供电所修理村口到祠堂之间坏了的20盏路灯", 1, 23);
  expect(words).toMatch(/坏了的…$|之间…$/);
  const [other = ""] = lines("请大家都下载HarmonyOS版本的新程序以后再来参加学习", 1, 12);
  expect(other).toBe("请大家都下载…");
});

test("marks and empty lines alone are no sentences; nothing written gives no line", () => {
  expect(lines("\n\n。。\n——\n")).toEqual([]);
  expect(firstSentences("", 3, 36)).toEqual({ lines: [], isWhole: true });
});

describe("whatever somebody writes", () => {
  const anyText = fc
    .array(
      fc.constantFrom(
        "会",
        "议",
        "决定",
        "路灯",
        "20",
        "HarmonyOS",
        "，",
        "。",
        "；",
        "\n",
        "“",
        "”",
        "😀",
        " ",
      ),
      {
        maxLength: 120,
      },
    )
    .map((parts) => parts.join(""));
  test("no line is longer than asked, none is empty, each is of the text, and what is whole is whole", () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 10, max: 40 }),
        (text, n, width) => {
          const { lines: found, isWhole } = firstSentences(text, n, width);
          expect(found.length).toBeLessThanOrEqual(n);
          for (const { words, isCut } of found) {
            expect(words.length).toBeLessThanOrEqual(width);
            expect(words.length).toBeGreaterThan(isCut ? 1 : 0);
            expect(text).toContain(isCut ? words.slice(0, -1) : words);
          }
          if (isWhole) {
            const letters = (of: string) => of.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
            expect(letters(found.map(({ words }) => words).join(""))).toBe(letters(text));
          }
        },
      ),
    );
  });
});
