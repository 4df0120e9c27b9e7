import { dayOf, startOfDay } from "../../../domain/day.ts";
import type { Expected, MeetingChanged, MeetingKind, MeetingPlan } from "../../../domain/entries/meetings.ts";
import type { Cohort } from "../../../domain/entries/membership.ts";
import type { Day, Instant, MemberId, MeetingId, TextId } from "../../../domain/ids.ts";
import { type Repeat, repeatDays } from "../../../domain/repeat-days.ts";
import { clockWords } from "../../words/dates.ts";
import { meetingKindWords } from "../../words/meeting-words.ts";

/** What the form of a meeting holds while it is filled in. */
export type MeetingForm = {
  kind: MeetingKind;
  title: string;
  topic: string;
  place: string;
  /** YYYY-MM-DD and HH:MM, Shanghai time */
  day: string;
  time: string;
  minutes: string;
  agenda: string;
  texts: TextId[];
  who: "all" | "groups" | "cohorts" | "members";
  groups: string[];
  cohorts: Cohort[];
  members: MemberId[];
  ownOnly: boolean;
  where: "on-site" | "remote" | "both";
  call: string;
  repeat: "no" | Repeat;
  times: string;
  /** days of the repetition on which there is none after all */
  leftOut: Day[];
};

/** Nothing of what stands under 更多. */
export const plainMeeting = {
  agenda: "",
  texts: [],
  who: "all",
  groups: [],
  cohorts: [],
  members: [],
  ownOnly: false,
  where: "on-site",
  call: "",
  repeat: "no",
  times: "4",
  leftOut: [],
} satisfies Partial<MeetingForm>;

export type MeetingErrors = Partial<Record<"title" | "day" | "time" | "minutes" | "who" | "repeat", string>>;

type PlannedKind = MeetingPlan & { kind: MeetingKind };

export function formOfMeeting(meeting: PlannedKind): MeetingForm {
  const { groups = [], cohorts = [], members = [], ownOnly = false } = meeting.expected ?? {};
  return {
    ...plainMeeting,
    kind: meeting.kind,
    title: meeting.title,
    topic: meeting.topic ?? "",
    place: meeting.place ?? "",
    day: dayOf(meeting.starts),
    time: clockWords(meeting.starts),
    minutes: String(meeting.minutes),
    agenda: meeting.agenda ?? "",
    texts: [...(meeting.texts ?? [])],
    who:
      members.length > 0 ? "members" : groups.length > 0 ? "groups" : cohorts.length > 0 ? "cohorts" : "all",
    groups: [...groups],
    cohorts: [...cohorts],
    members: [...members],
    ownOnly,
    where: meeting.where ?? "on-site",
    call: meeting.call ?? "",
  };
}

/** The days on which it is to be, those that were taken out not among them. */
export function daysOf({ day, repeat, times, leftOut }: MeetingForm): readonly Day[] {
  if (repeat === "no" || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return [day];
  return repeatDays(day, repeat, Number(times)).filter((one) => !leftOut.includes(one));
}

/** @returns the plan and when each of its repetitions begins, or what is wrong with it */
export function planOf(
  form: MeetingForm,
): { plan: PlannedKind; starts: readonly Instant[] } | { errors: MeetingErrors } {
  const errors: MeetingErrors = {};
  const starts = startOf(form);
  const minutes = Number(form.minutes);
  if (starts === undefined) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(form.day)) errors.day = "请选哪一天。";
    else errors.time = "请选几点。";
  }
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 24 * 60)
    errors.minutes = "请写分钟数，1 到 1440。";
  if (form.who !== "all" && form[form.who].length === 0) errors.who = "请选一选谁来。";
  if (daysOf(form).length === 0) errors.repeat = "至少要留一天。";
  if (starts === undefined || Object.keys(errors).length > 0) return { errors };
  const topic = form.topic.trim();
  const place = form.place.trim();
  const agenda = form.agenda.trim();
  const call = form.where === "on-site" ? "" : form.call.trim();
  const expected = expectedOf(form);
  const plan: PlannedKind = {
    kind: form.kind,
    title: form.title.trim() || meetingKindWords[form.kind],
    starts,
    minutes,
    ...(topic && { topic }),
    ...(place && { place }),
    ...(agenda && { agenda }),
    ...(form.texts.length > 0 && { texts: form.texts }),
    ...(expected && { expected }),
    ...(form.where !== "on-site" && { where: form.where }),
    ...(call && { call }),
  };
  return { plan, starts: daysOf(form).map((day) => startOf({ ...form, day }) ?? starts) };
}

/** undefined: all members of the branch */
export function expectedOf({ who, groups, cohorts, members, ownOnly }: MeetingForm): Expected | undefined {
  if (who === "members") return { members, ownOnly: false };
  if (who === "groups") return { groups, ownOnly };
  if (who === "cohorts") return { cohorts, ownOnly };
  return ownOnly ? { ownOnly } : undefined;
}

/** Only what differs. */
export function changeOf(meeting: PlannedKind & { id: MeetingId }, plan: MeetingPlan): MeetingChanged {
  const body: MeetingChanged = { meeting: meeting.id };
  if (plan.title !== meeting.title) body.title = plan.title;
  for (const word of ["topic", "place", "agenda", "call"] as const)
    if ((plan[word] ?? "") !== (meeting[word] ?? "")) body[word] = plan[word] ?? "";
  if (plan.starts !== meeting.starts) body.starts = plan.starts;
  if (plan.minutes !== meeting.minutes) body.minutes = plan.minutes;
  if (!same(plan.texts ?? [], meeting.texts ?? [])) body.texts = plan.texts ?? [];
  // As the form shows it: what it cannot show is not taken away by a look at it.
  if (!same(plan.expected, expectedOf(formOfMeeting(meeting))))
    body.expected = plan.expected ?? { ownOnly: false };
  if ((plan.where ?? "on-site") !== (meeting.where ?? "on-site")) body.where = plan.where ?? "on-site";
  return body;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function startOf({ day, time }: MeetingForm): Instant | undefined {
  const [, hour, minute] = /^(\d{2}):(\d{2})/.exec(time) ?? [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || hour === undefined || minute === undefined) return undefined;
  return startOfDay(day) + (Number(hour) * 60 + Number(minute)) * 60_000;
}
