import { describe, expect, test } from "vitest";
import { creditOf, reckonCredit } from "./credit-hours.ts";
import type { CreditRules } from "./entries/campaign.ts";
import type { StudyLogged } from "./entries/study.ts";
import { Journal, shanghai } from "./testing/journal.ts";

const RULES: CreditRules[] = [
  { from: "2026-03-01", minutesPerHour: 45, dailyCapMinutes: 240, perTextCapMinutes: 90 },
];
const EVENING = shanghai("2026-03-12 21:00");

function logged(more: Partial<StudyLogged>): StudyLogged {
  return { how: "reader", text: "t1", day: "2026-03-12", minutes: 30, ...more };
}

/** What li's items came to: stated, counted and the codes of the reasons, in their order. */
function reckoned(journal: Journal, rules = RULES) {
  return creditOf(reckonCredit(journal.entries, rules), "li").items.map(({ stated, counted, reasons }) => [
    stated,
    counted,
    reasons.map(({ code }) => code),
  ]);
}

test("what a member states counts as he states it", () => {
  const journal = new Journal();
  journal.write(EVENING, "study-logged", logged({ minutes: 45 }));
  const credit = reckonCredit(journal.entries, RULES);
  const { items, totals } = creditOf(credit, "li");
  expect(items).toMatchObject([{ source: "log", sort: "self", stated: 45, counted: 45, reasons: [] }]);
  expect(totals).toEqual({ self: 45, collective: 0, discussion: 0, minutes: 45, hours: 1 });
  expect(credit.receivedUntil).toBe(EVENING + 1000);
});

test("of whom nothing is known, there is nothing", () => {
  const credit = reckonCredit([], RULES);
  expect(creditOf(credit, "li").totals.hours).toBe(0);
  expect(credit.receivedUntil).toBeNull();
});

test("one text counts up to its cap, over all days; another text counts on", () => {
  const journal = new Journal();
  journal.write(EVENING, "study-logged", logged({ minutes: 60, day: "2026-03-11" }));
  journal.write(EVENING + 1, "study-logged", logged({ minutes: 40 }));
  journal.write(EVENING + 2, "study-logged", logged({ minutes: 40, text: "t2" }));
  expect(reckoned(journal)).toEqual([
    [60, 60, []],
    [40, 30, ["per-text-cap"]],
    [40, 40, []],
  ]);
});

test("posted paper with the same title is one text too; untitled study has no such cap", () => {
  const journal = new Journal();
  const paper = { how: "paper", text: undefined } as const;
  journal.write(EVENING, "study-logged", logged({ ...paper, title: "读本第一课 ", minutes: 80 }));
  journal.write(EVENING + 1, "study-logged", logged({ ...paper, title: "读本第一课", minutes: 80 }));
  journal.write(EVENING + 2, "study-logged", logged({ ...paper, minutes: 80 }));
  expect(reckoned(journal)).toEqual([
    [80, 80, []],
    [80, 10, ["per-text-cap"]],
    [80, 80, []],
  ]);
});

test("a day counts up to its cap, and what is known best counts first", () => {
  const journal = new Journal();
  journal.write(EVENING, "study-logged", logged({ minutes: 90 }));
  journal.write(EVENING + 1, "study-logged", logged({ how: "collective", text: undefined, minutes: 180 }));
  // Shown by time; but the collective study was counted before the reading.
  expect(reckoned(journal)).toEqual([
    [90, 60, ["daily-cap"]],
    [180, 180, []],
  ]);
});

test("the rules of the day of study hold, not those of the day of writing", () => {
  const rules = [
    ...RULES,
    { from: "2026-03-12", minutesPerHour: 60, dailyCapMinutes: 60, perTextCapMinutes: 60 },
  ];
  const journal = new Journal();
  journal.write(EVENING, "study-logged", logged({ minutes: 90, day: "2026-03-11", text: "t1" }));
  journal.write(EVENING + 1, "study-logged", logged({ minutes: 90, day: "2026-03-12", text: "t2" }));
  journal.write(EVENING + 2, "study-logged", logged({ minutes: 45, day: "2025-12-31", text: "t3" }));
  const { items, totals } = creditOf(reckonCredit(journal.entries, rules), "li");
  expect(items.map(({ counted, minutesPerHour }) => [counted, minutesPerHour])).toEqual([
    [45, 45],
    [90, 45],
    [60, 60],
  ]);
  expect(totals.hours).toBe(4);
});

test("security 13: overlapping time counts once, and says with what it overlaps", () => {
  const journal = new Journal();
  const first = journal.write(
    EVENING,
    "study-logged",
    logged({ started: shanghai("2026-03-12 19:00"), minutes: 60 }),
  );
  journal.write(
    EVENING + 1,
    "study-logged",
    logged({ text: "t2", started: shanghai("2026-03-12 19:40"), minutes: 60 }),
  );
  const { items, totals } = creditOf(reckonCredit(journal.entries, RULES), "li");
  expect(items[1]).toMatchObject({ counted: 40, reasons: [{ code: "overlap", minutes: 20, with: first }] });
  expect(totals.minutes).toBe(100);
});

