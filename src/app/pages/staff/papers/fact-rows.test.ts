import { expect, test } from "vitest";
import { factRows } from "./fact-rows.ts";

test("short facts stand two to a row, long ones alone, in the order in which they came", () => {
  const time: [string, string] = ["时间", "2026年3月12日 星期四 晚上7:30"];
  const facts: [string, string][] = [
    ["主持人", "孙"],
    ["记录人", "周"],
    ["地点", "村部"],
    time,
    ["应到", "9"],
    ["实到", "6"],
  ];
  expect(factRows(facts).map((row) => row.map(([name]) => name))).toEqual([
    ["主持人", "记录人"],
    ["地点"],
    ["时间"],
    ["应到", "实到"],
  ]);
});
