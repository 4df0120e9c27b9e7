import * as v from "valibot";
import { describe, expect, it } from "vitest";
import type { EntryKind } from "../../domain/entry.ts";
import { GOOD_BODIES } from "../testing/bodies.ts";
import { BODY_SCHEMAS } from "./by-kind.ts";

const KINDS = Object.keys(GOOD_BODIES) as EntryKind[];

const passes = (kind: EntryKind, body: unknown) => v.safeParse(BODY_SCHEMAS[kind], body).success;

function withField(kind: EntryKind, field: string, value: unknown): unknown {
  return { ...GOOD_BODIES[kind], [field]: value };
}

describe("bodies", () => {
  it.each(KINDS)("%s: no field takes a value of another type", (kind) => {
    expect(passes(kind, GOOD_BODIES[kind])).toBe(true);
    for (const field of Object.keys(GOOD_BODIES[kind])) {
      for (const wrong of [{ "no field": 1 }, Number.NaN, ["x"], "\0", "\ud800"]) {
        expect(passes(kind, withField(kind, field, wrong)), `${field} ${JSON.stringify(wrong)}`).toBe(false);
      }
    }
  });

  it("take the values that people write, and nothing beyond the limits", () => {
    const rows: [EntryKind, string, unknown[], unknown[]][] = [
      ["study-logged", "minutes", [0, 1, 1440], [-1, 1441, 1.5, "45"]],
      ["study-logged", "day", ["2024-02-29", "2026-12-31"], ["2026-02-29", "2026-13-01", "2026-1-1", "今天"]],
      ["study-logged", "text", ["AbZ09-_AbZ09-_xy"], ["", "short", "AbZ09-_AbZ09-_x!", "x".repeat(17)]],
      [
        "study-corrected",
        "entry",
        [`${"D".repeat(22)}.1`],
        [`${"D".repeat(22)}.0`, "D.1", `${"D".repeat(22)}.01`],
      ],
      ["study-corrected", "why", ["", "字".repeat(1000)], ["字".repeat(1001)]],
      ["unit-added", "unit", ["n1", "a-b-3", "x".repeat(40)], ["", "N1", "一", "x".repeat(41), "a:b"]],
      ["unit-added", "name", ["一", "字".repeat(100)], ["", " ", "一\n二", "字".repeat(101)]],
      ["unit-added", "parent", ["north", null], [undefined, ""]],
      ["member-added", "cohorts", [[], ["student"]], [["ill"], "student", Array(21).fill("student")]],
      ["member-corrected", "phone", [null, undefined, "1", "0731-8888 (儿子)"], [1, "1".repeat(61)]],
      ["member-corrected", "name", [undefined, "王"], [null, ""]],
      ["invitation-made", "invitation", ["h".repeat(43)], ["h".repeat(42), "h".repeat(44)]],
      ["attendance-claimed", "code", ["0000000"], ["123456", "12345678", "123 4567", "１２３４５６７"]],
      ["essay-handed-in", "text", ["", "字".repeat(50_000), "一\n\n二"], ["字".repeat(50_001)]],
      ["certificate-shown", "photo", ["0".repeat(64)], ["0".repeat(63), "A".repeat(64)]],
      ["complaint-made", "to", ["branch", "above"], ["nobody"]],
      ["erasure-asked", "entries", ["all", []], ["everything", ["x"]]],
      ["text-published", "order", [0, -1, 1.5], [Number.POSITIVE_INFINITY, "1"]],
      ["device-enrolled", "proof", [undefined, "h".repeat(43)], ["", null]],
    ];
    for (const [kind, field, good, bad] of rows) {
      for (const value of good) {
        expect(passes(kind, withField(kind, field, value)), `${kind} ${field} ${String(value)}`).toBe(true);
      }
      for (const value of bad) {
        expect(passes(kind, withField(kind, field, value)), `${kind} ${field} ${String(value)}`).toBe(false);
      }
    }
  });

  it("of a saved essay hold the whole text or a change of a base, one of them", () => {
    const essay = { essay: "e".repeat(16), title: "" };
    const change = { at: 0, remove: 0, insert: "" };
    const base = `${"D".repeat(22)}.1`;
    const saved = (more: object) => passes("essay-saved", { ...essay, ...more });
    expect(saved({ text: "" })).toBe(true);
    expect(saved({ text: "", base })).toBe(true);
    expect(saved({ change, base })).toBe(true);
    expect(saved({})).toBe(false);
    expect(saved({ change })).toBe(false);
    expect(saved({ text: "", change, base })).toBe(false);
  });
});
