import { safeParse } from "valibot";
import { expect, test } from "vitest";
import { BODY_SCHEMAS } from "../../protocol/bodies/by-kind.ts";
import { emptyVisit, suggestedMinutes, type VisitDraft, withPart, withShared } from "./visit-draft.ts";
import { filesOf, visitEntries } from "./visit-entries.ts";

const began = Date.parse("2026-03-12T09:00:00+08:00");
const MINUTE = 60_000;
const sun = "sun0000000000000";
const qian = "qian000000000000";
const visit = "visit00000000000";
const text = "text000000000000";
const pairings = new Map([
  [sun, "pair000000000001"],
  [qian, "pair000000000002"],
]);
const draft: VisitDraft = {
  ...emptyVisit,
  began,
  elders: [sun, qian],
  deeds: [
    { did: "read", text, title: "下班十分钟" },
    { did: "talked", title: "谈学习" },
    { did: "left-paper" },
  ],
  minutes: 31,
  parts: {
    [sun]: {
      said: " 听得懂 ",
      wishes: [
        { words: "路灯坏了", to: "branch" },
        { words: "想想再说", to: "nobody" },
      ],
      confirmed: { way: "tap" },
    },
  },
};

test("each has his own entries, under one visit; what one said and wished stands under nobody else", () => {
  const entries = visitEntries(visit, draft, pairings, new Map(), began + 31 * MINUTE);
  for (const { kind, body } of entries) expect(safeParse(BODY_SCHEMAS[kind], body).success, kind).toBe(true);
  expect(entries.every(({ body }) => body.visit === visit)).toBe(true);
  const of = (elder: string) => entries.filter((entry) => entry.for === elder);
  expect(of(sun).map(({ kind }) => kind)).toEqual([
    "visit-made",
    "study-logged",
    "study-logged",
    "wish-told",
    "wish-told",
  ]);
  expect(of(sun)[0]?.body).toMatchObject({ said: "听得懂", together: 2, confirmed: { way: "tap" } });
  expect(of(qian).map(({ kind }) => kind)).toEqual(["visit-made", "study-logged", "study-logged"]);
  expect(JSON.stringify(of(qian))).not.toMatch(/听得懂|路灯|confirmed/);
});

test("the minutes that were confirmed are the minutes that are written, one after the other", () => {
  const study = visitEntries(visit, draft, pairings, new Map(), began).flatMap(({ kind, body, for: of }) =>
    kind === "study-logged" && of === sun ? [body as { minutes: number; started: number }] : [],
  );
  expect(study.map(({ minutes }) => minutes)).toEqual([16, 15]);
  expect(study[1]!.started - study[0]!.started).toBe(16 * MINUTE);
});

test("one that was broken off on another day has no end, and is not taken for a night of study", () => {
  const next = began + 20 * 60 * MINUTE;
  const { minutes: _, ...byClock } = draft;
  const [made] = visitEntries(visit, byClock, pairings, new Map(), next);
  expect(made?.body).not.toHaveProperty("ended");
  expect(suggestedMinutes(began, next)).toBe(30);
  expect(suggestedMinutes(began, began + 25 * MINUTE)).toBe(25);
  expect(suggestedMinutes(began, began)).toBe(1);
});

test("whose pairing has ended meanwhile is left out; where nothing is studied no time is written", () => {
  const only = visitEntries(visit, draft, new Map([[qian, "pair000000000002"]]), new Map(), began);
  expect(only.map((entry) => entry.for)).toEqual([qian, qian, qian]);
  expect(only[0]?.body).not.toHaveProperty("together");
  const idle = visitEntries(visit, { ...draft, deeds: [] }, pairings, new Map(), began);
  expect(idle.some(({ kind }) => kind === "study-logged")).toBe(false);
});

test("a wish whose way nobody has chosen goes nowhere", () => {
  const parts = { [sun]: { wishes: [{ words: "路灯坏了" }] } };
  const entries = visitEntries(visit, { ...draft, parts }, pairings, new Map(), began);
  expect(entries.some(({ kind }) => kind === "wish-told")).toBe(false);
});

test("what he has said yes to is what is written: a change asks him anew, of all what concerns all", () => {
  expect(withPart(draft, sun, { said: "别的" }).parts?.[sun]).toMatchObject({ confirmed: undefined });
  expect(withPart(draft, qian, { said: "也好" }).parts?.[sun]?.confirmed).toEqual({ way: "tap" });
  expect(withShared(draft, { minutes: 20 }).parts?.[sun]?.confirmed).toBeUndefined();
  const proof = { blob: "b", size: 1, type: "image/png" };
  const signed = { ...draft, ...withPart(draft, qian, { confirmed: { way: "finger", proof } }) };
  expect(filesOf(signed)).toEqual(["b"]);
});
