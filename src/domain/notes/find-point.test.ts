import { expect, test } from "vitest";
import { findPoint } from "./find-point.ts";
import { wordsFrom } from "./passage.ts";

const text = [
  "第一节",
  "坚持群众路线，多听群众的意见，把好事办好，把实事办实。",
  "第二节",
  "坚持群众路线，多听群众的意见，不走过场，也不图热闹。",
  "最后一段话。",
];

function kept(block: number, offset: number) {
  return { block, offset, words: wordsFrom(text, block, offset) };
}

test("the words from a point on go over the end of a block, and are 32 at the most", () => {
  expect(wordsFrom(text, 2, 1)).toBe("二节\n坚持群众路线，多听群众的意见，不走过场，也不图热闹。\n最后");
  expect(wordsFrom(text, 4, 3)).toBe("段话。");
  expect(wordsFrom(["一".repeat(20), "👍".repeat(20)], 0, 20)).toHaveLength(31);
  expect(wordsFrom(text, 9, 0)).toBe("");
});

test("in a new version the place is at the same words", () => {
  const next = ["新的前言", "多加的一段。", ...text];
  expect(findPoint(next, kept(3, 7))).toEqual({ block: 5, offset: 7 });
  expect(findPoint(next, kept(1, 0))).toEqual({ block: 3, offset: 0 });
});

test("of the same words in two places the nearer", () => {
  const next = [...text, ...text];
  expect(findPoint(next, kept(3, 0))).toEqual({ block: 3, offset: 0 });
});

test("words that were put right are nearly the same", () => {
  const next = ["加一段", ...text.map((words) => words.replace("不走过场", "切忌走过场"))];
  expect(findPoint(next, kept(3, 7))).toEqual({ block: 4, offset: 7 });
});

test("words that are gone are found nowhere", () => {
  expect(findPoint(["全都是新写的。", "跟先前的没有关系。"], kept(3, 7))).toBeUndefined();
  expect(findPoint(text, { block: 0, offset: 0, words: "" })).toBeUndefined();
});
