import { now } from "../../../session/now.ts";
import { momentWords } from "../../../words/dates.ts";
import { takenWords } from "../../../words/taken-words.ts";
import type { JudgedAnswers } from "./handed-in-answers.ts";

/** "望河村党支部 · 今天 19:42 填的 · 截止以后才收到" */
export function aboutWords({ handedIn, isLate, problems }: JudgedAnswers, unit: string): string {
  return [
    unit,
    `${momentWords(handedIn.at, now.value)} 填的`,
    handedIn.taken === undefined ? "" : takenWords[handedIn.taken],
    isLate ? "截止以后才收到" : "",
    problems[0] ?? "",
  ]
    .filter(Boolean)
    .join(" · ");
}
