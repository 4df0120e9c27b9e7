import { expect, test } from "vitest";
import type { Expected } from "../../domain/entries/meetings.ts";
import { expectedWords } from "./expected-words.ts";

test.each<[Expected | undefined, string | undefined]>([
  [undefined, undefined],
  [{ ownOnly: false }, undefined],
  [{ ownOnly: true }, "本支部党员（不含流入的）"],
  [{ groups: ["第一党小组", "机关组"], ownOnly: false }, "第一党小组、机关组"],
  [{ cohorts: ["migrant", "student"], ownOnly: false }, "流动党员、学生"],
  [{ groups: ["第一党小组"], cohorts: ["retired"], ownOnly: true }, "第一党小组里的离退休（不含流入的）"],
  [{ members: ["a", "b"], ownOnly: false }, "2 位同志"],
])("%j", (expected, words) => {
  expect(expectedWords(expected)).toBe(words);
});

test("names, where they are at hand", () => {
  expect(expectedWords({ members: ["a", "b"], ownOnly: false }, (id) => `${id}同志`)).toBe("a同志、b同志");
});
