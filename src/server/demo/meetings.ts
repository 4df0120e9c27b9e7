import { addDays, dayOf, startOfDay } from "../../domain/day.ts";
import type { NewEntry } from "../../domain/entry.ts";
import type { AttendanceMarked, MeetingClosed, MeetingPlanned } from "../../domain/entries/meetings.ts";
import type { Instant, MemberId } from "../../domain/ids.ts";

const HOUR = 3_600_000;

interface Clock {
  now: Instant;
  newId: () => string;
}

/** Meetings of this week in each branch: one this evening, one in some days; in one of them more, as branches plan. */
export function plannedMeetings(clock: Clock): NewEntry[] {
  const at = (days: number, hour: number) => startOfDay(addDays(dayOf(clock.now), days)) + hour * HOUR;
  const plans: Omit<MeetingPlanned, "meeting">[] = [
    {
      branch: "liuwan",
      kind: "collective-study",
      title: "冬季学习第二课",
      place: "村委会二楼",
      starts: at(0, 19.5),
      minutes: 90,
    },
    {
      branch: "liuwan",
      kind: "discussion",
      title: "三句话讨论会",
      place: "村委会二楼",
      starts: at(3, 19.5),
      minutes: 60,
    },
    {
      branch: "shanghu",
      kind: "warning-education",
      title: "身边的案例",
      topic: "警示教育",
      place: "商会会议室",
      starts: at(1, 20),
      minutes: 60,
    },
    {
      branch: "zhuping",
      kind: "collective-study",
      title: "院坝学习会",
      place: "老祠堂前",
      starts: at(2, 15),
      minutes: 60,
    },
    {
      branch: "laonian",
      kind: "discussion",
      title: "老同志谈心会",
      place: "活动中心一楼",
      starts: at(2, 9.5),
      minutes: 60,
    },
    // 党小组会 asks one group and nobody else.
    {
      branch: "liuwan",
      kind: "group-meeting",
      title: "一组党小组会",
      place: "村民活动室",
      starts: at(5, 19.5),
      minutes: 60,
      agenda: "一、说说上个月的学习\n二、推选下次的领读人",
      expected: { groups: ["一组"], ownOnly: true },
    },
    ...themeDays(at, clock.newId()),
  ];
  return plans.map((plan): NewEntry => ({
    kind: "meeting-planned",
    body: { ...plan, meeting: clock.newId() },
  }));
}

/** Every fourth week, on site and by telephone for who is away. */
function themeDays(
  at: (days: number, hour: number) => Instant,
  series: string,
): Omit<MeetingPlanned, "meeting">[] {
  return [10, 38, 66].map((days) => ({
    branch: "liuwan",
    kind: "theme-day",
    title: "主题党日",
    place: "村委会二楼",
    starts: at(days, 9),
    minutes: 120,
    where: "both",
    call: "上午 8:55 在支部群里发起语音通话",
    series,
  }));
}

/** A 支部党员大会 of nine days ago with a vote, and minutes that were corrected: what stood there before stays to be seen. */
export function generalMeeting(clock: Clock, members: readonly MemberId[]): NewEntry[] {
  const meeting = clock.newId();
  const starts = startOfDay(addDays(dayOf(clock.now), -9)) + 19.5 * HOUR;
  const mark = (member: MemberId, i: number): NewEntry => {
    const seen = i % 5 === 4 ? "paper" : "face";
    if (i === 6) return marked({ member, state: "excused", seen: "telephone", why: "夜班" });
    return marked({ member, state: i === 2 ? "late" : "present", seen });
  };
  const marked = (said: Omit<AttendanceMarked, "meeting">): NewEntry => ({
    kind: "attendance-marked",
    body: { meeting, ...said },
  });
  const minutes: Omit<MeetingClosed, "why"> = {
    meeting,
    minutes: 60,
    host: "陈建国",
    recorder: "杜雨欣",
    observers: "清溪镇 任干事",
    summary: "议了修渠的次序：先修下游三户，再修上游。",
    details: "周立新：去年水到第三道闸就没有了。\n刘海涛：石料由他联系。",
    decisions: "先修下游三户\n十月底前完工",
    votes: [{ matter: "先修下游三户", for: 11, against: 0, abstained: 1 }],
  };
  return [
    {
      kind: "meeting-planned",
      body: {
        meeting,
        branch: "liuwan",
        kind: "general-meeting",
        title: "修渠的事",
        place: "村委会二楼",
        starts,
        minutes: 60,
        agenda: "一、修渠的次序\n二、表决",
      },
    },
    { kind: "meeting-opened", body: { meeting } },
    ...members.slice(0, 13).map(mark),
    { kind: "meeting-closed", body: minutes },
    {
      kind: "meeting-closed",
      body: { ...minutes, minutes: 75, why: "开了一个小时一刻钟，记成了一个小时。" },
    },
  ];
}

/** A study evening of two days ago, held and closed, so that the first pages are not empty. */
export function pastMeeting(clock: Clock, members: readonly MemberId[]): NewEntry[] {
  const meeting = clock.newId();
  const starts = startOfDay(addDays(dayOf(clock.now), -2)) + 19.5 * HOUR;
  const came = members.filter((_, i) => i % 4 !== 3);
  return [
    {
      kind: "meeting-planned",
      body: {
        meeting,
        branch: "liuwan",
        kind: "collective-study",
        title: "冬季学习第一课",
        place: "村委会二楼",
        starts,
        minutes: 90,
      },
    },
    { kind: "meeting-opened", body: { meeting } },
    ...came.map((member): NewEntry => ({
      kind: "attendance-marked",
      body: { meeting, member, state: "present", seen: "paper" },
    })),
    {
      kind: "meeting-closed",
      body: {
        meeting,
        minutes: 90,
        host: "陈建国",
        recorder: "杜雨欣",
        summary:
          "读了《下班十分钟》，每人说了三句话。定下来：路灯坏了两盏，刘海涛联系修；孙桂香家由李春燕去送学。",
      },
    },
  ];
}
