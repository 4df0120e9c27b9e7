import * as fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { CreditRules } from "./entries/campaign.ts";
import type { MeetingKind } from "./entries/meetings.ts";
import type { Arrangement } from "./entries/membership.ts";
import { memberProgress, progressFacts, unitProgress } from "./requirement-progress.ts";
import { progressWords } from "./requirement-words.ts";
import type { Requirement, RequirementKind } from "./requirement.ts";
import { anyHistory } from "./testing/any-history.ts";
import { Journal, shanghai } from "./testing/journal.ts";

const RULES: CreditRules[] = [
  { from: "2026-03-01", minutesPerHour: 45, dailyCapMinutes: 360, perTextCapMinutes: 360 },
];
const WEEK = { from: "2026-03-09", to: "2026-03-15" };
const wang = { by: "wang" };
let journal: Journal;
beforeEach(() => {
  journal = new Journal();
});

function asked(kind: RequirementKind, amount: number, more: Partial<Requirement> = {}): Requirement {
  return { id: "r", title: "要求", subject: "member", window: WEEK, kind, amount, exempt: [], ...more };
}
function study(day: string, minutes: number, more = {}): void {
  const at = shanghai(`${day} 21:00`);
  journal.write(at, "study-logged", { how: "reader", title: day, day, minutes, ...more }, { received: at });
}
function met(
  id: string,
  time: string,
  more: { kind?: MeetingKind; topic?: string; minutes?: number } = {},
): void {
  const { kind = "collective-study", topic, minutes = 90 } = more;
  const starts = shanghai(time);
  const body = {
    meeting: id,
    branch: "east",
    kind,
    title: "会",
    starts,
    minutes,
    ...(topic ? { topic } : {}),
  };
  journal.write(starts - 1000, "meeting-planned", body, wang);
  journal.write(
    starts,
    "attendance-marked",
    { meeting: id, member: "li", state: "present", seen: "face" },
    wang,
  );
  journal.write(starts + minutes * 60_000, "meeting-closed", { meeting: id, minutes }, wang);
}
function handIn(essay: string, time: string, more = {}): string {
  return journal.write(shanghai(time), "essay-handed-in", { essay, title: "体会", text: "写完了", ...more });
}
function ofLi(requirement: Requirement, arrangements: readonly Arrangement[] = []) {
  return memberProgress(progressFacts(journal.entries, RULES), requirement, { id: "li", arrangements });
}
const ofBranch = (requirement: Requirement) =>
  unitProgress(progressFacts(journal.entries, RULES), requirement, { id: "east", members: ["li", "wu"] });

describe("集中学习周不少于12学时", () => {
  const twelve = asked("credit-hours", 12);

  test("counts the hours inside the window, and says what is missing", () => {
    study("2026-03-08", 90);
    study("2026-03-09", 180);
    study("2026-03-15", 180);
    study("2026-03-16", 90);
    const progress = ofLi(twelve);
    expect(progress).toMatchObject({
      state: "open",
      have: 8,
      short: 4,
      receivedUntil: shanghai("2026-03-16 21:00"),
    });
    expect(progressWords(progress)).toBe("12学时里已有8，还差4");
  });

  test("thirds of an hour add up to whole ones", () => {
    for (let day = 9; day < 15; day++) study(`2026-03-${String(day).padStart(2, "0")}`, 90);
    expect(ofLi(twelve)).toMatchObject({ state: "met", have: 12, short: 0 });
    expect(ofLi(asked("credit-hours", 12.1)).state).toBe("open");
  });

  test("part of an hour is told with one decimal, never more than there is", () => {
    study("2026-03-09", 40);
    expect(progressWords(ofLi(twelve))).toBe("12学时里已有0.8，还差11.2");
  });

  test("before the window, says when it begins", () => {
    expect(progressWords(ofLi(twelve), "2026-03-01")).toBe("12学时，3月9日开始");
    expect(progressWords(ofLi(twelve), "2026-03-09")).toBe("12学时里已有0，还差12");
  });

  test("of a topic, counts what names it, and texts that are of it", () => {
    const text = { unit: "county", title: "t", blob: "b", size: 1, characters: 1, required: false, order: 1 };
    journal.write(0, "text-published", { ...text, text: "t1", topic: "警示教育" });
    study("2026-03-09", 45, { topic: "警示教育" });
    study("2026-03-10", 45, { text: "t1" });
    study("2026-03-11", 45);
    met("m1", "2026-03-12 19:30", { topic: "警示教育" });
    expect(ofLi(asked("credit-hours", 12, { topic: "警示教育" })).have).toBe(4);
  });
});

