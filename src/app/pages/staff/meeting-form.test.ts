import { expect, test } from "vitest";
import { startOfDay } from "../../../domain/day.ts";
import { changeOf, daysOf, formOfMeeting, type MeetingForm, plainMeeting, planOf } from "./meeting-form.ts";

const ordinary: MeetingForm = {
  ...plainMeeting,
  kind: "discussion",
  title: " ",
  topic: "",
  place: "祠堂",
  day: "2026-01-31",
  time: "19:30",
  minutes: "90",
};
const starts = startOfDay("2026-01-31") + 19.5 * 3_600_000;

test("the ordinary case says nothing of what stands under 更多", () => {
  const plan = { kind: "discussion", title: "讨论", place: "祠堂", starts, minutes: 90 };
  expect(planOf(ordinary)).toEqual({ plan, starts: [starts] });
});

test("a repetition begins at the same time on each of its days, the ones taken out are not there", () => {
  const form = { ...ordinary, repeat: "monthly-day" as const, times: "3", leftOut: ["2026-02-28"] };
  expect(daysOf(form)).toEqual(["2026-01-31", "2026-03-31"]);
  expect(planOf(form)).toMatchObject({
    starts: [starts, startOfDay("2026-03-31") + 19.5 * 3_600_000],
  });
  const none = { ...form, times: "2", leftOut: ["2026-01-31", "2026-02-28"] };
  expect(planOf(none)).toEqual({ errors: { repeat: "至少要留一天。" } });
});

test("who is asked must be said; how to join is said only where somebody may", () => {
  expect(planOf({ ...ordinary, who: "members" })).toEqual({ errors: { who: "请选一选谁来。" } });
  expect(planOf({ ...ordinary, who: "groups", groups: ["一组"], ownOnly: true })).toMatchObject({
    plan: { expected: { groups: ["一组"], ownOnly: true } },
  });
  const remote = { ...ordinary, where: "both" as const, call: "群里语音" };
  expect(planOf(remote)).toMatchObject({ plan: { where: "both", call: "群里语音" } });
  const back = planOf({ ...remote, where: "on-site" });
  expect("plan" in back && ["where" in back.plan, "call" in back.plan]).toEqual([false, false]);
});

const full = {
  id: "m-1",
  kind: "discussion" as const,
  title: "讨论",
  starts,
  minutes: 90,
  agenda: "一\n二",
  texts: ["t-1"],
  expected: { members: ["a", "b"], ownOnly: false },
  where: "remote" as const,
  call: "打电话",
};

test("a form that was only looked at changes nothing, whatever the meeting says", () => {
  for (const meeting of [
    full,
    { ...full, expected: { groups: ["一组"], cohorts: ["retired" as const], ownOnly: true } },
    { id: "m-1", kind: "discussion" as const, title: "讨论", starts, minutes: 90 },
  ]) {
    const result = planOf(formOfMeeting(meeting));
    expect("plan" in result && changeOf(meeting, result.plan)).toEqual({ meeting: "m-1" });
  }
});

test("what is emptied is taken away in the words of the contract", () => {
  const result = planOf({ ...formOfMeeting(full), ...plainMeeting });
  expect("plan" in result && changeOf(full, result.plan)).toEqual({
    meeting: "m-1",
    agenda: "",
    call: "",
    texts: [],
    expected: { ownOnly: false },
    where: "on-site",
  });
});
