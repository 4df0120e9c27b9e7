import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween, isDay } from "./day.ts";
import { type Repeat, repeatDays } from "./repeat-days.ts";

test.each<[Repeat, string, string[]]>([
  ["weekly", "2026-02-20", ["2026-02-20", "2026-02-27", "2026-03-06"]],
  ["fortnightly", "2026-12-25", ["2026-12-25", "2027-01-08", "2027-01-22"]],
  ["monthly-day", "2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31"]],
  ["monthly-day", "2027-12-29", ["2027-12-29", "2028-01-29", "2028-02-29"]],
  // The fifth Friday of January; February has four.
  ["monthly-weekday", "2026-01-30", ["2026-01-30", "2026-02-27", "2026-03-27"]],
  ["monthly-weekday", "2026-07-31", ["2026-07-31", "2026-08-28", "2026-09-25"]],
  ["monthly-weekday", "2026-11-10", ["2026-11-10", "2026-12-08", "2027-01-12"]],
])("%s from %s", (repeat, first, days) => {
  expect(repeatDays(first, repeat, 3)).toEqual(days);
});

const anyRepeat = fc.constantFrom<Repeat>("weekly", "fortnightly", "monthly-day", "monthly-weekday");
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays("1990-01-01", n));

test("whatever is repeated: as many as asked for, days that exist, each later than the one before, never far from its place", () => {
  fc.assert(
    fc.property(anyDay, anyRepeat, fc.integer({ min: 1, max: 40 }), (first, repeat, times) => {
      const days = repeatDays(first, repeat, times);
      expect(days).toHaveLength(times);
      expect(days[0]).toBe(first);
      expect(days.every(isDay)).toBe(true);
      const gaps = days.slice(1).map((day, i) => daysBetween(days[i]!, day));
      const [least, most] = { weekly: [7, 7], fortnightly: [14, 14] }[repeat as string] ?? [28, 35];
      for (const gap of gaps) {
        expect(gap).toBeGreaterThanOrEqual(least!);
        expect(gap).toBeLessThanOrEqual(most!);
      }
    }),
  );
});

test("a month has one each, none left out: of the same date or as near as it has, or of the same weekday", () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom<Repeat>("monthly-day", "monthly-weekday"), (first, repeat) => {
      const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
      repeatDays(first, repeat, 15).forEach((day, n) => {
        expect(months(day)).toBe(months(first) + n);
        if (repeat === "monthly-weekday") {
          expect(daysBetween(first, day) % 7).toBe(0);
          const nth = (one: string) => Math.ceil(Number(one.slice(8)) / 7);
          // Only a fifth one may become a fourth.
          expect([nth(first), nth(first) === 5 ? 4 : nth(first)]).toContain(nth(day));
        } else if (day.slice(8) !== first.slice(8)) expect(addDays(day, 1).slice(8)).toBe("01");
      });
    }),
  );
});
