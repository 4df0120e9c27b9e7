import { expect, test } from "vitest";
import { placesNamed } from "./places-in-app.ts";

const found = (words: string) => placesNamed(words).map(({ to }) => to);

test("长辈版 is found under every name that people know for it", () => {
  for (const words of ["长辈版", "关怀版", "关怀", "大字版", "大字", "老年版", "字大一点", "看不清楚"])
    expect(found(words), words).toContain("/elder");
});

test("one character says nothing yet, and what is no page is none", () => {
  expect(found("版")).toEqual([]);
  expect(found("  ")).toEqual([]);
  expect(found("群众路线")).toEqual([]);
});

test("the everyday word leads to the page", () => {
  expect(found("心得")).toEqual(["/essays", "/corner"]);
  expect(found("换手机")).toContain("/me/hand-over");
});
