import type { EntryBodies } from "../../domain/entries/bodies.ts";
import type { EntryKind, SeenEntry } from "../../domain/entry.ts";
import { addDays, dayOf, startOfDay } from "../../domain/day.ts";
import type { Instant, MemberId } from "../../domain/ids.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import { testMember } from "./memory-phone.ts";

const office = "office";
let n = 0;

/** An entry as a feed brought it: received, accepted. */
export function received<K extends EntryKind>(
  kind: K,
  body: EntryBodies[K],
  more: { by?: MemberId; of?: MemberId; at?: Instant } = {},
): SeenEntry {
  n += 1;
  const by = more.by ?? "";
  const at = more.at ?? Date.now() - 86_400_000 + n;
  return {
    id: `${office}.${n}`,
    device: office,
    n,
    by,
    of: more.of ?? by,
    kind,
    at,
    body,
    received: at,
    verdict: "accepted",
  } as SeenEntry;
}

/** A branch with one member, who holds the phone, a campaign of twelve hours, two texts, a meeting today and one that was. */
export function county(): SeenEntry[] {
  const today = dayOf(Date.now());
  return [
    received("unit-added", { unit: "yunling", name: "云岭县", level: "county", parent: null }),
    received("unit-added", {
      unit: "liuwan",
      name: "柳湾村党支部",
      level: "branch",
      parent: "yunling",
      phone: "0000-8100101",
    }),
    received("member-added", {
      member: testMember,
      name: "何小满",
      status: "full",
      cohorts: ["migrant"],
      homeBranch: "liuwan",
      arrangements: [],
    }),
    received("campaign-set", {
      campaign: {
        id: "winter",
        name: "冬季学习活动",
        unit: "yunling",
        office: "活动办公室",
        starts: addDays(today, -10),
        ends: addDays(today, 50),
        phases: [],
        credit: [{ from: "2020-01-01", minutesPerHour: 45, dailyCapMinutes: 360, perTextCapMinutes: 90 }],
        requirements: [
          {
            id: "hours",
            title: "集中学习周不少于12学时",
            subject: "member",
            window: { from: addDays(today, -5), to: addDays(today, 5) },
            kind: "credit-hours",
            amount: 12,
            exempt: [],
          },
        ],
      },
    }),
    published("text-1", "下班十分钟", 1, true),
    published("text-2", "会前想好三句话", 2, false),
    received("meeting-planned", {
      meeting: "meeting-today",
      branch: "liuwan",
      kind: "collective-study",
      title: "冬季学习第二课",
      place: "村委会二楼",
      starts: startOfDay(today) + 19.5 * 3_600_000,
      minutes: 90,
    }),
    received("meeting-planned", {
      meeting: "meeting-before",
      branch: "liuwan",
      kind: "collective-study",
      title: "冬季学习第一课",
      starts: startOfDay(addDays(today, -2)) + 19.5 * 3_600_000,
      minutes: 90,
    }),
    received("attendance-marked", {
      meeting: "meeting-before",
      member: testMember,
      state: "present",
      seen: "face",
    }),
    received("meeting-closed", { meeting: "meeting-before", minutes: 90 }),
    received(
      "study-logged",
      { how: "paper", title: "村务公开条例", day: addDays(today, -1), minutes: 45 },
      { by: testMember },
    ),
  ];
}

/** Lets tests do without the meeting that would come first. */
export function countyWithoutMeetingToday(): SeenEntry[] {
  return county().filter(
    (entry) => !(entry.kind === "meeting-planned" && entry.body.meeting === "meeting-today"),
  );
}

function published(text: string, title: string, order: number, required: boolean): SeenEntry {
  return received("text-published", {
    text,
    unit: "yunling",
    title,
    blob: text.padEnd(64, "0"),
    size: 4_000,
    characters: 1_200,
    required,
    order,
  });
}

/** A long text: the third block is longer than any screen. */
export function studyText(blocks = 60): StudyText {
  return {
    studyText: 1,
    title: "下班十分钟",
    blocks: Array.from({ length: blocks }, (_, i) =>
      i % 10 === 0
        ? { t: "h" as const, level: 2 as const, text: `第${i / 10 + 1}节` }
        : {
            t: "p" as const,
            text: `第${i}段。${"没有网络也能学，有了网络支部就能收到。".repeat(i === 2 ? 80 : 6)}`,
          },
    ),
  };
}
