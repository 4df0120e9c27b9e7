import { expect, test } from "vitest";
import type { EntryBodies } from "../entries/bodies.ts";
import type { EntryKind, SeenEntry } from "../entry.ts";
import { foldVisits } from "./visits.ts";

let n = 0;
function seen<K extends EntryKind>(
  kind: K,
  body: EntryBodies[K],
  more: { of?: string; by?: string; received?: number | null } = {},
): SeenEntry {
  n += 1;
  const { by = "li", of = by, received = n } = more;
  return { id: `d.${n}`, device: "d", n, at: n, kind, body, by, of, received } as SeenEntry;
}
const visit = { visit: "v", pairing: "p", began: 1, outcome: "done", done: [] } as const;

test("a visit to two stands under each of them, and twice under who made it; the latest first", () => {
  const entries = [
    seen("visit-made", { ...visit, visit: "before" }, { of: "sun" }),
    seen("visit-made", visit, { of: "sun" }),
    seen("visit-made", visit, { of: "qian" }),
  ];
  const { byElder, byHelper } = foldVisits(entries);
  expect(byElder.get("sun")?.map((one) => one.visit)).toEqual(["v", "before"]);
  expect(byElder.get("qian")?.map((one) => one.visit)).toEqual(["v"]);
  expect(byHelper.get("li")?.map((one) => one.of)).toEqual(["qian", "sun", "sun"]);
});

test("a wish has its answers, the earliest first, and is done when one of them says so", () => {
  const wish = seen("wish-told", { to: "branch", words: "路灯坏了", visit: "v" }, { of: "sun" });
  const answers = [
    seen("wish-answered", { entry: wish.id, words: "问过了" }, { by: "chen" }),
    seen("wish-answered", { entry: wish.id, words: "修好了", done: true }, { by: "chen" }),
  ];
  expect(foldVisits([wish, answers[0]!]).wishes[0]).toMatchObject({ isDone: false });
  const [told] = foldVisits([answers[1]!, wish, answers[0]!]).wishes;
  expect(told).toMatchObject({ of: "sun", by: "li", isDone: true });
  expect(told?.answers.map(({ words }) => words)).toEqual(["问过了", "修好了"]);
});

test("a visit has arrived when all of it has: the study time and the wishes too", () => {
  const study = { how: "reader", day: "2026-03-12", minutes: 20, visit: "v" } as const;
  const entries = [
    seen("visit-made", visit, { of: "sun" }),
    seen("study-logged", study, { of: "sun", received: null }),
    seen("visit-made", { ...visit, visit: "w" }, { of: "sun" }),
  ];
  const { whole } = foldVisits(entries);
  expect([whole.get("v"), whole.get("w")]).toEqual([false, true]);
});
