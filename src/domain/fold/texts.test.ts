import { beforeEach, expect, test } from "vitest";
import type { Cohort } from "../entries/membership.ts";
import { Journal, shanghai } from "../testing/journal.ts";
import { foldTexts, publishedFor, waitingForProofreading } from "./texts.ts";

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

test("a text that goes to some cohorts reaches those of them, and nobody else", () => {
  published(START, "t1", { cohorts: ["migrant", "student"] });
  published(START + 1, "t2", { order: 2 });
  const read = (...cohorts: Cohort[]) => publishedFor(texts(), cohorts).map(({ text }) => text);
  expect(read()).toEqual(["t2"]);
  expect(read("retired")).toEqual(["t2"]);
  expect(read("retired", "student")).toEqual(["t1", "t2"]);
  // Staff see what there is; and to everybody from then on, it is everybody's.
  expect(texts().published).toHaveLength(2);
  published(START + 2, "t1");
  expect(read()).toEqual(["t1", "t2"]);
});

test("units are published to and withdrawn from each by itself", () => {
  published(START, "t1", { unit: "county", cohorts: ["migrant"], order: 3 });
  published(START + 1, "t1", { unit: "east", blob: "b2" });
  expect(
    texts()
      .places.get("t1")
      ?.map(({ unit }) => unit),
  ).toEqual(["east", "county"]);
  expect(texts().published).toMatchObject([{ unit: "east" }]);
  journal.write(START + 2, "text-withdrawn", { text: "t1", unit: "east", why: "发错了" });
  expect(texts().places.get("t1")?.[0]).toMatchObject({ withdrawn: START + 2, why: "发错了" });
  expect(texts().published).toMatchObject([{ unit: "county", order: 3 }]);
  expect(texts().byId.get("t1")).toMatchObject({ unit: "county" });
  expect(publishedFor(texts(), [])).toEqual([]);
  // Published again, it is as if it had not been taken away.
  published(START + 3, "t1", { unit: "east", blob: "b2" });
  expect(publishedFor(texts(), [])).toMatchObject([{ unit: "east" }]);
  expect(publishedFor(texts(), [])[0]).not.toHaveProperty("why");
});

test("a file imported as a new version keeps the text, what was before it, and waits to be proofread", () => {
  imported(START, "t1", "b1");
  journal.write(START + 1, "text-proofread", { text: "t1", blob: "b1" }, { by: "wang" });
  published(START + 2, "t1");
  imported(START + 3, "t1", "b2");
  expect(texts().imports).toMatchObject([{ blob: "b2", isPublished: false, earlier: [{ blob: "b1" }] }]);
  expect(texts().imports[0]).not.toHaveProperty("proofread");
  expect(texts().published).toMatchObject([{ blob: "b1" }]);
});
