import { beforeEach, describe, expect, test } from "vitest";
import { evidenceWords } from "../evidence-words.ts";
import type { AttendanceMarked, MeetingPlanned } from "../entries/meetings.ts";
import { Journal, shanghai } from "../testing/journal.ts";
import { countPresent, foldMeetings, meetingsOfBranch } from "./meetings.ts";

const at = (time: string) => shanghai(`2026-03-12 ${time}`);
const wang = { by: "wang" };
let journal: Journal;

beforeEach(() => {
  journal = new Journal();
});

function plan(more: Partial<MeetingPlanned> = {}): void {
  const body = {
    meeting: "m1",
    branch: "east",
    kind: "collective-study" as const,
    title: "学习会",
    starts: at("19:30"),
    minutes: 60,
    ...more,
  };
  journal.write(shanghai("2026-03-10 09:00"), "meeting-planned", body, wang);
}
function claim(time: string, more = {}, meeting: string | undefined = "m1"): string {
  return journal.write(at(time), "attendance-claimed", { meeting, branch: "east", code: "1234567" }, more);
}
function mark(time: string, state: AttendanceMarked["state"], more: Partial<AttendanceMarked> = {}): string {
  const body = { meeting: "m1", member: "li", state, seen: "face" as const, ...more };
  return journal.write(at(time), "attendance-marked", body, wang);
}
const meeting = (id = "m1") => foldMeetings(journal.entries).byId.get(id)!;
const li = () => meeting().attendance.get("li");

describe("a meeting", () => {
  test("is planned, changed, opened, closed, and closed again to correct its minutes", () => {
    plan({ place: "活动室" });
    journal.write(at("08:00"), "meeting-changed", { meeting: "m1", starts: at("20:00") }, wang);
    expect(meeting()).toMatchObject({ state: "planned", place: "活动室", starts: at("20:00"), minutes: 60 });
    journal.write(at("19:55"), "meeting-opened", { meeting: "m1" }, wang);
    expect(meeting()).toMatchObject({
      state: "open",
      openings: [{ device: "phone-of-wang", at: at("19:55") }],
    });
    journal.write(at("21:00"), "meeting-closed", { meeting: "m1", minutes: 60, host: "王" }, wang);
    journal.write(at("21:10"), "meeting-closed", { meeting: "m1", minutes: 55, host: "王书记" }, wang);
    expect(meeting().state).toBe("closed");
    // The codes ended at the first closing.
    expect(meeting().closed).toMatchObject({ minutes: 55, host: "王书记", at: at("21:00") });
  });

  test("shows codes from every device that opened it, each from its first opening on", () => {
    plan();
    journal.write(at("19:25"), "meeting-opened", { meeting: "m1" }, wang);
    journal.write(at("19:30"), "meeting-opened", { meeting: "m1" }, { by: "zhao" });
    journal.write(at("19:40"), "meeting-opened", { meeting: "m1" }, wang);
    expect(meeting().openings.map(({ device, at }) => [device, at])).toEqual([
      ["phone-of-wang", at("19:25")],
      ["phone-of-zhao", at("19:30")],
    ]);
  });

  test("that was held was not cancelled; one that was cancelled gives its reason", () => {
    plan();
    plan({ meeting: "m2" });
    journal.write(at("12:00"), "meeting-cancelled", { meeting: "m1", why: "下雨" }, wang);
    expect(meeting()).toMatchObject({ state: "cancelled", cancelled: { why: "下雨" } });
    journal.write(at("21:00"), "meeting-closed", { meeting: "m1", minutes: 60 }, wang);
    journal.write(at("22:00"), "meeting-cancelled", { meeting: "m1" }, wang);
    expect(meeting().state).toBe("closed");
    expect(meeting().cancelled).toBeUndefined();
  });

  test("stands in the list of its branch, by start", () => {
    plan({ meeting: "m2", starts: at("21:00") });
    plan({ meeting: "m1" });
    plan({ meeting: "m3", branch: "west" });
    const meetings = foldMeetings(journal.entries);
    expect(meetingsOfBranch(meetings, "east").map(({ id }) => id)).toEqual(["m1", "m2"]);
  });
});

