import { answerWords, hasAnswer, isFile, roundsOf, type AnsweredField } from "./answer-words.ts";
import type { Answer, Answers, Field, FieldId, Form } from "./form.ts";

/** What many answered to one question, together: no answer can be told from another in it but words. */
export interface QuestionSummary {
  id: FieldId;
  label: string;
  /** "家庭成员 · 姓名": the groups it stands in, the outermost first */
  within: readonly string[];
  /** how many answers; in a repeat group how many rounds */
  answered: number;
  said: Said;
}

export type Said =
  /** the options in their order, words of one's own behind them; some-of: more counts than answers */
  | { as: "choices"; counts: readonly (readonly [label: string, count: number])[]; own: readonly string[] }
  | {
      as: "numbers";
      least: number;
      most: number;
      sum: number;
      mean: number;
      /** of a scale: each number and how often */
      counts?: readonly (readonly [label: string, count: number])[];
    }
  | { as: "words"; words: readonly string[] }
  /** pictures, sounds: to be looked at one by one */
  | { as: "files" }
  | { as: "nothing" }
  /** anonymous, and so few or none that they are not told: `loose-results.ts` */
  | { as: "too-few" };

/** @param all what was handed in, in whatever order the words are to stand */
export function summarise(form: Form, all: readonly Answers[]): readonly QuestionSummary[] {
  return summarised(form.fields, all, []);
}

function summarised(
  fields: readonly Field[],
  all: readonly Answers[],
  within: readonly string[],
): QuestionSummary[] {
  return fields.flatMap((field) => {
    if (field.kind === "section") return summarised(field.fields, all, [...within, field.label]);
    if (field.kind === "repeat") {
      const rounds = all.flatMap((answers) => roundsOf(answers[field.id]));
      return summarised(field.fields, rounds, [...within, field.label]);
    }
    if (!hasAnswer(field)) return [];
    const answers = all.map((one) => one[field.id]).filter((answer) => answer !== undefined);
    const said = answers.length === 0 ? { as: "nothing" as const } : saidOf(field, answers);
    return [{ id: field.id, label: field.label, within, answered: answers.length, said }];
  });
}

function saidOf(field: AnsweredField, answers: readonly Answer[]): Said {
  if (field.kind === "one-of" || field.kind === "some-of") {
    const values = answers.flatMap((answer) => answer as string | readonly string[]);
    const known = new Set(field.options.map(({ value }) => value));
    return {
      as: "choices",
      counts: field.options.map(({ value, label }) => [label, count(values, value)]),
      own: values.filter((value) => !known.has(value)),
    };
  }
  if (field.kind === "yes-no") {
    const counts = [true, false].map(
      (value) => [answerWords(field, value), answers.filter((answer) => answer === value).length] as const,
    );
    return { as: "choices", counts, own: [] };
  }
  if (answers.some(isFile)) return { as: "files" };
  const numbers = answers.filter((answer) => typeof answer === "number");
  if (numbers.length > 0 && numbers.length === answers.length) {
    const sum = numbers.reduce((a, b) => a + b, 0);
    const steps = field.kind === "scale" ? scaleSteps(field) : undefined;
    return {
      as: "numbers",
      least: Math.min(...numbers),
      most: Math.max(...numbers),
      sum,
      mean: sum / numbers.length,
      ...(steps && { counts: steps.map((step) => [String(step), count(numbers, step)] as const) }),
    };
  }
  return { as: "words", words: answers.map((answer) => answerWords(field, answer)) };
}

function scaleSteps({ from, to, step = 1 }: { from: number; to: number; step?: number }): number[] {
  const many = Math.min(100, Math.floor((to - from) / Math.max(step, 1e-9)) + 1);
  return Array.from({ length: Math.max(0, many) }, (_, i) => from + i * step);
}

function count<T>(values: readonly T[], wanted: T): number {
  return values.filter((value) => value === wanted).length;
}
