import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type CreditItem, creditTotals, reckonCredit } from "./credit-hours.ts";
import type { SeenEntry } from "./entry.ts";
import { inOrder } from "./fold/in-order.ts";
import { anyHistory, CREDIT_KINDS } from "./testing/any-history.ts";

const RULES = [
  { from: "2026-03-01", minutesPerHour: 45, dailyCapMinutes: 300, perTextCapMinutes: 90 },
  { from: "2026-03-02", minutesPerHour: 60, dailyCapMinutes: 100, perTextCapMinutes: 60 },
];
const history = anyHistory(CREDIT_KINDS, 60);

function allItems(entries: readonly SeenEntry[], rules = RULES): CreditItem[] {
  return [...reckonCredit(entries, rules).byMember.values()].flatMap(({ items }) => items);
}

test("security 13: nothing that a member stated is dropped, and nothing stands there twice", () => {
  fc.assert(
    fc.property(history, (entries) => {
      const items = allItems(entries).map(({ entry }) => entry);
      expect(new Set(items).size).toBe(items.length);
      for (const { id, kind } of inOrder(entries)) {
        if (kind === "study-logged" || kind === "certificate-shown") expect(items).toContain(id);
      }
    }),
  );
});

test("no more counts than was stated, and whatever does not count is explained", () => {
  const why = new Set(["per-text-cap", "daily-cap", "overlap", "future-day", "certificate-waits"]);
  for (const code of ["certificate-refused", "meeting-not-closed", "marked-absent"]) why.add(code);
  fc.assert(
    fc.property(history, (entries) => {
      for (const { stated, counted, reasons } of allItems(entries)) {
        expect(Number.isInteger(counted)).toBe(true);
        expect(counted).toBeGreaterThanOrEqual(0);
        expect(counted).toBeLessThanOrEqual(stated);
        if (counted < stated) expect(reasons.some(({ code }) => why.has(code))).toBe(true);
      }
    }),
  );
});

test("no day and no text counts more than its cap", () => {
  fc.assert(
    fc.property(history, (entries) => {
      for (const { items } of reckonCredit(entries, RULES).byMember.values()) {
        const sums = new Map<string, number>();
        for (const { day, text, title, sort, counted } of items) {
          sums.set(day, (sums.get(day) ?? 0) + counted);
          const key = `text ${text ?? title}`;
          if (sort === "self" && (text ?? title)) sums.set(key, (sums.get(key) ?? 0) + counted);
        }
        for (const [key, sum] of sums) {
          const cap = key.startsWith("text") ? 90 : key < "2026-03-02" ? 300 : 100;
          expect(sum, key).toBeLessThanOrEqual(cap);
        }
      }
    }),
  );
});

test("without caps, study whose beginning is known counts exactly the minutes that it covers", () => {
  const noFuture = anyHistory(["study-logged", "study-corrected"], 30).map((entries) =>
    entries.filter((entry) => entry.kind !== "study-logged" || entry.body?.started !== undefined),
  );
  fc.assert(
    fc.property(noFuture, (entries) => {
      const started = new Map<string, number | undefined>();
      for (const { id, kind, body } of inOrder(entries))
        if (kind === "study-logged") started.set(id, body.started);
      for (const { items } of reckonCredit(entries, []).byMember.values()) {
        const covered = new Set<number>();
        let counted = 0;
        for (const item of items) {
          if (item.reasons.some(({ code }) => code === "future-day")) continue;
          counted += item.counted;
          const first = started.get(item.entry)! / 60_000;
          for (let minute = 0; minute < item.stated; minute++) covered.add(first + minute);
        }
        expect(counted).toBe(covered.size);
      }
    }),
  );
});

test("what others do changes nothing for a member", () => {
  fc.assert(
    fc.property(history, (entries) => {
      const whole = reckonCredit(entries, RULES).byMember.get("li");
      const others = entries.filter((entry) => {
        const isStudyOf = entry.kind === "study-logged" || entry.kind === "certificate-shown";
        return !isStudyOf || entry.of === "li";
      });
      expect(reckonCredit(others, RULES).byMember.get("li")).toEqual(whole);
    }),
  );
});

test("totals are the sums of the items, and all of a member's items add up by any split", () => {
  fc.assert(
    fc.property(history, (entries) => {
      for (const { items, totals } of reckonCredit(entries, RULES).byMember.values()) {
        const self = creditTotals(items.filter(({ sort }) => sort === "self"));
        const rest = creditTotals(items.filter(({ sort }) => sort !== "self"));
        expect(self.minutes + rest.minutes).toBe(totals.minutes);
        expect(self.hours + rest.hours).toBeCloseTo(totals.hours, 9);
        expect(totals.self + totals.collective + totals.discussion).toBe(totals.minutes);
      }
    }),
  );
});