describe("an attendance", () => {
  beforeEach(() => {
    plan();
  });

  test("is known by a code, by how far the server could check it", () => {
    claim("19:32");
    expect(li()).toMatchObject({ state: "present", evidence: "C" });
    claim("19:34", { evidence: "B" });
    claim("19:36", { evidence: "C" });
    expect(li()).toMatchObject({ state: "present", evidence: "B", at: at("19:34") });
  });

  test("is face to face where the organiser says so, whatever came before", () => {
    mark("19:20", "absent");
    claim("19:32", { evidence: "C" });
    mark("19:40", "late");
    expect(li()).toMatchObject({ state: "late", evidence: "A", seen: "face", at: at("19:40") });
    expect(countPresent(meeting())).toBe(1);
  });

  test("with a code outweighs a mark of absence by an organiser who could not know of it yet", () => {
    claim("19:32", { evidence: "B", received: at("22:00") });
    mark("21:00", "absent");
    expect(li()).toMatchObject({ state: "present", evidence: "B" });
    expect(li()!.disputed).toBeUndefined();
  });

  test("does not outweigh a mark made in knowledge of the code: a person has to look", () => {
    claim("19:32", { evidence: "B", received: at("19:33") });
    mark("21:00", "absent", { why: "由他人代签" });
    expect(li()).toMatchObject({ state: "absent", why: "由他人代签", disputed: true });
    expect(li()!.evidence).toBeUndefined();
    expect(countPresent(meeting())).toBe(0);
  });

  test("by a code that could not be checked, against a mark, asks for a look", () => {
    claim("19:32", { received: at("22:00") });
    mark("21:00", "absent");
    expect(li()).toMatchObject({ state: "present", evidence: "C", disputed: true });
  });

  test("a later mark replaces an earlier one", () => {
    mark("19:40", "absent");
    mark("19:50", "present", { seen: "paper" });
    expect(li()).toMatchObject({ state: "present", seen: "paper" });
  });

  test("a leave waits until the organiser answers it, and stays told beside", () => {
    const asked = journal.write(at("10:00"), "leave-asked", { meeting: "m1", why: "上夜班" });
    expect(li()).toMatchObject({ state: "leave", why: "上夜班" });
    mark("12:00", "excused");
    expect(li()).toMatchObject({ state: "excused", leave: { entry: asked, why: "上夜班" } });
    claim("19:32", { evidence: "B" });
    expect(li()).toMatchObject({ state: "present" });
    expect(li()!.disputed).toBeUndefined();
  });
});

describe("a code without the name of its meeting", () => {
  test("belongs to the meeting of that branch that is on", () => {
    plan();
    plan({ meeting: "m2", starts: shanghai("2026-03-13 19:30") });
    plan({ meeting: "m3", branch: "west" });
    journal.write(at("19:40"), "attendance-claimed", { branch: "east", code: "1234567" });
    expect([...meeting("m1").attendance.keys()]).toEqual(["li"]);
    expect(meeting("m3").attendance.size).toBe(0);
    expect(foldMeetings(journal.entries).unplaced).toEqual([]);
  });

  test("of two meetings that evening, belongs to the one that began nearest", () => {
    plan({ starts: at("18:00"), minutes: 90 });
    plan({ meeting: "m2", starts: at("19:30") });
    journal.write(at("19:25"), "attendance-claimed", { branch: "east", code: "1234567" });
    expect(meeting("m2").attendance.size).toBe(1);
    expect(meeting("m1").attendance.size).toBe(0);
  });

  test("belongs to the meeting that the server found it to be of, by whatever clock it was typed", () => {
    plan();
    plan({ meeting: "m2", starts: shanghai("2026-03-13 19:30") });
    const body = { branch: "east", code: "1234567" };
    journal.write(at("19:40"), "attendance-claimed", body, { evidence: "B", meeting: "m2" });
    expect(meeting("m2").attendance.get("li")).toMatchObject({ state: "present", evidence: "B" });
    expect(meeting("m1").attendance.size).toBe(0);
  });

  test("waits where no meeting fits", () => {
    plan();
    const early = journal.write(at("09:00"), "attendance-claimed", { branch: "east", code: "1234567" });
    const unknown = claim("19:40", {}, "m9");
    expect(foldMeetings(journal.entries).unplaced.map(({ id }) => id)).toEqual([early, unknown]);
  });
});

test("how it is known, in words that accuse nobody", () => {
  expect([evidenceWords("A"), evidenceWords("B"), evidenceWords("C"), evidenceWords("D")]).toEqual([
    "当面确认",
    "签到码已核",
    "签到码待核",
    "本人说明",
  ]);
  expect(evidenceWords("A", "paper")).toBe("纸质签到表");
  expect(evidenceWords("A", "telephone")).toBe("电话确认");
});
