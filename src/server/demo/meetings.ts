import { addDays, dayOf, startOfDay } from "../../domain/day.ts";
import type { NewEntry } from "../../domain/entry.ts";
import type { MeetingPlanned } from "../../domain/entries/meetings.ts";
import type { Instant, MemberId } from "../../domain/ids.ts";

const HOUR = 3_600_000;

interface Clock {
  now: Instant;
  newId: () => string;
}

/** Meetings of this week in each branch: one this evening, one in some days. */
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
  ];
  return plans.map((plan): NewEntry => ({
    kind: "meeting-planned",
    body: { ...plan, meeting: clock.newId() },
  }));
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
