import * as fc from "fast-check";
import { expect, test } from "vitest";
import { utf8, writeUtf8 } from "./utf8.ts";

/** Any UTF-16 at all, halves of pairs among it. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: "binary" }),
    fc.integer({ min: 0xd800, max: 0xdfff }).map((half) => String.fromCharCode(half)),
  ),
});

test("is what the platform's encoder makes of any text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect([...utf8(text)]).toEqual([...new TextEncoder().encode(text)]);
    }),
  );
});

test("is written where it is wanted, and nothing beside it", () => {
  const into = new Uint8Array(12).fill(7);
  expect(writeUtf8("党a", into, 2)).toBe(6);
  expect([...into]).toEqual([7, 7, 0xe5, 0x85, 0x9a, 0x61, 7, 7, 7, 7, 7, 7]);
});
