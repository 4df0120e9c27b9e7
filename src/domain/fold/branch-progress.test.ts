import { beforeEach, expect, test } from "vitest";
import type { Campaign } from "../entries/campaign.ts";
import type { MemberAdded } from "../entries/membership.ts";
import { Journal, shanghai } from "../testing/journal.ts";
import { foldBranchProgress } from "./branch-progress.ts";

const START = shanghai("2026-03-01 09:00");
const NOW = shanghai("2026-03-12 20:00");
const wang = { by: "wang" };
let journal: Journal;

const CAMPAIGN: Campaign = {
  id: "c",
  name: "学习实践活动",
  unit: "county",
  office: "活动办公室",
  starts: "2026-03-01",
  ends: "2026-08-31",
  phases: [
    { id: "p1", name: "学习调研", starts: "2026-03-01", ends: "2026-04-30" },
    { id: "p2", name: "分析检查", starts: "2026-05-01", ends: "2026-06-30" },
  ],
  credit: [{ from: "2026-03-01", minutesPerHour: 45, dailyCapMinutes: 360, perTextCapMinutes: 360 }],
  requirements: [
    {
      id: "r1",
      title: "集中学习周不少于12学时",
      subject: "member",
      window: { from: "2026-03-09", to: "2026-03-15" },
      kind: "credit-hours",
      amount: 2,
      exempt: ["study-brought-home"],
    },
    {
      id: "r2",
      title: "第一阶段集中学习不少于3次",
      subject: "unit",
      window: { from: "2026-03-01", to: "2026-04-30" },
      kind: "collective-studies",
      amount: 3,
      exempt: [],
    },
  ],
};

beforeEach(() => {
  journal = new Journal();
  journal.write(START, "unit-added", { unit: "county", name: "县", level: "county", parent: null }, wang);
  journal.write(START, "unit-added", { unit: "east", name: "东街", level: "branch", parent: "county" }, wang);
  journal.write(START, "campaign-set", { campaign: CAMPAIGN }, wang);
});

function add(member: string, more: Partial<MemberAdded> = {}): void {
  const base = {
    member,
    name: member,
    status: "full" as const,
    cohorts: [],
    homeBranch: "east",
    arrangements: [],
  };
  journal.write(START, "member-added", { ...base, ...more }, wang);
}
const branch = (now = NOW) => foldBranchProgress(journal.entries, "east", now);
const rows = (now = NOW) => branch(now).members.map(({ member, needs }) => [member.id, needs]);

test("each member with what is asked, and the branch with what is asked of it", () => {
  add("li");
  journal.write(shanghai("2026-03-10 20:00"), "study-logged", {
    how: "reader",
    day: "2026-03-10",
    minutes: 45,
  });
  const { members, unit, campaign, phase, receivedUntil } = branch();
  expect(members[0]).toMatchObject({
    progress: [{ state: "open", have: 1, short: 1 }],
    credit: { hours: 1 },
  });
  expect(unit).toMatchObject([{ state: "open", have: 0, short: 3 }]);
  expect([campaign?.name, phase?.name]).toEqual(["学习实践活动", "学习调研"]);
  expect(receivedUntil).toBe(shanghai("2026-03-10 20:00") + 1000);
});

test("a guest is seen by both branches, and is the host branch's task inside one city", () => {
  for (const unit of ["east", "guest-of"]) {
    journal.write(START, "unit-corrected", { unit, city: "甲市" }, wang);
  }
  journal.write(
    START,
    "unit-added",
    { unit: "guest-of", name: "西街", level: "branch", parent: "county" },
    wang,
  );
  add("li", { hostBranch: "guest-of" });
  const at = (unit: string) => foldBranchProgress(journal.entries, unit, NOW).members;
  expect(at("east")).toMatchObject([{ member: { id: "li" }, responsible: "guest-of" }]);
  expect(at("guest-of")).toMatchObject([{ member: { id: "li" }, responsible: "guest-of" }]);
});

test("who may need help comes first, else the roster keeps its order; a silent phone is no reason", () => {
  add("an");
  add("bai", { cohorts: ["out-of-touch"], arrangements: ["no-hours"] });
  add("chen");
  add("deng", { arrangements: ["study-brought-home"] });
  const an = { how: "paper", day: "2026-03-10", minutes: 90 } as const;
  journal.write(shanghai("2026-03-10 20:00"), "study-logged", an, { by: "an" });
  expect(rows()).toEqual([
    ["deng", ["no-helper"]],
    ["bai", ["out-of-touch"]],
    ["chen", ["something-missing"]],
    ["an", []],
  ]);
});

