import { addDays, dayOf, daysBetween, startOfDay } from "../day.ts";
import type { MeetingChanged } from "../entries/meetings.ts";
import type { Instant } from "../ids.ts";
import type { Meeting, Meetings } from "./meetings.ts";

/** What comes after a meeting in its series, by start; the cancelled ones are not among them. */
export interface LaterMeetings {
  /** nothing has happened there yet: they may be moved and cancelled together */
  free: readonly Meeting[];
  /** opened, closed, or something was noted of who was there: they are left alone */
  settled: readonly Meeting[];
}

export function laterOfSeries(meetings: Meetings, meeting: Meeting): LaterMeetings {
  const later = meetings.list.filter(
    (one) =>
      meeting.series !== undefined &&
      one.series === meeting.series &&
      one.branch === meeting.branch &&
      one.id !== meeting.id &&
      one.starts >= meeting.starts &&
      one.state !== "cancelled",
  );
  return { free: later.filter(isFree), settled: later.filter((one) => !isFree(one)) };
}

/** The same change for a later one: moved by as many days, to the same time of the day. */
export function changeForLater(change: MeetingChanged, meeting: Meeting, later: Meeting): MeetingChanged {
  const { starts, ...rest } = change;
  const moved = starts === undefined ? {} : { starts: movedStart(later.starts, meeting.starts, starts) };
  return { ...rest, ...moved, meeting: later.id };
}

function movedStart(later: Instant, from: Instant, to: Instant): Instant {
  const days = daysBetween(dayOf(from), dayOf(to));
  return startOfDay(addDays(dayOf(later), days)) + (to - startOfDay(dayOf(to)));
}

/** Leave that is asked for or given beforehand is no attendance. */
function isFree({ state, attendance }: Meeting): boolean {
  return (
    state === "planned" &&
    [...attendance.values()].every((one) => one.state === "leave" || one.state === "excused")
  );
}
