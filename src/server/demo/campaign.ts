import { addDays } from "../../domain/day.ts";
import type { Campaign } from "../../domain/entries/campaign.ts";
import type { Day } from "../../domain/ids.ts";
import { ROOT } from "./district.ts";

export const OFFICE = "云岭县学习活动办公室";

/** Three phases around the day of the first start, the concentrated study week in the middle of it. */
export function demoCampaign(today: Day): Campaign {
  const day = (offset: number) => addDays(today, offset);
  const week = { from: day(-3), to: day(10) };
  return {
    id: "demo-campaign",
    name: "冬季学习活动",
    unit: ROOT,
    office: OFFICE,
    starts: day(-20),
    ends: day(100),
    phases: [
      { id: "study", name: "学习动员", starts: day(-20), ends: day(20) },
      { id: "check", name: "分析检查", starts: day(21), ends: day(60) },
      { id: "mend", name: "整改提高", starts: day(61), ends: day(100) },
    ],
    credit: [{ from: day(-20), minutesPerHour: 45, dailyCapMinutes: 240, perTextCapMinutes: 90 }],
    requirements: [
      {
        id: "hours",
        title: "集中学习期间不少于12学时",
        subject: "member",
        window: week,
        kind: "credit-hours",
        amount: 12,
        exempt: ["no-hours"],
      },
      {
        id: "essays",
        title: "写两篇学习体会，可以口述",
        subject: "member",
        window: { from: day(-20), to: day(20) },
        kind: "essays",
        amount: 2,
        exempt: ["no-writing", "no-hours"],
        lengths: [
          { cohorts: ["elderly-or-frail", "retired"], characters: 200 },
          { cohorts: ["migrant", "laid-off"], characters: 400 },
          { cohorts: ["posted-official", "village-official-graduate", "student"], characters: 1_000 },
          { characters: 600 },
        ],
      },
      {
        id: "discussions",
        title: "每个支部组织两次讨论",
        subject: "unit",
        window: week,
        kind: "discussions",
        amount: 2,
        exempt: [],
      },
    ],
  };
}
