import { expect, test } from "vitest";
import { entriesOfEssay, entriesOfNote } from "./own-words.ts";
import { Journal } from "./testing/journal.ts";

test("an essay is its versions, hand-ins, transcripts and consents; not its answers, nor anything of another", () => {
  const journal = new Journal();
  const [he, you] = [{ by: "he" }, { by: "you" }];
  const text = { essay: "e", title: "", text: "正文" };
  const saved = journal.write(1, "essay-saved", text, he);
  const first = journal.write(2, "essay-handed-in", text, he);
  const back = journal.write(3, "essay-taken-back", { essay: "e", entry: first }, he);
  const second = journal.write(4, "essay-handed-in", text, he);
  const blob = "a".repeat(64);
  const down = journal.write(
    5,
    "essay-transcribed",
    { entry: second, blob, words: "写下" },
    { by: "you", of: "he" },
  );
  const allowed = journal.write(
    6,
    "sharing-allowed",
    { share: "s", entry: second, title: "", text: "正文" },
    he,
  );
  journal.write(7, "essay-answered", { entry: second, words: "谢谢" }, you);
  journal.write(8, "essay-handed-in", { ...text, essay: "other" }, he);
  journal.write(9, "essay-handed-in", text, you);
  expect(entriesOfEssay(journal.entries, "he", "e")).toEqual([saved, first, second, back, down, allowed]);
});

test("a note is all that was ever saved of it", () => {
  const journal = new Journal();
  const he = { by: "he" };
  const ids = [
    journal.write(1, "note-saved", { note: "n", words: "一" }, he),
    journal.write(2, "note-removed", { note: "n" }, he),
    journal.write(3, "note-saved", { note: "n", words: "二" }, he),
  ];
  journal.write(4, "note-saved", { note: "m", words: "三" }, he);
  expect(entriesOfNote(journal.entries, "he", "n")).toEqual(ids);
});
