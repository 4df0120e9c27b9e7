import { beforeEach, expect, test } from "vitest";
import { foldEssays, versionText } from "../fold/essays.ts";
import { Journal, shanghai } from "../testing/journal.ts";
import { changeBetween } from "../text-change.ts";
import { historyByDay, historyOf } from "./history.ts";

let journal: Journal;
let last: string | undefined;
let text = "";
beforeEach(() => {
  journal = new Journal();
  last = undefined;
  text = "";
});
const essay = () => foldEssays(journal.entries).list[0]!;

/** A version as the app keeps it: a difference, and a full text now and then. */
function keep(at: number, words: string): string {
  const content =
    last === undefined || journal.entries.length % 20 === 0
      ? { text: words }
      : { change: changeBetween(text, words) };
  last = journal.write(at, "essay-saved", {
    essay: "e1",
    title: "体会",
    ...(last === undefined ? {} : { base: last }),
    ...content,
  });
  text = words;
  return last;
}

test("each version says how much it changed, and each text is the one that was kept", () => {
  const at = shanghai("2026-03-01 19:00");
  keep(at, "今天读了一遍。");
  keep(at + 60_000, "今天我读了两遍。");
  keep(at + 120_000, "今天我读了两遍，好。");
  expect(historyOf(essay()).map(({ text, added, removed }) => [text, added, removed])).toEqual([
    ["今天我读了两遍，好。", 2, 0],
    ["今天我读了两遍。", 4, 3],
    ["今天读了一遍。", 7, 0],
  ]);
});

test("300 versions of four evenings: a line for what was written without a rest, days apart, what was handed in by itself", () => {
  for (let i = 0; i < 300; i++) {
    const evening = shanghai(`2026-03-0${1 + Math.floor(i / 75)} 19:00`);
    const minutes = (i % 75) * 2 + (i % 75 > 40 ? 40 : 0);
    keep(evening + minutes * 60_000, `${text}第${i}句。`);
  }
  const late = shanghai("2026-03-04 22:15");
  journal.write(late, "essay-handed-in", { essay: "e1", title: "体会", text });
  const history = historyOf(essay());
  expect(history).toHaveLength(301);
  for (const { entry, version, text: its } of history) {
    if (version) expect(its).toBe(versionText(essay(), entry));
  }
  const days = historyByDay(history);
  expect(days.map(({ day, stretches }) => [day, stretches.map(({ lines }) => lines.length)])).toEqual([
    ["2026-03-04", [1, 34, 41]],
    ["2026-03-03", [34, 41]],
    ["2026-03-02", [34, 41]],
    ["2026-03-01", [34, 41]],
  ]);
  expect(days[0]!.stretches[0]!.lines[0]).toMatchObject({ handedIn: { text }, added: 0, removed: 0 });
  expect(days.flatMap(({ stretches }) => stretches).reduce((sum, { added }) => sum + added, 0)).toBe(
    text.length,
  );
});

test("a version whose base is not here, or that goes round in a circle, has no text and hangs nothing", () => {
  const change = { at: 0, remove: 0, insert: "好" };
  const write = (base: string): string =>
    journal.write(0, "essay-saved", { essay: "e1", title: "", base, change });
  write("other.7");
  write("phone-of-li.3");
  write("phone-of-li.2");
  expect(historyOf(essay()).map((line) => line.text)).toEqual([undefined, undefined, undefined]);
});
