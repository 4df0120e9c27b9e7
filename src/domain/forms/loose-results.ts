import type { Answers, Form } from "./form.ts";
import { type QuestionSummary, type Said, summarise } from "./summary.ts";
import { withoutReckoned } from "./ways.ts";

/** As few as this many say nothing of any one of them. */
const LOOSE_LEAST = 5;

/**
 * What comes of an anonymous form, once, when it has been closed: totals and words, question by question, and nothing by which the
 * answer to one question could be laid beside that to another.
 */
export type LooseResults =
  { state: "too-few" } | { state: "counted"; answers: number; questions: readonly QuestionSummary[] };

/** @param shuffle puts things in an order that nobody can foresee; asked anew for each question */
export function looseResults(
  form: Form,
  all: readonly Answers[],
  shuffle: <T>(things: readonly T[]) => readonly T[],
): LooseResults {
  if (all.length < LOOSE_LEAST) return { state: "too-few" };
  const questions = summarise(withoutReckoned(form), all).map((question) => ({
    ...question,
    said: mixed(question.said, shuffle),
  }));
  return { state: "counted", answers: all.length, questions };
}

function mixed(said: Said, shuffle: <T>(things: readonly T[]) => readonly T[]): Said {
  if (said.as === "words") return { ...said, words: shuffle(said.words) };
  if (said.as === "choices") return { ...said, own: shuffle(said.own) };
  return said;
}
