import { expect, test } from "vitest";
import { optionsAsTyped, optionsTyped } from "./options-typed.ts";

let next = 0;
const makeId = (): string => `o${(next += 1)}`;
const before = [
  { value: "a", label: "满意" },
  { value: "b", label: "不满意" },
];

test("typed anew as they are, they are the same", () => {
  expect(optionsTyped(optionsAsTyped(before), before, makeId)).toEqual(before);
});

test("a corrected word keeps its value; a new line between two takes none of theirs", () => {
  expect(optionsTyped("很满意\n不满意", before, makeId).map(({ value }) => value)).toEqual(["a", "b"]);
  const three = optionsTyped("满意\n一般\n不满意", before, makeId);
  expect([three[0]!.value, three[2]!.value]).toEqual(["a", "b"]);
  expect(["a", "b"]).not.toContain(three[1]!.value);
});

test("empty lines and the same line again are none", () => {
  expect(optionsTyped(" 满意 \n\n满意\n", before, makeId)).toEqual([before[0]]);
});
