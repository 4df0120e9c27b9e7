import * as fc from "fast-check";
import { expect, test } from "vitest";
import { quotation, quotedTitles } from "./quoted-titles.ts";

test("a quotation names its source, and is found again", () => {
  expect(quotation(" 他说“好”。 ", "下班十分钟")).toBe("“他说‘好’。”（《下班十分钟》）");
  const text = `读了${quotation("一", "甲")}和${quotation("二", "乙")}，还有${quotation("三", "甲")}。看过《丙》。`;
  expect(quotedTitles(text)).toEqual(["《甲》", "《乙》"]);
});

test("whatever is quoted, its source is found", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, words) => {
      expect(quotedTitles(before + quotation(words, "会前想好三句话"))).toContain("《会前想好三句话》");
    }),
  );
});

test("a title with marks in it is written with single ones, and found again", () => {
  for (const [title, marked] of [
    ["《中国共产党章程》", "《中国共产党章程》"],
    ["论《实践论》的意义", "《论〈实践论〉的意义》"],
    ["《甲》和《乙》", "《〈甲〉和〈乙〉》"],
  ] as const) {
    expect(quotation("一", title)).toBe(`“一”（${marked}）`);
    expect(quotedTitles(quotation("一", title))).toEqual([marked]);
  }
});
