import { type AttendanceCount, countAttendance } from "../attendance-count.ts";
import { dayOf } from "../day.ts";
import { dayWords, timeWords, weekdayWords } from "../day-words.ts";
import type { Meeting } from "../fold/meetings.ts";
import type { PapersSource } from "./paper.ts";

/** "2026年3月12日 星期四 晚上7:30": papers are kept, so the year is on them. */
export function whenWords({ starts }: Pick<Meeting, "starts">): string {
  const day = dayOf(starts);
  return `${day.slice(0, 4)}年${dayWords(day)} ${weekdayWords(day)} ${timeWords(starts)}`;
}

/** 应到 and 实到 as the papers have them: who came from other branches is among those who are there. */
export function countOf(
  source: PapersSource,
): Pick<AttendanceCount, "expected" | "guests"> & { present: number } {
  const { expected, present, guests } = countAttendance(source.meeting, source.members);
  return { expected, present: present + guests, guests };
}

/** 第几次: which of this kind in its year it was, of those that were held. */
export function ordinalOf({ meeting, meetings }: Pick<PapersSource, "meeting" | "meetings">): number {
  const year = dayOf(meeting.starts).slice(0, 4);
  const earlier = meetings.filter(
    (one) =>
      one.id !== meeting.id &&
      one.state === "closed" &&
      one.kind === meeting.kind &&
      one.starts <= meeting.starts &&
      dayOf(one.starts).startsWith(year),
  );
  return earlier.length + 1;
}
