import type { Confirmation, VisitDeed, WishTold } from "../../domain/entries/visits.ts";
import type { ElderPart } from "./visit-draft.ts";

const didWords: Readonly<Record<VisitDeed["did"], string>> = {
  read: "读了",
  played: "听了录音",
  talked: "谈了",
  "left-paper": "留下大字稿",
};

/** "读了《下班十分钟》", "谈了学习" */
export function deedWords({ did, text, title }: Pick<VisitDeed, "did" | "text" | "title">): string {
  if (title === undefined) return didWords[did];
  return `${didWords[did]}${text === undefined ? title : `《${title}》`}`;
}

export const wishToWords: Readonly<Record<WishTold["to"], string>> = {
  branch: "报给支部",
  above: "报给乡镇（上一级），支部看不到",
  nobody: "先不报",
};

export const wayWords: Readonly<Record<Confirmation, string>> = {
  tap: "在手机上点了头",
  voice: "说了一句，录了音",
  finger: "用手指签了名",
  paper: "在纸上签了名",
};

/** What was typed, to be copied when the phone does not take it. */
export function draftPartWords(part: ElderPart | undefined): string {
  const { said = "", helped = "", wishes = [] } = part ?? {};
  return [said, ...wishes.map(({ words }) => words), helped]
    .filter((words) => words.trim() !== "")
    .join("\n");
}

/** "说了几句 · 录音 · 诉求 1 条", none of his words. undefined: nothing yet */
export function partSummary(part: ElderPart | undefined): string | undefined {
  const { said = "", helped = "", wishes = [], sound, photo } = part ?? {};
  const words = [
    said.trim() !== "" && "说了几句",
    sound && "录音",
    photo && "照片",
    wishes.length > 0 && `诉求 ${wishes.length} 条`,
    helped.trim() !== "" && "帮办事项",
  ].filter((one) => typeof one === "string");
  return words.length > 0 ? words.join(" · ") : undefined;
}

/** A wish that could not be written as it stands. */
export function hasOpenWish(part: ElderPart | undefined): boolean {
  return (part?.wishes ?? []).some(({ words, to }) => words.trim() !== "" && to === undefined);
}
