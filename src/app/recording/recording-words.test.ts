import { expect, test } from "vitest";
import { levelWords, partsWords, secondsWords } from "./recording-words.ts";

test("how long and how large, in words", () => {
  expect([0.4, 42.4, 60, 80, 3600].map(secondsWords)).toEqual([
    "0 秒",
    "42 秒",
    "1 分钟",
    "1 分 20 秒",
    "60 分钟",
  ]);
  const parts = [
    { seconds: 30, size: 120_000 },
    { seconds: 50, size: 200_000 },
  ];
  expect(partsWords(parts)).toBe("2 段，1 分 20 秒，0.3 MB");
});

test("how loud, in words", () => {
  expect([0, 0.01, 0.1, 0.6].map(levelWords)).toEqual([
    "听不到声音",
    "声音有点小，靠近一点",
    "声音正好",
    "声音太大，离远一点",
  ]);
});
