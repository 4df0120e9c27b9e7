import { expect, test } from "vitest";
import { numberIn } from "./number-in.ts";

test.each([
  ["0", 0],
  ["12", 12],
  ["2.5", 2.5],
  ["-3", -3],
  ["123456789012345", 123_456_789_012_345],
])("%j is a number in a workbook", (words, number) => {
  expect(numberIn(words)).toBe(number);
});

test.each(["", " ", "NaN", "Infinity", "-Infinity", "1e3", "1e+21", "0x10", "-0"])(
  "%j stays words",
  (words) => {
    expect(numberIn(words)).toBeUndefined();
  },
);

test.each([
  "110101199003077760",
  "1101011990030777",
  "0012",
  "13800000000 ",
  "1.50",
  "0.1234567890123456789",
])("%j keeps each of its characters", (words) => {
  expect(numberIn(words)).toBeUndefined();
});