describe("exemption by arrangement", () => {
  test("leaves no deficit, whatever is missing; what he liked to do is still told", () => {
    const requirement = asked("discussions", 2, { exempt: ["study-brought-home"] });
    const exempt = ofLi(requirement, ["study-brought-home"]);
    expect(exempt).toMatchObject({ state: "exempt", short: 0 });
    expect(progressWords(exempt)).toBe("不作要求，想学就学");
    expect(ofLi(requirement, ["may-speak"]).state).toBe("open");
    met("m1", "2026-03-12 19:30", { kind: "discussion" });
    expect(progressWords(ofLi(requirement, ["study-brought-home"]))).toBe("不作要求，已有1次讨论");
  });

  test("免写 and 免学时要求 hold even where the campaign does not name them", () => {
    expect(ofLi(asked("essays", 2), ["no-writing"]).state).toBe("exempt");
    expect(ofLi(asked("credit-hours", 12), ["no-hours"]).state).toBe("exempt");
    expect(ofLi(asked("credit-hours", 12), ["no-writing"]).state).toBe("open");
    // Texts and meetings are how hours come about: who has none to fill misses none of them.
    for (const kind of ["required-texts", "collective-studies", "discussions"] as const) {
      expect(ofLi(asked(kind, 2), ["no-hours"]).state).toBe("exempt");
      expect(ofLi(asked(kind, 2), ["no-writing"]).state).toBe("open");
    }
    expect(ofLi(asked("essays", 2), ["no-hours"]).state).toBe("open");
  });

  test("never shows a deficit in any history", () => {
    const anyKind = fc.constantFrom<RequirementKind>(
      "credit-hours",
      "essays",
      "required-texts",
      "discussions",
    );
    fc.assert(
      fc.property(anyHistory(), anyKind, fc.integer({ min: 1, max: 50 }), (entries, kind, amount) => {
        const facts = progressFacts(entries, RULES);
        const requirement = asked(kind, amount, { exempt: ["may-speak"] });
        const open = memberProgress(facts, requirement, { id: "li", arrangements: [] });
        const exempt = memberProgress(facts, requirement, { id: "li", arrangements: ["may-speak"] });
        expect(exempt).toMatchObject({ state: "exempt", short: 0, have: open.have });
        expect(open.short).toBe(open.state === "met" ? 0 : amount - open.have);
        expect(progressWords(exempt)).not.toContain("还差");
      }),
    );
  });
});

describe("2篇学习体会", () => {
  test("counts essays, not versions, and none that was taken back", () => {
    handIn("e1", "2026-03-10 20:00");
    handIn("e1", "2026-03-11 20:00");
    const entry = handIn("e2", "2026-03-12 20:00");
    expect(ofLi(asked("essays", 2)).state).toBe("met");
    journal.write(shanghai("2026-03-12 20:05"), "essay-taken-back", { essay: "e2", entry });
    expect(progressWords(ofLi(asked("essays", 2)))).toBe("2篇学习体会里已有1，还差1");
  });

  test("a better version after the window takes nothing away", () => {
    handIn("e1", "2026-03-15 20:00");
    handIn("e1", "2026-03-20 20:00");
    expect(ofLi(asked("essays", 1)).state).toBe("met");
  });

  test("of a topic", () => {
    handIn("e1", "2026-03-10 20:00", { topic: "新时期党员" });
    handIn("e2", "2026-03-10 20:00");
    expect(ofLi(asked("essays", 2, { topic: "新时期党员" })).have).toBe(1);
  });
});

