import { expect, test } from "vitest";
import type { SeenEntry } from "../../domain/entry.ts";
import { foldEssays, versionText } from "../../domain/fold/essays.ts";
import { beginFrom, versionOf, type EssayDraft } from "./essay-draft.ts";

const entry = (n: number, kind: string, body: object): SeenEntry =>
  ({ id: `d.${n}`, device: "d", n, by: "m", of: "m", kind, at: n, body, received: null }) as SeenEntry;

function write(entries: SeenEntry[], draft: EssayDraft): SeenEntry[] {
  const version = versionOf("e", foldEssays(entries).list[0], draft);
  return version ? [...entries, entry(entries.length + 1, "essay-saved", version)] : entries;
}

test("a chain of versions gives back every text, and nothing is kept twice", () => {
  const texts = ["开头", "开头。第二句", "改了开头。第二句", "改了开头。第二句。第三句"];
  let entries: SeenEntry[] = [];
  for (const text of texts) {
    const base = entries.at(-1)?.id;
    entries = write(entries, { title: "题", text, ...(base === undefined ? {} : { base }) });
    expect(write(entries, { title: "题", text, base: entries.at(-1)?.id })).toBe(entries);
  }
  const [essay] = foldEssays(entries).list;
  expect(essay?.versions).toHaveLength(4);
  expect(essay?.versions.map(({ entry: id }) => essay && versionText(essay, id))).toEqual(texts);
});

test("nothing written is no version", () => {
  expect(versionOf("e", undefined, { title: "", text: "  \n" })).toBeUndefined();
});

test("a new title alone is a version", () => {
  const entries = write([], { title: "", text: "正文" });
  expect(write(entries, { title: "有题目了", text: "正文", base: "d.1" })).toHaveLength(2);
});

test("writing goes on from what was handed in last, on the newest version", () => {
  let entries = write([], { title: "题", text: "一稿" });
  entries = [...entries, entry(2, "essay-handed-in", { essay: "e", title: "题", text: "交的那一稿" })];
  expect(beginFrom(foldEssays(entries).list[0])).toEqual({ title: "题", text: "交的那一稿", base: "d.1" });
});

test("a base that has not arrived: the version carries its whole text", () => {
  const entries = write([], { title: "题", text: "一稿" });
  const version = versionOf("e", foldEssays(entries).list[0], { title: "题", text: "二稿", base: "x.9" });
  expect(version).toEqual({ essay: "e", title: "题", base: "x.9", text: "二稿" });
});

test("where a version between is gone, writing goes on from the newest that can be read, and the unreadable stays a head", () => {
  const full = { essay: "e", title: "题", text: "一稿" };
  const next = { essay: "e", title: "新题", base: "d.2", change: { at: 2, remove: 0, insert: "！" } };
  const entries = [entry(1, "essay-saved", full), entry(3, "essay-saved", next)];
  const [essay] = foldEssays(entries).list;
  expect(versionText(essay!, "d.3")).toBeUndefined();
  const begun = beginFrom(essay);
  expect(begun).toEqual({ title: "题", text: "一稿", base: "d.1" });
  const after = foldEssays(write(entries, { ...begun, text: "一稿，接着写" })).list[0]!;
  expect(after.heads).toEqual(expect.arrayContaining(["d.3"]));
  expect(after.heads).toHaveLength(2);
});
