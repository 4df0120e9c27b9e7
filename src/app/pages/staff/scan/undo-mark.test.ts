import { expect, test } from "vitest";
import type { Attendance } from "../../../../domain/attendance.ts";
import { undoMark } from "./undo-mark.ts";

const known: Attendance = { meeting: "m", member: "li", state: "present", at: 1, entry: "d.1" };

test("a mark that is taken back leaves what was known before it", () => {
  expect(undoMark("m", "li", undefined)).toEqual({
    meeting: "m",
    member: "li",
    state: "absent",
    seen: "face",
  });
  expect(undoMark("m", "li", { ...known, state: "excused", why: "夜班" })).toMatchObject({
    state: "excused",
    why: "夜班",
  });
  expect(
    undoMark("m", "li", { ...known, state: "leave", leave: { entry: "d.2", at: 1, why: "看病" } }),
  ).toMatchObject({ state: "excused", why: "看病" });
  expect(undoMark("m", "li", { ...known, state: "late", evidence: "A", seen: "telephone" })).toMatchObject({
    state: "late",
    seen: "telephone",
  });
});

test("who has checked in himself is not contradicted by taking a scan back", () => {
  for (const evidence of ["B", "C", "D"] as const)
    expect(undoMark("m", "li", { ...known, evidence })).toBeUndefined();
});
