import { reckonCredit } from "../credit-hours.ts";
import type { MemberAdded } from "../entries/membership.ts";
import { essaysOf, foldEssays } from "../fold/essays.ts";
import { foldMeetings } from "../fold/meetings.ts";
import { foldMembers } from "../fold/members.ts";
import { foldNotes } from "../fold/notes.ts";
import { foldStudyRecord } from "../fold/study-record.ts";
import { foldVisitRequests } from "../fold/visit-requests.ts";
import type { ArchiveSource } from "../papers/archive.ts";
import { Journal, shanghai } from "./journal.ts";

const RULES = [{ from: "2026-01-01", minutesPerHour: 45, dailyCapMinutes: 300, perTextCapMinutes: 90 }];
export const VOICE = "a".repeat(64);
export const PAGE = "b".repeat(64);

/** 何小满, who studied, came to one meeting and not to another, wrote an essay twice and spoke a part of it, and asked for a visit. */
export function archiveOf(
  more: Partial<MemberAdded> = {},
): ArchiveSource & { notes: NonNullable<ArchiveSource["notes"]>; journal: Journal } {
  const journal = new Journal();
  const at = (words: string) => shanghai(`2026-03-${words}`);
  const [by, staff] = [{ by: "he" }, { by: "chen" }];
  const plain = { status: "full", cohorts: [], arrangements: [], homeBranch: "b" } as const;
  journal.write(at("01 08:00"), "member-added", { member: "he", name: "何小满", ...plain, ...more }, staff);
  journal.write(at("01 08:00"), "member-added", { member: "chen", name: "陈建国", ...plain }, staff);
  journal.write(
    at("10 22:10"),
    "study-logged",
    { how: "paper", title: "寄来的材料", day: "2026-03-10", minutes: 40 },
    by,
  );
  for (const [meeting, day] of [
    ["m1", "12"],
    ["m2", "19"],
  ] as const) {
    const starts = at(`${day} 19:30`);
    const plan = {
      meeting,
      branch: "b",
      kind: "general-meeting",
      title: `第${day}号的会`,
      starts,
      minutes: 90,
    } as const;
    journal.write(starts - 86_400_000, "meeting-planned", plan, staff);
    const mark = { meeting, member: "he", name: "何小满" };
    if (meeting === "m1")
      journal.write(starts, "attendance-marked", { ...mark, state: "present", seen: "face" }, staff);
    else
      journal.write(
        starts,
        "attendance-marked",
        { ...mark, state: "absent", seen: "face", why: "夜班" },
        staff,
      );
    journal.write(starts + 5_400_000, "meeting-closed", { meeting, minutes: 90 }, staff);
  }
  journal.write(at("13 20:00"), "note-saved", { note: "n1", words: "先修下游，这话在理。" }, by);
  const essay = "e1";
  journal.write(at("14 21:00"), "essay-handed-in", { essay, title: "修渠的事", text: "头一稿。" }, by);
  const media = {
    sounds: [{ sound: VOICE, size: 900, seconds: 65.2, type: "audio/webm", question: "最受触动的是什么" }],
    photos: [{ photo: PAGE, size: 800, width: 900, height: 1200 }],
  };
  const text = "党员先上。\n我报名挖第一段。";
  const second = journal.write(
    at("16 21:00"),
    "essay-handed-in",
    { essay, title: "修渠的事", text, ...media },
    by,
  );
  journal.write(
    at("17 09:00"),
    "essay-transcribed",
    { entry: second, blob: VOICE, words: "我最受触动的是……" },
    { ...staff, of: "he" },
  );
  const remarks = [{ words: "说得实在", start: 0, end: 4 }];
  journal.write(
    at("17 10:00"),
    "essay-answered",
    { entry: second, words: "谢谢", verdict: "accepted", remarks },
    staff,
  );
  const asked = journal.write(at("18 08:00"), "visit-asked", { words: "手机不会弄" }, by);
  journal.write(at("18 12:00"), "visit-answered", { entry: asked, words: "下午来" }, staff);

  const { entries } = journal;
  const meetings = foldMeetings(entries);
  const members = foldMembers(entries);
  return {
    journal,
    member: members.byId.get("he")!,
    branch: "望河村党支部",
    about: [["身份", "正式党员"]],
    record: foldStudyRecord(entries, "he", reckonCredit(entries, RULES, meetings)),
    meetings: meetings.list,
    meetingKind: () => "支部党员大会",
    lineTitle: ({ title = "支部的会" }) => title,
    essays: essaysOf(foldEssays(entries), "he"),
    visits: foldVisitRequests(entries),
    notes: foldNotes(entries).all,
    nameOf: (member) => members.byId.get(member)?.name ?? "外支部党员",
    today: "2026-03-20",
  };
}
