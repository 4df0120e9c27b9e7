import { expect, test } from "vitest";
import { startOfDay } from "../../../domain/day.ts";
import type { Note } from "../../../domain/fold/notes.ts";
import { around, leafingOf, leafingQuery } from "./leafing.ts";
import { groupNotes, notesWith } from "./group-notes.ts";

const march = startOfDay("2026-03-12");
const hour = 3_600_000;

function note(
  id: string,
  at: number,
  more: { text?: string; block?: number; words?: string; quote?: string },
): Note {
  const { text, block = 0, words = "", quote = "" } = more;
  const around = { before: "", after: "", start: 0, end: 1 };
  const place =
    text === undefined ? undefined : { text, title: `关于${text}`, blob: "b", block, quote, ...around };
  return { id, words, began: at, at, entry: `d.${id}`, received: null, ...(place && { place }) };
}

// The latest first.
const all = [
  note("d", march + 30 * hour, { words: "自己想到的" }),
  note("c", march + 3 * hour, { text: "水利", block: 9, quote: "第三道闸" }),
  note("b", march + 2 * hour, { text: "党课", words: "回去说 ＡＢＣ" }),
  note("a", march + 1 * hour, { text: "水利", block: 2, quote: "看渠" }),
];
const ids = (groups: readonly { title: string; notes: readonly Note[] }[]) =>
  groups.map(({ title, notes }) => [title, notes.map(({ id }) => id).join("")]);

test("by text they stand in their order in it, the text of the latest note first", () => {
  expect(ids(groupNotes(all, "text"))).toEqual([
    ["没有对着文章写的", "d"],
    ["《关于水利》", "ac"],
    ["《关于党课》", "b"],
  ]);
});

test("by day, in Shanghai, the latest first", () => {
  expect(groupNotes(all, "day").map(({ key, notes }) => [key, notes.map(({ id }) => id).join("")])).toEqual([
    ["2026-03-13", "d"],
    ["2026-03-12", "cba"],
  ]);
});

test("words are found in what is written, quoted, and in the title, however wide their letters are", () => {
  const found = (words: string) => notesWith(all, words).map(({ id }) => id);
  expect(found("看渠")).toEqual(["a"]);
  expect(found("abc")).toEqual(["b"]);
  expect(found("水利")).toEqual(["c", "a"]);
  expect(found(" ")).toHaveLength(4);
  expect(found("没有的")).toEqual([]);
});

test("one leafs through them in the order in which they are listed, and through those that were found", () => {
  const byText = { by: "text", words: "" } as const;
  expect(around(all, byText, "d")).toEqual({ before: undefined, behind: "a", number: 1, of: 4 });
  expect(around(all, byText, "c")).toEqual({ before: "a", behind: "b", number: 3, of: 4 });
  expect(around(all, { by: "day", words: "水利" }, "a")).toMatchObject({
    before: "c",
    behind: undefined,
    of: 2,
  });
  expect(around(all, byText, "gone")).toBeUndefined();
});

test("how the notebook lies open goes along in the address", () => {
  for (const leafing of [
    { by: "text", words: "" },
    { by: "day", words: "看渠 ?&" },
  ] as const) {
    expect(leafingOf(new URLSearchParams(leafingQuery(leafing)))).toEqual(leafing);
  }
  expect(leafingQuery({ by: "text", words: " " })).toBe("");
});
