import { addDays } from "./day.ts";
import type { Day } from "./ids.ts";

/** 每周 · 每两周 · 每月同一天 · 每月同一个星期几 */
export type Repeat = "weekly" | "fortnightly" | "monthly-day" | "monthly-weekday";

/**
 * The days of what is repeated, `first` among them. Where a month has no 31st it is its last day, where it has no fifth Monday its
 * last one; the months after it go on from the first day, not from that.
 * @param times how many in all, 1 or more
 */
export function repeatDays(first: Day, repeat: Repeat, times: number): readonly Day[] {
  return Array.from({ length: times }, (_, n) => NTH[repeat](first, n));
}

const NTH: Readonly<Record<Repeat, (first: Day, n: number) => Day>> = {
  weekly: (first, n) => addDays(first, 7 * n),
  fortnightly: (first, n) => addDays(first, 14 * n),
  "monthly-day": sameDate,
  "monthly-weekday": sameWeekday,
};

function sameDate(first: Day, months: number): Day {
  const { year, month, date } = partsOf(first, months);
  return written(year, month, Math.min(date, daysIn(year, month)));
}

function sameWeekday(first: Day, months: number): Day {
  const { year, month, date } = partsOf(first, months);
  const begins = weekday(written(year, month, 1));
  const earliest = 1 + ((weekday(first) - begins + 7) % 7);
  const wanted = earliest + 7 * Math.floor((date - 1) / 7);
  return written(year, month, wanted > daysIn(year, month) ? wanted - 7 : wanted);
}

/** The month that is so many after the day's, and the day's date. Months from 1 on. */
function partsOf(day: Day, months: number): { year: number; month: number; date: number } {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const all = year * 12 + month - 1 + months;
  return { year: Math.floor(all / 12), month: (all % 12) + 1, date };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function written(year: number, month: number, date: number): Day {
  return [String(year).padStart(4, "0"), ...[month, date].map((part) => String(part).padStart(2, "0"))].join(
    "-",
  );
}
