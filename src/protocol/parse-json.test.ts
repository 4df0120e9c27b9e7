import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "./parse-json.ts";

const nested = (deep: number, [open, close]: readonly [string, string]) =>
  `${open.repeat(deep)}0${close.repeat(deep)}`;

test("is what the platform makes of any text, and nothing of what is none", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 20, stringUnit: "grapheme" }), (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
  for (const text of ["", "{", '"', '"\\', "[1,]", "undefined"]) expect(parseJson(text)).toBeUndefined();
});

test("brackets stand in each other 64 deep, and no deeper", () => {
  for (const pair of [
    ["[", "]"],
    ['{"a":', "}"],
  ] as const) {
    expect(parseJson(nested(64, pair))).toBeDefined();
    for (const deep of [65, 2_000, 200_000]) expect(parseJson(nested(deep, pair))).toBeUndefined();
  }
  expect(parseJson(nested(33, ['{"a":[', "]}"]))).toBeUndefined();
});

test("brackets side by side and in words are as many as there are", () => {
  expect(parseJson(`[${"[],".repeat(200)}{}]`)).toHaveLength(201);
  const words = ["[".repeat(100), `\\"${"{".repeat(100)}`, "\\\\", `"${"[".repeat(100)}`];
  expect(parseJson(JSON.stringify(words))).toEqual(words);
});
