import { afterEach, expect, test } from "vitest";
import { addDays, startOfDay } from "../../../domain/day.ts";
import type { Day } from "../../../domain/ids.ts";
import { clockOffset, now } from "../../session/now.ts";
import { untilWords } from "./form-words.ts";

afterEach(() => {
  now.value = Date.now();
});

/** As said in the morning of 22 November 2026. */
function said(closes?: number): string {
  now.value = startOfDay("2026-11-22") + 9 * 3_600_000 - clockOffset.value;
  return untilWords(closes === undefined ? {} : { closes });
}

test("a form that ends with a day says that day, and not the midnight after it", () => {
  const lastDay = (day: Day): string => said(startOfDay(addDays(day, 1)));
  expect(lastDay("2026-11-22")).toBe("填到今天为止");
  expect(lastDay("2026-11-23")).toBe("填到明天为止");
  expect(lastDay("2026-12-31")).toBe("填到12月31日为止");
  expect(lastDay("2027-01-01")).toBe("填到2027年1月1日为止");
});

test("one that ends within a day says when, one without an end nothing", () => {
  expect(said(startOfDay("2026-12-01") + 18 * 3_600_000)).toBe("填到12月1日 18:00");
  expect(said()).toBe("");
});
