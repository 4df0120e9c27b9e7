import { reckonCredit } from "../credit-hours.ts";
import type { MeetingClosed } from "../entries/meetings.ts";
import type { MemberAdded } from "../entries/membership.ts";
import { foldMeetings } from "../fold/meetings.ts";
import { foldMembers, membersOfBranch } from "../fold/members.ts";
import type { PapersSource } from "../papers/paper.ts";
import { Journal, shanghai } from "./journal.ts";

export const begins = shanghai("2026-03-12 19:30");
export const minute = 60_000;
const MINUTES: Omit<MeetingClosed, "meeting"> = {
  minutes: 90,
  host: "孙书敏",
  recorder: "周立新",
  observers: "镇上的老李",
  summary: "议修渠。",
  details: "周立新：先修下游。",
  decisions: "先修下游三户",
  votes: [{ matter: "先修下游", for: 4, against: 0, abstained: 1 }],
};

/** An evening with ten of the branch, and a guest who typed a code that could not be checked. */
export function evening(
  kind: "general-meeting" | "collective-study",
  minutes = MINUTES,
): PapersSource & { journal: Journal } {
  const journal = new Journal();
  const by = "sun";
  const add = (member: string, name: string, more: Partial<MemberAdded> = {}) => {
    const plain = { status: "full", cohorts: [], arrangements: [], homeBranch: "b" } as const;
    journal.write(begins - 30 * 86_400_000, "member-added", { member, name, ...plain, ...more }, { by });
  };
  const enrol = (member: string, received = begins - 20 * 86_400_000) =>
    journal.write(
      begins - 20 * 86_400_000,
      "device-enrolled",
      { consent: { version: 1 }, label: "手机" },
      { by: member, received },
    );
  add("sun", "孙书敏");
  add("li", "李秀英");
  add("wang", "王建国", { identityKey: "2231" });
  add("wang2", "王建国", { identityKey: "7745", status: "probationary" });
  add("zhou", "周立新");
  add("chen", "陈小满");
  add("silent", "吴远行");
  add("heard", "郑在家");
  add("nophone", "冯没机");
  add("zhao", "赵大娘", { arrangements: ["study-brought-home", "no-hours"] });
  for (const member of ["li", "silent", "heard"]) enrol(member);

  const meeting = "m";
  const plan = { branch: "b", kind, minutes: 90 };
  for (const [id, starts] of [
    ["early", shanghai("2026-01-08 19:30")],
    ["lastyear", shanghai("2025-12-08 19:30")],
  ] as const) {
    journal.write(starts, "meeting-planned", { ...plan, meeting: id, title: "早先的会", starts }, { by });
    journal.write(starts + minute, "meeting-closed", { meeting: id, minutes: 60 }, { by });
  }
  const planned = {
    ...plan,
    meeting,
    title: "修渠的事",
    place: "村部",
    starts: begins,
    agenda: "一、修渠",
    texts: ["t"],
  };
  journal.write(begins - 86_400_000, "meeting-planned", planned, { by });
  journal.write(begins, "meeting-opened", { meeting }, { by });
  const mark = (member: string, state: "present" | "late" | "excused" | "absent", why?: string) => {
    const body = { meeting, member, state, seen: "face" as const, ...(why && { why }) };
    journal.write(begins + 80 * minute, "attendance-marked", body, { by });
  };
  const code = { meeting, branch: "b", code: "1234567" };
  journal.write(
    begins + 5 * minute,
    "attendance-claimed",
    { ...code, remote: true },
    { by: "li", evidence: "B" },
  );
  journal.write(begins + 6 * minute, "attendance-claimed", code, { by: "guest", evidence: "C" });
  mark("sun", "present");
  mark("wang", "present");
  mark("wang2", "present");
  mark("zhou", "late");
  mark("chen", "excused", "夜班");
  // Ticked off with all the rest, although his phone may hold a code.
  mark("silent", "absent");
  // Of this phone something came later, and no code with it.
  const logged = { how: "paper", title: "水利条例", day: "2026-03-13", minutes: 10 } as const;
  journal.write(begins + 300 * minute, "study-logged", logged, { by: "heard" });
  journal.write(begins + 90 * minute, "meeting-closed", { meeting, ...minutes }, { by });

  const { entries } = journal;
  const meetings = foldMeetings(entries);
  return {
    journal,
    meeting: meetings.byId.get(meeting)!,
    meetings: meetings.list,
    branch: "望河村党支部",
    members: membersOfBranch(foldMembers(entries), "b"),
    credit: reckonCredit(entries, [], meetings),
    nameOf: (member) => (member === "guest" ? "外来的何" : "?"),
    unitOf: () => "望河村党支部",
    textTitle: (text) => (text === "t" ? "水利条例" : undefined),
    kindWords: kind === "general-meeting" ? "支部党员大会" : "集中学习",
  };
}
