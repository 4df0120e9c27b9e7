import { expect, test } from "vitest";
import type { Campaign } from "../entries/campaign.ts";
import { Journal, shanghai } from "../testing/journal.ts";
import { foldCampaign, phaseOn, rulesOn, WITHOUT_CAMPAIGN } from "./campaign.ts";

const START = shanghai("2026-03-01 09:00");
const rules = (from: string, minutesPerHour: number) => ({
  from,
  minutesPerHour,
  dailyCapMinutes: 240,
  perTextCapMinutes: 90,
});

function set(journal: Journal, at: number, more: Partial<Campaign>): void {
  const campaign: Campaign = {
    id: "c",
    name: "活动",
    unit: "county",
    office: "办公室",
    starts: "2026-03-01",
    ends: "2026-08-31",
    phases: [],
    credit: [],
    requirements: [],
    ...more,
  };
  journal.write(at, "campaign-set", { campaign });
}

test("the latest that was set holds, whole", () => {
  const journal = new Journal();
  set(journal, START + 1, { name: "新" });
  set(journal, START, { name: "旧" });
  expect(foldCampaign(journal.entries)?.name).toBe("新");
});

test("for a branch, only what was opened above it or in it holds", () => {
  const journal = new Journal();
  set(journal, START, { name: "县里的" });
  set(journal, START + 1, { name: "邻镇的", unit: "hill" });
  expect(foldCampaign(journal.entries, ["county", "river", "east"])?.name).toBe("县里的");
  expect(foldCampaign(journal.entries, ["elsewhere"])).toBeUndefined();
});

test("a day lies in its phase, both ends included; where two overlap, in the later; between them in none", () => {
  const phases = [
    { id: "1", name: "学习", starts: "2026-03-01", ends: "2026-04-30" },
    { id: "2", name: "分析", starts: "2026-04-25", ends: "2026-05-31" },
  ];
  const journal = new Journal();
  set(journal, START, { phases });
  const campaign = foldCampaign(journal.entries)!;
  const days = ["2026-02-28", "2026-03-01", "2026-04-24", "2026-04-25", "2026-05-31", "2026-06-01"];
  expect(days.map((day) => phaseOn(campaign, day)?.name)).toEqual([
    undefined,
    "学习",
    "学习",
    "分析",
    "分析",
    undefined,
  ]);
});

test("rules are in force from their day on, the first for all days before, in whatever order they stand", () => {
  const all = [rules("2026-04-01", 60), rules("2026-03-01", 45)];
  const days = ["2025-01-01", "2026-03-31", "2026-04-01", "2027-01-01"];
  expect(days.map((day) => rulesOn(all, day).minutesPerHour)).toEqual([45, 45, 60, 60]);
  expect(rulesOn([], "2026-03-01")).toBe(WITHOUT_CAMPAIGN);
});
