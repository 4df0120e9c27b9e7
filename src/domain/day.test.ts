import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, DAY_MS, dayOf, daysBetween, isDay, isWithin, startOfDay } from "./day.ts";
import { shanghai } from "./testing/journal.ts";

const anyInstant = fc.integer({ min: Date.parse("1950-01-01"), max: Date.parse("2200-01-01") });
const anyDay = anyInstant.map(dayOf);

test("a day begins at midnight in Shanghai, wherever the phone is", () => {
  expect(dayOf(Date.parse("2026-03-11T15:59:59.999Z"))).toBe("2026-03-11");
  expect(dayOf(Date.parse("2026-03-11T16:00:00Z"))).toBe("2026-03-12");
  expect(startOfDay("2026-03-12")).toBe(shanghai("2026-03-12 00:00"));
});

test("every instant lies in its day", () => {
  fc.assert(
    fc.property(anyInstant, (at) => {
      const begins = startOfDay(dayOf(at));
      expect(at - begins).toBeGreaterThanOrEqual(0);
      expect(at - begins).toBeLessThan(DAY_MS);
    }),
  );
});

test("days between and days added are each other's reverse, and days sort as text", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
      const other = addDays(day, days);
      expect(daysBetween(day, other)).toBe(days);
      expect(addDays(other, -days)).toBe(day);
      expect(Math.sign(days)).toBe(other > day ? 1 : other < day ? -1 : 0);
      expect(isDay(other)).toBe(true);
    }),
  );
});

test("a leap day is a day, a 30th of February is none", () => {
  expect(isDay("2028-02-29")).toBe(true);
  for (const wrong of ["2026-02-30", "2026-13-01", "2026-3-1", "", "2026-03-12T00:00", "今天"]) {
    expect(isDay(wrong), wrong).toBe(false);
  }
});

test("a mad clock gives some day and stops nothing", () => {
  expect(dayOf(Number.NaN)).toBe("0000-01-01");
  expect(dayOf(1e300)).toBe("9999-12-31");
  expect(dayOf(-Infinity)).toBe("0000-01-01");
});

test("both ends of a window belong to it", () => {
  const window = { from: "2026-03-01", to: "2026-03-07" };
  expect(
    ["2026-02-28", "2026-03-01", "2026-03-07", "2026-03-08"].map((day) => isWithin(day, window)),
  ).toEqual([false, true, true, false]);
});
