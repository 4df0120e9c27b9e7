import { roundsOf } from "./answer-words.ts";
import type { Answers, FieldId, Form } from "./form.ts";
import { type QuestionSummary, type Said, summarise } from "./summary.ts";
import { withoutReckoned } from "./ways.ts";

/** Answers of as many, all together and to each question: of fewer one could tell whose they are. */
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
  const people = all.flatMap((answers) => [...new Set(answeredIn(answers))]);
  const questions = summarise(withoutReckoned(form), all).map((question): QuestionSummary => {
    const enough = people.filter((id) => id === question.id).length >= LOOSE_LEAST;
    if (!enough) return { ...question, answered: 0, said: { as: "too-few" } };
    return { ...question, said: mixed(question.said, shuffle) };
  });
  return { state: "counted", answers: all.length, questions };
}

/** What one has answered, in the rounds of repeat groups too: five rounds of one person are one person's. */
function answeredIn(answers: Answers): readonly FieldId[] {
  return Object.entries(answers).flatMap(([id, answer]) => {
    const rounds = roundsOf(answer);
    return rounds.length > 0 ? rounds.flatMap(answeredIn) : [id];
  });
}

function mixed(said: Said, shuffle: <T>(things: readonly T[]) => readonly T[]): Said {
  if (said.as === "words") return { ...said, words: shuffle(said.words) };
  if (said.as === "choices") return { ...said, own: shuffle(said.own) };
  return said;
}
