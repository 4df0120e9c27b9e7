import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, dayOf, daysBetween, startOfDay } from "../day.ts";
import { Journal, shanghai } from "../testing/journal.ts";
import { changeForLater, laterOfSeries } from "./meeting-series.ts";
import { foldMeetings } from "./meetings.ts";

const wang = { by: "wang" };

function weekly() {
  const journal = new Journal();
  const at = shanghai("2026-03-01 09:00");
  const plan = { branch: "east", kind: "collective-study" as const, title: "学习会", minutes: 60 };
  for (let n = 0; n < 6; n++) {
    const starts = startOfDay(addDays("2026-03-05", 7 * n)) + 19.5 * 3_600_000;
    journal.write(at, "meeting-planned", { ...plan, meeting: `m${n}`, starts, series: "s" }, wang);
  }
  const starts = shanghai("2026-05-01 09:00");
  journal.write(at, "meeting-planned", { ...plan, meeting: "alone", starts }, wang);
  journal.write(at, "meeting-planned", { ...plan, meeting: "other", starts, series: "s2" }, wang);
  return { journal, at };
}
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

test("the later ones of a series; what was cancelled is gone, what has attendance or was opened is left alone", () => {
  const { journal, at } = weekly();
  journal.write(at, "meeting-cancelled", { meeting: "m2" }, wang);
  journal.write(
    at,
    "attendance-marked",
    { meeting: "m3", member: "li", state: "absent", seen: "face" },
    wang,
  );
  journal.write(at, "meeting-opened", { meeting: "m4" }, wang);
  journal.write(at, "leave-asked", { meeting: "m5" }, { by: "li" });
  const meetings = foldMeetings(journal.entries);
  const later = laterOfSeries(meetings, meetings.byId.get("m1")!);
  expect(ids(later.free)).toEqual(["m5"]);
  expect(ids(later.settled)).toEqual(["m3", "m4"]);
  expect(ids(laterOfSeries(meetings, meetings.byId.get("m5")!).free)).toEqual([]);
  expect(laterOfSeries(meetings, meetings.byId.get("alone")!)).toEqual({ free: [], settled: [] });
});

test("moved together they keep their distance, all at the same time of the day; other changes are the same", () => {
  const meetings = foldMeetings(weekly().journal.entries);
  const meeting = meetings.byId.get("m1")!;
  const { free } = laterOfSeries(meetings, meeting);
  expect(free).toHaveLength(4);
  fc.assert(
    fc.property(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 1439 }), (days, minutes) => {
      const starts = startOfDay(addDays(dayOf(meeting.starts), days)) + minutes * 60_000;
      for (const one of free) {
        const change = changeForLater({ meeting: "m1", starts, place: "祠堂" }, meeting, one);
        expect(change).toMatchObject({ meeting: one.id, place: "祠堂" });
        expect(daysBetween(dayOf(one.starts), dayOf(change.starts!))).toBe(days);
        expect(change.starts! - startOfDay(dayOf(change.starts!))).toBe(minutes * 60_000);
      }
    }),
  );
  expect(changeForLater({ meeting: "m1", place: "" }, meeting, free[0]!)).toEqual({
    meeting: "m2",
    place: "",
  });
});
