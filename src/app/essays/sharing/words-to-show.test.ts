import { expect, test } from "vitest";
import type { HandedIn } from "../../../domain/fold/essays.ts";
import { wordsToShow } from "./words-to-show.ts";

const handedIn: HandedIn = {
  entry: "d.1",
  at: 0,
  by: "li",
  received: 1,
  title: "渠",
  text: "",
  takenBack: false,
  answers: [],
  transcripts: new Map(),
};
const sound = (id: string, words?: string) => ({ sound: id, size: 1, seconds: 1, type: "audio/mp4", words });
const transcript = (words: string) => ({ words, at: 0, by: "wang", before: [] });

test("what was typed is shown, and what stands in writing of pages and voice, in their order", () => {
  const photos = [{ photo: "p", size: 1, width: 1, height: 1, words: "手写的一页" }];
  const shown = wordsToShow({
    ...handedIn,
    text: "打字的\n",
    photos,
    sounds: [sound("a", "自己写下的"), sound("b")],
    transcripts: new Map([
      ["a", transcript("别人后来写下的")],
      ["b", transcript("第二段")],
    ]),
  });
  expect(shown).toEqual({ text: "打字的\n手写的一页\n自己写下的\n第二段", isPartial: false });
});

test("what nobody has written down yet is not shown, and that is known", () => {
  expect(wordsToShow({ ...handedIn, sounds: [sound("a", "第一段"), sound("b")] })).toEqual({
    text: "第一段",
    isPartial: true,
  });
});
