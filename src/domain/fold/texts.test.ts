import { beforeEach, expect, test } from "vitest";
import { Journal, shanghai } from "../testing/journal.ts";
import { foldTexts, waitingForProofreading } from "./texts.ts";

const START = shanghai("2026-03-01 09:00");
let journal: Journal;
beforeEach(() => {
  journal = new Journal();
});

function imported(at: number, text: string, blob: string): void {
  journal.write(at, "text-imported", {
    text,
    unit: "county",
    title: text,
    blob,
    size: 1,
    original: "o",
    fileName: `${text}.txt`,
    format: "txt",
    encoding: "gb18030",
    characters: 10,
    report: "r",
    reportSize: 1,
    suspicions: 2,
  });
}
function published(at: number, text: string, more = {}): void {
  journal.write(at, "text-published", {
    text,
    unit: "county",
    title: text,
    blob: "b1",
    size: 1,
    characters: 10,
    required: true,
    order: 1,
    ...more,
  });
}
const texts = () => foldTexts(journal.entries);

test("an import is 未校对 until a named person has proofread exactly these bytes", () => {
  imported(START, "t1", "b1");
  expect(waitingForProofreading(texts())).toHaveLength(1);
  journal.write(START + 1, "text-proofread", { text: "t1", blob: "b1" }, { by: "wang" });
  expect(texts().imports[0]?.proofread).toEqual({ by: "wang", at: START + 1 });
  // Imported again with other bytes: nobody has read those.
  imported(START + 2, "t1", "b2");
  expect(texts().imports).toHaveLength(1);
  expect(waitingForProofreading(texts()).map(({ blob }) => blob)).toEqual(["b2"]);
});

test("members read what is published, in the order of the course", () => {
  published(START, "t1", { order: 2 });
  published(START + 1, "t2", { order: 1 });
  published(START + 2, "t3", { order: 2 });
  expect(texts().published.map(({ text }) => text)).toEqual(["t2", "t1", "t3"]);
});

test("a later publication replaces an earlier one; what is withdrawn is read no more, and keeps its title", () => {
  published(START, "t1", { title: "旧" });
  published(START + 1, "t1", { title: "新" });
  expect(texts().published.map(({ title }) => title)).toEqual(["新"]);
  journal.write(START + 2, "text-withdrawn", { text: "t1", unit: "elsewhere" });
  expect(texts().published).toHaveLength(1);
  journal.write(START + 3, "text-withdrawn", { text: "t1", unit: "county" });
  expect(texts().published).toEqual([]);
  expect(texts().byId.get("t1")).toMatchObject({ title: "新", withdrawn: START + 3 });
  published(START + 4, "t1");
  expect(texts().published).toHaveLength(1);
});

test("an import knows whether just these bytes are published", () => {
  imported(START, "t1", "b1");
  published(START + 1, "t1", { blob: "b1" });
  expect(texts().imports[0]?.isPublished).toBe(true);
  imported(START + 2, "t1", "b2");
  expect(texts().imports[0]?.isPublished).toBe(false);
});
