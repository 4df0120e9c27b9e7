import { addDays, DAY_MS, dayOf, startOfDay } from "../../../../domain/day.ts";
import type { MemberAdded } from "../../../../domain/entries/membership.ts";
import { Journal } from "../../../../domain/testing/journal.ts";
import { type MemoryPhone, memoryPhone, testMember } from "../../../testing/memory-phone.ts";
import type { PhoneState } from "../../../../sync/phone.ts";

export const branch = "wanghe-1";
export const county = "yunling";
export const secretary = testMember;
export const seed = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

/** Members of the invented branch, by what they are called in tests. */
export const people = {
  li: "li00000000000000",
  wang: "wang000000000000",
  wang2: "wang200000000000",
  zhao: "zhao000000000000",
  chen: "chen000000000000",
  zhou: "zhou000000000000",
  guest: "guest00000000000",
} as const;

export const meetings = {
  tonight: "meeting-tonight0",
  past: "meeting-past0000",
} as const;

/**
 * A branch on an ordinary evening, around the present day: a meeting tonight, an essay to read, an objection, leave asked,
 * a certificate to check, a complaint, two members of one name, an elder for whom nothing is asked.
 */
export function branchWorld() {
  const journal = new Journal();
  const now = Date.now();
  const today = dayOf(now);
  const at = (days: number, hour = 20): number => startOfDay(addDays(today, days)) + hour * 3_600_000;
  const office = { by: "", device: "server000000000000000a" };
  const write = journal.write.bind(journal);

  write(at(-40), "unit-added", { unit: county, name: "云岭县", level: "county", parent: null }, office);
  const township = { unit: "wanghe", name: "望河镇", level: "township" as const, parent: county };
  write(at(-40), "unit-added", township, office);
  const branches = [
    [branch, "望河村党支部"],
    ["wanghe-2", "柳湾村党支部"],
  ] as const;
  for (const [unit, name] of branches) {
    write(at(-40), "unit-added", { unit, name, level: "branch", parent: "wanghe", city: "云岭" }, office);
  }
  write(
    at(-30),
    "campaign-set",
    {
      campaign: {
        id: "c",
        name: "冬季学习活动",
        unit: county,
        office: "云岭县学习活动办公室",
        starts: addDays(today, -30),
        ends: addDays(today, 60),
        phases: [{ id: "p1", name: "学习动员", starts: addDays(today, -30), ends: addDays(today, 30) }],
        credit: [
          {
            from: addDays(today, -30),
            minutesPerHour: 45,
            dailyCapMinutes: 240,
            perTextCapMinutes: 90,
          },
        ],
        requirements: [
          {
            id: "hours",
            title: "集中学习期间不少于12学时",
            subject: "member",
            window: { from: addDays(today, -10), to: addDays(today, 10) },
            kind: "credit-hours",
            amount: 12,
            exempt: ["no-hours"],
          },
          {
            id: "essays",
            title: "写两篇学习体会",
            subject: "member",
            window: { from: addDays(today, -30), to: addDays(today, 30) },
            kind: "essays",
            amount: 2,
            topic: undefined,
            exempt: ["no-writing"],
          },
          {
            id: "discussions",
            title: "每个支部组织两次讨论",
            subject: "unit",
            window: { from: addDays(today, -10), to: addDays(today, 10) },
            kind: "discussions",
            amount: 2,
            topic: "群众路线",
            exempt: [],
          },
        ],
      },
    },
    office,
  );

  const add = (member: string, name: string, more: Partial<MemberAdded> = {}): void => {
    const plain = { status: "full" as const, cohorts: [], arrangements: [], homeBranch: branch };
    write(at(-20), "member-added", { member, name, ...plain, ...more }, office);
  };
  add(secretary, "孙书敏", { phone: "138 0000 0001" });
  add(people.li, "李秀英", { cohorts: ["retired"], phone: "138 0000 0002" });
  add(people.wang, "王建国", { identityKey: "2231" });
  add(people.wang2, "王建国", { identityKey: "7745", status: "probationary" });
  add(people.zhao, "赵大娘", {
    cohorts: ["elderly-or-frail", "retired"],
    arrangements: ["study-brought-home", "no-writing", "no-hours"],
  });
  add(people.chen, "陈小满", { cohorts: ["migrant"], hostBranch: "wanghe-2", phone: "13800000005" });
  add(people.zhou, "周立新");
  write(at(-19), "role-granted", { member: secretary, role: "secretary", unit: branch }, office);
  for (const member of [secretary, people.li, people.chen]) {
    write(
      at(-18),
      "device-enrolled",
      { consent: { version: 1 }, label: "安卓手机 · Chrome" },
      { by: member, device: `${member}-phone`.slice(0, 22).padEnd(22, "x") },
    );
  }
  write(
    at(-5),
    "whereabouts-told",
    { city: "宁波", since: addDays(today, -6), contact: "女儿" },
    {
      by: people.chen,
    },
  );

  // Study, a meeting that was, and one tonight.
  const paper = { how: "paper" as const, title: "警示教育读本", day: addDays(today, -3), minutes: 60 };
  const logged = write(at(-3), "study-logged", paper, { by: people.li });
  write(at(-2), "study-logged", { ...paper, day: addDays(today, -2), minutes: 200 }, { by: people.li });
  const past = {
    meeting: meetings.past,
    branch,
    kind: "collective-study" as const,
    title: "第二次集中学习",
    place: "村部会议室",
    starts: at(-4, 19),
    minutes: 90,
  };
  write(at(-6), "meeting-planned", past, { by: secretary });
  write(at(-4, 19), "meeting-opened", { meeting: meetings.past }, { by: secretary });
  for (const member of [secretary, people.li, people.wang]) {
    write(
      at(-4, 19.5),
      "attendance-marked",
      { meeting: meetings.past, member, state: "present", seen: "face" },
      { by: secretary },
    );
  }
  write(
    at(-4, 19.2),
    "attendance-claimed",
    { meeting: meetings.past, branch, code: "1234567" },
    { by: people.guest, evidence: "C" },
  );
  write(
    at(-4, 21),
    "meeting-closed",
    { meeting: meetings.past, minutes: 90, host: "孙书敏", summary: "学了两篇，议了修水渠。" },
    { by: secretary },
  );
  const tonight = {
    meeting: meetings.tonight,
    branch,
    kind: "discussion" as const,
    title: "群众路线专题讨论",
    topic: "群众路线",
    place: "村部会议室",
    starts: at(0, 19.5),
    minutes: 90,
  };
  write(at(-2), "meeting-planned", tonight, { by: secretary });
  write(at(-1), "leave-asked", { meeting: meetings.tonight, why: "夜班" }, { by: people.chen });

  // What waits for the secretary.
  const objection = write(
    at(-1, 9),
    "objection-raised",
    { entry: logged, words: "我是读了80分钟，写少了。" },
    { by: people.li },
  );
  const certificate = write(
    at(-1, 10),
    "certificate-shown",
    {
      day: addDays(today, -2),
      where: "宁波市某社区党支部",
      minutes: 90,
      photo: "00".repeat(32),
      size: 240_000,
    },
    { by: people.chen },
  );
  const complaint = write(
    at(-1, 11),
    "complaint-made",
    { to: "branch", words: "开会能不能早半个钟头，末班车赶不上。" },
    { by: people.zhou },
  );
  const text =
    "那天散会以后，我和老周又走到水渠边上。\n渠是三十年前修的，我们那时都还年轻。\n现在要紧的是把下游三户的地先浇上。";
  const essay = write(
    at(-1, 12),
    "essay-handed-in",
    { essay: "essay00000000000", title: "从修水渠想到的", text },
    { by: people.wang },
  );

  return { journal, now, today, at, logged, objection, certificate, complaint, essay, text };
}

const wait: PhoneState["outbox"] = {
  waiting: 0,
  blobs: 0,
  receiptedThrough: 1,
  receiptNumber: "0412",
  exceptions: [],
};

/** The secretary's phone with that branch on it. */
export function secretaryPhone(world = branchWorld(), state: Partial<PhoneState> = {}): MemoryPhone {
  return memoryPhone({
    entries: world.journal.entries,
    state: {
      roles: [{ role: "secretary", unit: branch }],
      codeSeed: seed,
      outbox: wait,
      ...state,
    },
  });
}

/** The phone of the office above that branch. */
export function officePhone(world = branchWorld(), state: Partial<PhoneState> = {}): MemoryPhone {
  return memoryPhone({
    entries: world.journal.entries,
    state: { roles: [{ role: "office", unit: county }], ...state },
  });
}

export const DAY = DAY_MS;
