import type { Day } from "../ids.ts";
import { isObject } from "./answer-faults.ts";
import { isEmpty } from "./check-answers.ts";
import { cutWords } from "./cut-words.ts";
import type { Answer, AnswerPerson, Answers, Field, FieldId, Form } from "./form.ts";
import { isAnswers, isRounds, Reckoning } from "./reckoning.ts";

/**
 * What is handed in of what stands on the page: only what is shown, without blanks around it, without what is empty; what was chosen in
 * the order of the options; and what follows from it reckoned. Rounds of a repeat group keep their places. Answers of a wrong form stay
 * as they are, for `checkAnswers` to name.
 */
export function answersToHandIn(form: Form, answers: Answers, today: Day): Answers {
  if (!isAnswers(answers)) return {};
  // Reckoned from what is handed in, not from the blanks around it.
  const neat = neatened(form.fields, answers);
  return shownOf(new Reckoning(form, neat, today), form.fields);
}

function neatened(fields: readonly Field[], answers: Answers): Answers {
  const neat: [FieldId, Answer][] = [];
  const add = (fields: readonly Field[]) => {
    for (const field of fields) {
      if (field.kind === "section") {
        add(field.fields);
        continue;
      }
      if (field.kind === "words" || field.kind === "reckoned" || !Object.hasOwn(answers, field.id)) continue;
      const answer = answers[field.id];
      if (answer === undefined || isEmpty(answer)) continue;
      neat.push([
        field.id,
        field.kind === "repeat" ? neatRounds(field.fields, answer) : neatAnswer(field, answer),
      ]);
    }
  };
  add(fields);
  return Object.fromEntries(neat);
}

function neatRounds(fields: readonly Field[], answer: Answer): Answer {
  return isRounds(answer) ? answer.map((round) => neatened(fields, round)) : answer;
}

function neatAnswer(field: Field, answer: Answer): Answer {
  if (typeof answer === "string") return answer.trim();
  if (field.kind === "person" && isObject(answer) && typeof answer.name === "string") {
    return { ...(answer as AnswerPerson), name: answer.name.trim() };
  }
  if (field.kind !== "some-of" || !isStrings(answer)) return answer;
  const chosen = new Set(answer.map((one) => (isOption(field, one) ? one : one.trim())));
  const own = [...chosen].filter((one) => one !== "" && !isOption(field, one));
  return [...field.options.map(({ value }) => value).filter((value) => chosen.has(value)), ...own];
}

function shownOf(reckoning: Reckoning, fields: readonly Field[], round?: Answers): Answers {
  const shown: [FieldId, Answer][] = [];
  const add = (fields: readonly Field[]) => {
    for (const field of fields) {
      if (!reckoning.shown(field.id, round)) continue;
      if (field.kind === "section") {
        add(field.fields);
        continue;
      }
      if (field.kind === "words") continue;
      const answer =
        field.kind === "reckoned" ? reckoned(reckoning, field.id, round) : reckoning.raw(field.id, round);
      if (answer === undefined || isEmpty(answer)) continue;
      const rounds = field.kind === "repeat" && isRounds(answer) ? answer : undefined;
      shown.push([
        field.id,
        rounds
          ? rounds.map((one) => shownOf(reckoning, (field as { fields: readonly Field[] }).fields, one))
          : answer,
      ]);
    }
  };
  add(fields);
  return Object.fromEntries(shown);
}

function reckoned(reckoning: Reckoning, id: FieldId, round?: Answers): Answer | undefined {
  const value = reckoning.value(id, round);
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value === "boolean") return value;
  // The same long answer, reckoned again and again in each of a hundred rounds, is more than anybody can keep.
  reckoning.work.left -= value.length;
  return reckoning.work.left <= 0 ? undefined : cutWords(value);
}

function isOption(field: Field & { kind: "some-of" }, one: string): boolean {
  return field.options.some(({ value }) => value === one);
}

function isStrings(answer: Answer): answer is readonly string[] {
  return Array.isArray(answer) && answer.every((one) => typeof one === "string");
}
