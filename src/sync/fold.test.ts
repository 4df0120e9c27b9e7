import { describe, expect, test } from "vitest";
import { foldStudyRecord } from "../domain/fold/study-record.ts";
import { reckonCredit } from "../domain/credit-hours.ts";
import { Fold, type OwnView } from "./fold.ts";
import type { StoredItem } from "./storage.ts";

const AT = Date.parse("2026-03-12T20:00:00+08:00");
const RULES = [{ from: "2026-01-01", minutesPerHour: 45, dailyCapMinutes: 300, perTextCapMinutes: 90 }];
const body = { how: "paper", title: "学习材料", day: "2026-03-12", minutes: 45 };

const entry: StoredItem = ["e", "li", "old", 2, AT + 5, { kind: "study-logged", at: AT }, body];
const apart: StoredItem = ["f", "old", 2, { fact: "apart", at: AT + 5, reason: "device-revoked" }];
const released: StoredItem = ["f", "old", 2, { fact: "released", at: AT + 9 }];

const secretary: OwnView = { member: "sun", journals: new Map(), received: () => AT };

function seenAfter(...items: StoredItem[]) {
  const fold = new Fold();
  for (const item of items) {
    fold.addPage("staff:east", JSON.stringify([item]), 0);
    // A screen looks in between.
    fold.entries(secretary);
  }
  return fold.entries(secretary);
}

function minutesAfter(...items: StoredItem[]): number {
  return reckonCredit(seenAfter(...items), RULES).byMember.get("li")?.totals.minutes ?? 0;
}

describe("an entry that the server set apart", () => {
  test("is there for staff to see, and counts for nothing", () => {
    const [seen, ...more] = seenAfter(apart, entry);
    expect(more).toEqual([]);
    expect(seen).toMatchObject({ id: "old.2", by: "li", verdict: "quarantined", body });
    expect(minutesAfter(apart, entry)).toBe(0);
    const credit = reckonCredit(seenAfter(apart, entry), RULES);
    expect(foldStudyRecord(seenAfter(apart, entry), "li", credit).lines).toEqual([]);
  });

  test("counts once it is released, and once only", () => {
    expect(seenAfter(apart, entry, released)).toMatchObject([{ id: "old.2", verdict: "accepted" }]);
    expect(minutesAfter(apart, entry, released, released)).toBe(45);
  });

  test.each([
    ["its own feed before the staff's", [entry, apart, entry, released]],
    ["a second staff feed behind the first", [apart, entry, released, apart, entry, released]],
    ["the word that it is in before the entry", [released, apart, entry]],
  ])("is in, whichever is read first: %s", (_, items) => {
    expect(minutesAfter(...items)).toBe(45);
  });

  test("keeps how a check-in is known", () => {
    const claim: StoredItem = [
      "e",
      "li",
      "old",
      2,
      AT,
      { kind: "attendance-claimed", at: AT },
      { code: "1" },
    ];
    const evidence: StoredItem = ["f", "old", 2, { fact: "evidence", at: AT, level: "B", meeting: "m" }];
    expect(seenAfter(apart, claim, released, evidence)).toMatchObject([
      { verdict: "accepted", evidence: "B", meeting: "m" },
    ]);
  });

  test("is gone when its words are", () => {
    const erased: StoredItem = ["e", "li", "old", 2, AT + 5, { kind: "study-logged", at: AT }, null];
    expect(seenAfter(apart, erased)).toEqual([]);
  });
});