test("reading under the table during a meeting counts as the meeting", () => {
  const journal = new Journal();
  plan(journal);
  journal.write(shanghai("2026-03-12 19:30"), "meeting-opened", { meeting: "m1" }, { by: "wang" });
  journal.write(shanghai("2026-03-12 19:35"), "attendance-claimed", CLAIM, { evidence: "B" });
  journal.write(
    shanghai("2026-03-12 21:00"),
    "meeting-closed",
    { meeting: "m1", minutes: 90 },
    { by: "wang" },
  );
  journal.write(EVENING, "study-logged", logged({ started: shanghai("2026-03-12 20:00"), minutes: 30 }));
  const { totals } = creditOf(reckonCredit(journal.entries, RULES), "li");
  expect(totals).toMatchObject({ collective: 90, self: 0, hours: 2 });
});

test("security 12: a correction replaces what was stated, and both stay visible; 0 takes it back", () => {
  const journal = new Journal();
  const wrong = journal.write(EVENING, "study-logged", logged({ minutes: 300 }));
  journal.write(EVENING + 1, "study-corrected", { entry: wrong, minutes: 20 });
  const fix = journal.write(EVENING + 2, "study-corrected", {
    entry: wrong,
    minutes: 30,
    why: "多写了一个零",
  });
  expect(creditOf(reckonCredit(journal.entries, RULES), "li").items[0]).toMatchObject({
    stated: 30,
    counted: 30,
    reasons: [{ code: "corrected", entry: fix, from: 300, by: "li", why: "多写了一个零" }],
  });
  journal.write(EVENING + 3, "study-corrected", { entry: wrong, minutes: 0 });
  expect(reckoned(journal)).toEqual([[0, 0, ["corrected"]]]);
});

test("of two corrections on one phone the one written last holds, though the clock was set back between", () => {
  const journal = new Journal();
  const year = 365 * 86_400_000;
  const wrong = journal.write(EVENING, "study-logged", logged({ minutes: 90 }));
  journal.write(EVENING + year, "study-corrected", { entry: wrong, minutes: 60 });
  journal.write(EVENING - year, "study-corrected", { entry: wrong, minutes: 30 });
  expect(reckoned(journal)).toEqual([[30, 30, ["corrected"]]]);
});

test("a correction by a clock that is behind still finds its entry", () => {
  const journal = new Journal();
  const wrong = journal.write(EVENING, "study-logged", logged({ minutes: 90 }));
  journal.write(EVENING - 86_400_000, "study-corrected", { entry: wrong, minutes: 30 }, { by: "wang" });
  expect(reckoned(journal)).toEqual([[30, 30, ["corrected"]]]);
});

test("security 13: a day that had not come is shown, flagged and not counted; a late record of an old day counts", () => {
  const journal = new Journal();
  journal.write(EVENING, "study-logged", logged({ day: "2026-03-13" }));
  journal.write(EVENING, "study-logged", logged({ day: "2026-03-02" }));
  expect(reckoned(journal)).toEqual([
    [30, 30, []],
    [30, 0, ["future-day"]],
  ]);
});

test("a phone whose clock is a year behind is judged by when it was received", () => {
  const journal = new Journal();
  journal.write(shanghai("2025-03-12 21:00"), "study-logged", logged({}), { received: EVENING });
  expect(reckoned(journal)).toEqual([[30, 30, []]]);
});

test("security 13: more than 24 hours in a day are flagged on each entry of it, and capped like any others", () => {
  const journal = new Journal();
  journal.write(EVENING, "study-logged", logged({ minutes: 1000 }));
  journal.write(EVENING + 1, "study-logged", logged({ minutes: 1000, text: "t2" }));
  expect(reckoned(journal)).toEqual([
    [1000, 90, ["over-24h", "per-text-cap"]],
    [1000, 90, ["over-24h", "per-text-cap"]],
  ]);
});

test("what waits to be checked does not make a day too long", () => {
  const journal = new Journal();
  const shown = { day: "2026-03-12", where: "滨河社区党支部", minutes: 1000, photo: "b", size: 1 };
  journal.write(EVENING, "certificate-shown", shown);
  journal.write(EVENING + 1, "study-logged", logged({ minutes: 90 }));
  journal.write(EVENING + 2, "study-logged", logged({ minutes: 500, text: "t2" }));
  expect(reckoned(journal).map(([, , codes]) => codes)).toEqual([
    ["certificate-waits"],
    [],
    ["per-text-cap"],
  ]);
});

test("whoever writes it for him, study is the elder's", () => {
  const journal = new Journal();
  journal.write(EVENING, "study-logged", logged({}), { by: "helper", of: "li" });
  expect(reckoned(journal)).toEqual([[30, 30, []]]);
});

