import { expect, test } from "vitest";
import { cellWords, xmlWords } from "./safe-words.ts";

test.each([
  ["=1+1", "'=1+1"],
  ["+86 138", "'+86 138"],
  ["-5", "'-5"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["＝1", "'＝1"],
  ["﹦1", "'﹦1"],
  ["−1", "'−1"],
  ["\u200b=1", "'\u200b=1"],
  ["\tA1", "'\tA1"],
  ["\r\nA1", "'\r\nA1"],
  ["王建国（2231）", "王建国（2231）"],
  ["1-2", "1-2"],
  ["", ""],
])("%j in a cell is %j", (words, cell) => {
  expect(cellWords(words)).toBe(cell);
});

test("what no XML may hold is gone, and rare characters are kept whole", () => {
  expect(xmlWords("甲\u0000\u0008乙\n丙\ud83d丁\udc4d𠮷\uffff")).toBe("甲乙\n丙丁𠮷");
});
