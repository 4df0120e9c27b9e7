import { expect, test } from "vitest";
import { numberTyped } from "./number-typed.ts";

test("numbers as phones and people write them", () => {
  expect(numberTyped("12")).toBe(12);
  expect(numberTyped(" １２．５ ")).toBe(12.5);
  expect(numberTyped("3。5")).toBe(3.5);
  expect(numberTyped("－4")).toBe(-4);
  expect(numberTyped("1,200")).toBe(1200);
  expect(numberTyped("3.")).toBe(3);
});

test("nothing is nothing, and what is no number stays as it was typed", () => {
  expect(numberTyped("  ")).toBeUndefined();
  expect(numberTyped("三个")).toBe("三个");
  expect(numberTyped("1-2")).toBe("1-2");
  expect(numberTyped("1e3")).toBe("1e3");
});