test("what stands apart and what was erased does not count", () => {
  const journal = new Journal();
  journal.write(EVENING, "study-logged", logged({}), { verdict: "quarantined" });
  journal.write(EVENING, "study-logged", null as never);
  expect(reckoned(journal)).toEqual([]);
});

test("before a campaign is known, everything counts by 45 minutes", () => {
  const journal = new Journal();
  journal.write(EVENING, "study-logged", logged({ minutes: 900 }));
  expect(creditOf(reckonCredit(journal.entries, []), "li").totals.hours).toBe(20);
});

const CLAIM = { meeting: "m1", branch: "east", code: "1234567" };
function plan(journal: Journal, kind: "collective-study" | "discussion" = "collective-study"): void {
  journal.write(
    shanghai("2026-03-10 09:00"),
    "meeting-planned",
    {
      meeting: "m1",
      branch: "east",
      kind,
      title: "学习会",
      starts: shanghai("2026-03-12 19:30"),
      minutes: 60,
    },
    { by: "wang" },
  );
}

describe("a meeting", () => {
  const started = shanghai("2026-03-12 19:35");
  const ended = shanghai("2026-03-12 21:00");

  test("counts when its minutes are written, by the length in them", () => {
    const journal = new Journal();
    plan(journal, "discussion");
    journal.write(started, "attendance-claimed", CLAIM, { evidence: "B" });
    expect(reckoned(journal)).toEqual([[60, 0, ["meeting-not-closed"]]]);
    journal.write(ended, "meeting-closed", { meeting: "m1", minutes: 75 }, { by: "wang" });
    expect(reckoned(journal)).toEqual([[75, 75, []]]);
    expect(creditOf(reckonCredit(journal.entries, RULES), "li").totals.discussion).toBe(75);
    journal.write(ended + 1, "meeting-closed", { meeting: "m1", minutes: 80 }, { by: "wang" });
    expect(reckoned(journal)).toEqual([[80, 80, []]]);
  });

  test("counts on a member's own word too, and says that it is that", () => {
    const journal = new Journal();
    plan(journal);
    journal.write(started, "attendance-claimed", CLAIM);
    journal.write(ended, "meeting-closed", { meeting: "m1", minutes: 60 }, { by: "wang" });
    expect(reckoned(journal)).toEqual([[60, 60, ["own-word"]]]);
  });

  test("gives nothing to who was marked absent after his code was known, and says so", () => {
    const journal = new Journal();
    plan(journal);
    journal.write(started, "attendance-claimed", CLAIM, { evidence: "B" });
    journal.write(ended, "meeting-closed", { meeting: "m1", minutes: 60 }, { by: "wang" });
    const mark = { meeting: "m1", member: "li", state: "absent", seen: "face" } as const;
    journal.write(ended + 1, "attendance-marked", mark, { by: "wang" });
    expect(reckoned(journal)).toEqual([[60, 0, ["marked-absent"]]]);
  });

  test("that has not come to the phone yet: the code stands in the record, once, and waits", () => {
    const journal = new Journal();
    journal.write(started, "attendance-claimed", { branch: "east", code: "1234567" });
    journal.write(started + 1, "attendance-claimed", { branch: "east", code: "1234575" });
    expect(reckoned(journal)).toEqual([[0, 0, ["meeting-unknown"]]]);
    plan(journal);
    expect(reckoned(journal)).toEqual([[60, 0, ["meeting-not-closed", "own-word"]]]);
  });

  test("who was absent has no line for it, nor has anybody of a cancelled one", () => {
    const journal = new Journal();
    plan(journal);
    const mark = { meeting: "m1", member: "li", state: "absent", seen: "face" } as const;
    journal.write(ended, "attendance-marked", mark, { by: "wang" });
    expect(reckoned(journal)).toEqual([]);
    journal.write(ended, "attendance-marked", { ...mark, state: "present" }, { by: "wang" });
    journal.write(ended + 1, "meeting-cancelled", { meeting: "m1" }, { by: "wang" });
    expect(reckoned(journal)).toEqual([]);
  });
});

test("a certificate waits until the home branch has checked it", () => {
  const journal = new Journal();
  const shown = journal.write(EVENING, "certificate-shown", {
    day: "2026-03-10",
    where: "滨河社区党支部",
    minutes: 90,
    photo: "b",
    size: 1,
  });
  expect(reckoned(journal)).toEqual([[90, 0, ["certificate-waits"]]]);
  journal.write(
    EVENING + 1,
    "certificate-checked",
    { entry: shown, holds: false, words: "照片看不清" },
    { by: "wang" },
  );
  expect(reckoned(journal)).toEqual([[90, 0, ["certificate-refused"]]]);
  journal.write(EVENING + 2, "certificate-checked", { entry: shown, holds: true }, { by: "wang" });
  expect(reckoned(journal)).toEqual([[90, 90, []]]);
});
