import { addDays } from "../day.ts";
import type { Day } from "../ids.ts";
import { checkAnswers } from "./check-answers.ts";
import type { Expression } from "./expression.ts";
import { expressionsOf } from "./expressions-of.ts";
import type { Answers, Form } from "./form.ts";
import { allFields } from "./form-tree.ts";
import { answersToHandIn } from "./handed-in.ts";
import { reckonedLeftOut } from "./ways.ts";

/** Days back from today on which anonymous answers may have been filled in that come only now. */
const WAITED = 31;

/**
 * The days on which answers may have been filled in of which nobody is to know when: today, and those before it that are not before the
 * form. Today alone where the form does not ask which day it is.
 */
export function possibleDays(form: Form, published: Day, today: Day): readonly Day[] {
  if (!asksForDay(form)) return [today];
  const days = Array.from({ length: WAITED + 1 }, (_, i) => addDays(today, -i));
  return days.filter((day, i) => i === 0 || day >= published);
}

/**
 * What is taken of answers on the first of these days on which they fit as they are, and none of them is hidden; where there is none, on
 * the first on which they fit. So what is sent again on another day is the same. Else what is wrong with them on the first.
 * @param days one at least
 */
export function fitOnDay(
  form: Form,
  answers: Answers,
  days: readonly Day[],
): { answers: Answers } | { words: string } {
  let words: string | undefined;
  let some: Answers | undefined;
  for (const day of days) {
    const [problem] = checkAnswers(form, answers, day);
    if (problem) {
      words ??= problem.words;
      continue;
    }
    const taken = answersToHandIn(form, answers, day);
    if (days.length === 1 || bare(form, taken) === bare(form, answers)) return { answers: taken };
    some ??= taken;
  }
  return some ? { answers: some } : { words: words ?? "" };
}

function bare(form: Form, answers: Answers): string {
  return JSON.stringify(reckonedLeftOut(form, answers));
}

function asksForDay(form: Form): boolean {
  const open: Expression[] = allFields(form.fields)
    .flatMap(expressionsOf)
    .map(({ expression }) => expression);
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (!("call" in one)) continue;
    if (one.call === "today") return true;
    open.push(...one.of);
  }
  return false;
}
