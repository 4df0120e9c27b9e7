import { dayWords } from "./day-words.ts";
import type { Day } from "./ids.ts";
import type { RequirementProgress } from "./requirement-progress.ts";
import type { RequirementKind } from "./requirement.ts";

/**
 * Progress as a sentence: "12学时里已有8，还差4". Who is exempt reads what he may like, never a deficit.
 * @param today with it, a window that has not begun says so
 */
export function progressWords(progress: RequirementProgress, today?: Day): string {
  const { requirement, state, have, short } = progress;
  const [unit, what] = WORDS[requirement.kind];
  if (state === "exempt")
    return have > 0 ? `不作要求，已有${number(have)}${unit}${what}` : "不作要求，想学就学";
  const asked = `${number(requirement.amount)}${unit}${what}`;
  if (state === "met")
    return have > requirement.amount ? `${asked}已完成，共有${number(have)}` : `${asked}已完成`;
  if (today !== undefined && today < requirement.window.from && have === 0) {
    return `${asked}，${dayWords(requirement.window.from, today)}开始`;
  }
  return `${asked}里已有${number(have)}，还差${number(short, "up")}`;
}

const WORDS: Record<RequirementKind, [unit: string, what: string]> = {
  "credit-hours": ["学时", ""],
  essays: ["篇", "学习体会"],
  "required-texts": ["篇", "必读篇目"],
  "collective-studies": ["次", "集中学习"],
  discussions: ["次", "讨论"],
};

/** At most one decimal. What is there is rounded down and what is missing up: nobody is told too much. */
function number(value: number, way: "down" | "up" = "down"): string {
  const tenths = way === "down" ? Math.floor(value * 10 + 1e-9) : Math.ceil(value * 10 - 1e-9);
  return String(tenths / 10);
}