test("an elder with a helper needs none, until the pairing is over", () => {
  add("deng", { arrangements: ["study-brought-home"] });
  const pairing = {
    helper: "li",
    elder: "deng",
    helperName: "李",
    elderName: "邓",
    consent: "voice" as const,
  };
  journal.write(START, "pairing-made", { ...pairing, pairing: "p1", until: "2026-03-12" }, { by: "deng" });
  expect(rows()).toEqual([["deng", []]]);
  expect(rows(shanghai("2026-03-13 08:00"))).toEqual([["deng", ["no-helper"]]]);
  journal.write(START + 1, "pairing-ended", { pairing: "p1" }, { by: "deng" });
  expect(rows()).toEqual([["deng", ["no-helper"]]]);
});

test("nothing is missing before a window opens; after it, it is over", () => {
  add("li");
  expect(rows(shanghai("2026-03-08 23:00"))).toEqual([["li", []]]);
  expect(rows(shanghai("2026-03-16 00:00"))).toEqual([["li", ["window-over"]]]);
});

test("who said 这条不对 comes first until he is answered", () => {
  add("an");
  add("li", { arrangements: ["no-hours"] });
  const entry = journal.write(shanghai("2026-03-10 20:00"), "study-logged", {
    how: "reader",
    day: "2026-03-10",
    minutes: 45,
  });
  const objection = journal.write(NOW - 2000, "objection-raised", { entry, words: "我学了一个小时" });
  expect(rows()[0]).toEqual(["li", ["objection-open"]]);
  expect(branch().objections).toMatchObject([{ of: "li", words: "我学了一个小时" }]);
  journal.write(NOW - 1000, "objection-answered", { entry: objection, words: "请改成60分钟" }, wang);
  expect(rows()[0]).toEqual(["an", ["something-missing"]]);
  expect(branch().objections).toEqual([]);
});

test("who asks for a visit comes before everybody, without a deficit, until he is answered or needs nobody any more", () => {
  add("an");
  add("li", { arrangements: ["no-hours"] });
  const entry = journal.write(NOW - 3000, "visit-asked", {}, { by: "li" });
  expect(rows()[0]).toEqual(["li", ["visit-asked"]]);
  expect(branch().visits).toMatchObject([{ of: "li", answers: [] }]);
  journal.write(NOW - 2000, "visit-answered", { entry, words: "晚上过来" }, wang);
  expect(rows()[0]).toEqual(["an", ["something-missing"]]);
  expect(branch().visits).toMatchObject([{ of: "li", answers: [{ words: "晚上过来" }] }]);
  const again = journal.write(NOW - 1000, "visit-asked", {}, { by: "li" });
  expect(rows()[0]).toEqual(["li", ["visit-asked"]]);
  journal.write(NOW, "visit-taken-back", { entry: again }, { by: "li" });
  expect(rows()[0]).toEqual(["an", ["something-missing"]]);
  journal.write(NOW, "visit-asked", {}, { by: "stranger" });
  expect(branch().visits.map(({ of }) => of)).toEqual(["li", "li"]);
});

test("essays to read: handed in and not answered, who waits longest first; strangers' are not the branch's", () => {
  for (const name of ["an", "li"]) add(name);
  const handIn = (by: string, at: number) =>
    journal.write(at, "essay-handed-in", { essay: `${by}-1`, title: "体会", text: "写完了" }, { by });
  handIn("li", START + 5000);
  const first = handIn("an", START + 4000);
  handIn("stranger", START + 3000);
  expect(branch().essaysToRead.map(({ member }) => member)).toEqual(["an", "li"]);
  journal.write(START + 6000, "essay-answered", { entry: first, words: "读了" }, wang);
  expect(branch().essaysToRead.map(({ member }) => member)).toEqual(["li"]);
});

test("certificates wait to be checked; complaints to the branch are here, those above it are not", () => {
  add("li");
  const shown = { day: "2026-03-10", where: "滨河社区", minutes: 60, photo: "b", size: 1 };
  const entry = journal.write(START, "certificate-shown", shown);
  journal.write(START, "complaint-made", { to: "branch", words: "开会太晚" });
  journal.write(START, "complaint-made", { to: "above", words: "支部没有回音" });
  expect(branch().certificates.map(({ id }) => id)).toEqual([entry]);
  expect(branch().complaints.map(({ words }) => words)).toEqual(["开会太晚"]);
  journal.write(START + 1, "certificate-checked", { entry, holds: true }, wang);
  expect(branch().certificates).toEqual([]);
});
