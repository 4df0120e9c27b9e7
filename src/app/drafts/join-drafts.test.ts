import { expect, test } from "vitest";
import { joinedContent, wordsField } from "./join-drafts.ts";

test("what is mostly one text is known by its field; a form of many is not", () => {
  expect(wordsField({ title: "", text: "一" }, { title: "", text: "二" })).toBe("text");
  expect(wordsField({ words: "一" }, { words: "二" })).toBe("words");
  expect(wordsField({ answers: {} }, { answers: {} })).toBeUndefined();
});

test("both in one: the joined words, the recordings and photos of both, and what only the other has", () => {
  const one = { title: "体会", text: "一", sounds: [{ sound: "a" }, { sound: "b" }], base: "d.1" };
  const other = {
    title: "",
    text: "二",
    sounds: [{ sound: "b" }, { sound: "c" }],
    photos: [{ photo: "p" }],
    base: "d.2",
  };
  expect(joinedContent<Record<string, unknown>>(one, other, "text", { title: "体会", text: "一二" })).toEqual(
    {
      title: "体会",
      text: "一二",
      sounds: [{ sound: "a" }, { sound: "b" }, { sound: "c" }],
      photos: [{ photo: "p" }],
      base: "d.1",
    },
  );
});
