import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isSpoken, spokenSentences } from "./spoken-sentences.ts";

function cut(words: string, most?: number): string[] {
  return spokenSentences(words, most).map(({ from, to }) => words.slice(from, to));
}

test("a sentence ends at its mark, with the quotes and brackets that close it", () => {
  expect(cut("他说：“学了就要用！”大家笑了。真的吗？（真的。）好；就这样……")).toEqual([
    "他说：“学了就要用！”",
    "大家笑了。",
    "真的吗？",
    "（真的。）",
    "好；",
    "就这样……",
  ]);
});

test("what has no mark is one sentence; what has nothing to say goes with its neighbour", () => {
  expect(cut("第一节 下班十分钟")).toEqual(["第一节 下班十分钟"]);
  expect(cut("……好。！？再来。***")).toEqual(["……好。！？", "再来。***"]);
  expect(cut("* * *")).toEqual(["* * *"]);
  expect(cut("")).toEqual([]);
});

test("numbers stay whole: points and commas between digits end nothing", () => {
  expect(cut("增长3.5%，共1,200户。See p. 5 there.")).toEqual([
    "增长3.5%，共1,200户。",
    "See p. ",
    "5 there.",
  ]);
});

test("a table is spoken cell by cell", () => {
  expect(cut("户主\t人口\n张三\t4人")).toEqual(["户主\t", "人口\n", "张三\t", "4人"]);
});

test("a long sentence is cut behind its commas, and without any in the middle of nothing", () => {
  const long =
    "从一月到六月，我们走了十二个村，访了三百户人家，记下来的问题有四十七件，办好了四十一件，其余的正在办。";
  const parts = cut(long, 20);
  expect(parts.join("")).toBe(long);
  expect(parts.slice(0, -1).every((part) => part.endsWith("，"))).toBe(true);
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(20);
  expect(cut("学".repeat(45), 20).map(({ length }) => length)).toEqual([20, 17, 8]);
});

/** One half of a character that takes two. */
function hasHalf(words: string): boolean {
  return /\p{Surrogate}/u.test(words);
}

test("whatever the words: the sentences together are the text, none is empty, each is short, each says something", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "。",
      "！”",
      "？",
      "……",
      "，",
      "、",
      "；",
      "\n",
      "\t",
      " ",
      ".",
      ",",
      "“",
      "（",
      "）",
      "—",
    ),
    fc.constantFrom("学", "习", "党支部", "2026", "3.5", "Wi-Fi", "𠮷", "𝟛", "é"),
    fc.string({ unit: "grapheme", maxLength: 6 }),
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, fc.integer({ min: 6, max: 60 }), (words, most) => {
      const spans = spokenSentences(words, most);
      const parts = spans.map(({ from, to }) => words.slice(from, to));
      expect(parts.join("")).toBe(words);
      expect(spans.every(({ from, to }) => to > from)).toBe(true);
      expect(Math.max(0, ...parts.map(({ length }) => length))).toBeLessThanOrEqual(most);
      if (!hasHalf(words)) expect(parts.filter(hasHalf)).toEqual([]);
      const plain = spokenSentences(words, Infinity);
      if (isSpoken(words)) expect(plain.every(({ from, to }) => isSpoken(words.slice(from, to)))).toBe(true);
    }),
  );
});
