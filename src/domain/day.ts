import type { Day, Instant } from "./ids.ts";

/**
 * Days are Asia/Shanghai days for everybody, wherever the phone is. The offset is a fixed +08:00: China has kept no
 * summer time since 1992, and nothing here is older. No Intl: old WebViews bring other words than new ones.
 */
export const DAY_MS = 86_400_000;
const OFFSET = 8 * 3_600_000;

/** The Shanghai day in which an instant lies. A time outside the years 0000 to 9999 gives the first or last day of them. */
export function dayOf(at: Instant): Day {
  // One entry with a mad clock must not stop the screens of a whole branch.
  const held = Number.isNaN(at) ? FIRST : Math.min(LAST, Math.max(FIRST, at + OFFSET));
  return new Date(held).toISOString().slice(0, 10);
}
const FIRST = Date.parse("0000-01-01T00:00:00Z");
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** The instant at which a day begins in Shanghai. */
export function startOfDay(day: Day): Instant {
  return utc(day) - OFFSET;
}

export function addDays(day: Day, days: number): Day {
  return dayOf(startOfDay(day) + days * DAY_MS);
}

/** How many days `to` is after `from`; below zero where it is before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS);
}

/** Whether this is a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  // All months have these: a calendar is asked for the others only.
  if (month >= 1 && month <= 12 && day >= 1 && day <= 28) return true;
  const ms = utc(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

export function isWithin(day: Day, window: { from: Day; to: Day }): boolean {
  return window.from <= day && day <= window.to;
}

function utc(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}
