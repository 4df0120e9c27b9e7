import { ESSAY_QUESTIONS } from "../../../domain/essay-questions.ts";
import type { EssayId } from "../../../domain/ids.ts";

/** Answers to the guiding questions, before they are put into the essay: a draft of their own, which versions do not take away. */
export type OutlineDraft = {
  /** by the question's id */
  answers: Readonly<Record<string, string>>;
  /** the question that stands on the screen, where there is one a screen */
  at: number;
};

export const noOutline: OutlineDraft = { answers: {}, at: 0 };

export function outlineDraftId(essay: EssayId): string {
  return `essay-outline:${essay}`;
}

/** Answers with words in them, in the order of the questions, a paragraph each. */
export function outlineText({ answers }: OutlineDraft): string {
  return ESSAY_QUESTIONS.map(({ id }) => (answers[id] ?? "").trim())
    .filter((answer) => answer !== "")
    .join("\n");
}

export function countAnswers({ answers }: OutlineDraft): number {
  return ESSAY_QUESTIONS.filter(({ id }) => (answers[id] ?? "").trim() !== "").length;
}

/** Below what is there already, which stays as it is. */
export function below(text: string, more: string): string {
  if (more === "") return text;
  return text.trim() === "" ? more : `${text.replace(/\n+$/, "")}\n${more}`;
}