test("required texts: each once, withdrawn since or not, but not what was taken back", () => {
  const text = { unit: "county", title: "t", blob: "b", size: 1, characters: 1, order: 1 };
  for (const [name, required] of [
    ["t1", true],
    ["t2", true],
    ["t3", false],
  ] as const) {
    journal.write(0, "text-published", { ...text, text: name, required });
    study("2026-03-10", 20, { text: name });
    study("2026-03-11", 20, { text: name });
  }
  journal.write(1, "text-withdrawn", { text: "t2", unit: "county" });
  expect(ofLi(asked("required-texts", 3))).toMatchObject({ have: 2, short: 1 });
  const took = shanghai("2026-03-12 20:00");
  const ofT2 = journal.entries.filter(({ kind, body }) => kind === "study-logged" && body.text === "t2");
  for (const { id } of ofT2) journal.write(took, "study-corrected", { entry: id, minutes: 0 });
  expect(ofLi(asked("required-texts", 3)).have).toBe(1);
});

test("a member's collective studies: meetings he was at, what he logs, certificates that hold; no business meetings", () => {
  met("m1", "2026-03-09 19:30");
  met("m2", "2026-03-10 19:30", { kind: "committee" });
  met("m3", "2026-03-11 19:30", { kind: "discussion" });
  study("2026-03-12", 60, { how: "collective" });
  const certificate = { day: "2026-03-12", where: "滨河社区", minutes: 60, photo: "b", size: 1 };
  const entry = journal.write(shanghai("2026-03-13 20:00"), "certificate-shown", certificate);
  expect(ofLi(asked("collective-studies", 3)).have).toBe(2);
  journal.write(shanghai("2026-03-14 20:00"), "certificate-checked", { entry, holds: true }, wang);
  expect(ofLi(asked("collective-studies", 3)).state).toBe("met");
  expect(ofLi(asked("discussions", 1)).state).toBe("met");
});

describe("what is asked of a unit", () => {
  const ofUnit = { subject: "unit" } as const;

  test("两次集体讨论: meetings that were held, inside the window", () => {
    met("m1", "2026-03-08 19:30", { kind: "discussion" });
    met("m2", "2026-03-09 19:30", { kind: "discussion" });
    const planned = { meeting: "m3", branch: "east", kind: "discussion" as const, title: "会", minutes: 60 };
    journal.write(0, "meeting-planned", { ...planned, starts: shanghai("2026-03-10 19:30") }, wang);
    expect(progressWords(ofBranch(asked("discussions", 2, ofUnit)))).toBe("2次讨论里已有1，还差1");
  });

  test("集中学习 of a topic, hours held, essays and texts of its members", () => {
    met("m1", "2026-03-09 19:30", { topic: "警示教育", minutes: 90 });
    met("m2", "2026-03-10 19:30", { kind: "theme-day" });
    met("m3", "2026-03-11 19:30", { kind: "committee", minutes: 45 });
    handIn("e1", "2026-03-10 20:00");
    journal.write(
      shanghai("2026-03-10 20:00"),
      "essay-handed-in",
      { essay: "e2", title: "", text: "" },
      { by: "wu" },
    );
    journal.write(
      shanghai("2026-03-10 20:00"),
      "essay-handed-in",
      { essay: "e3", title: "", text: "" },
      { by: "guest" },
    );
    expect(ofBranch(asked("collective-studies", 3, ofUnit)).have).toBe(2);
    expect(ofBranch(asked("collective-studies", 1, { ...ofUnit, topic: "警示教育" })).state).toBe("met");
    expect(ofBranch(asked("credit-hours", 10, ofUnit)).have).toBe(5);
    expect(ofBranch(asked("essays", 4, ofUnit)).have).toBe(2);
  });
});

test("done, and more than done", () => {
  study("2026-03-09", 90);
  expect(progressWords(ofLi(asked("credit-hours", 2)))).toBe("2学时已完成");
  expect(progressWords(ofLi(asked("credit-hours", 1)))).toBe("1学时已完成，共有2");
});
