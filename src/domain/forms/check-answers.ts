import type { Day } from "../ids.ts";
import { shapeFault, short, valueFault } from "./answer-faults.ts";
import {
  type Answer,
  type Answers,
  type Field,
  type FieldId,
  type Form,
  FORM_LIMITS,
  type Question,
} from "./form.ts";
import { isAnswers, isRounds, Reckoning } from "./reckoning.ts";
import { toTruth } from "./xpath-values.ts";

export interface Problem {
  /** to the field; into a round of a repeat group: `["family", 0, "age"]`. Empty where it is about all answers. */
  path: readonly (FieldId | number)[];
  /** what was answered, and what may be, in Chinese, with the field's label */
  words: string;
}

/** More than these nobody reads, and hostile answers must not make a long list of them. */
const MOST_PROBLEMS = 200;

/**
 * What is wrong with answers, in the order of the form; none where they can be handed in. Any JSON can stand in their place. What is
 * not shown must be of the right form only: it is not handed in (`handed-in.ts`), and a rule may have looked at another day.
 */
export function checkAnswers(form: Form, answers: Answers, today: Day): readonly Problem[] {
  if (!isAnswers(answers)) return [{ path: [], words: "交来的不是这张表的答案，请重新打开表再填。" }];
  const reckoning = new Reckoning(form, answers, today);
  const known = new Set<FieldId>();
  const problems = [...problemsOf(reckoning, form.fields, known)];
  for (const id of unknownIn(answers, known)) {
    if (problems.length >= MOST_PROBLEMS) break;
    problems.push({ path: [short(id)], words: notAsked(id) });
  }
  return problems.slice(0, MOST_PROBLEMS);
}

/** Whether an answer counts as none: nothing, blank words, nothing chosen. */
export function isEmpty(answer: unknown): boolean {
  if (answer === undefined) return true;
  if (typeof answer === "string") return answer.trim() === "";
  if (Array.isArray(answer)) return answer.length === 0;
  const name = isAnswers(answer) && Object.hasOwn(answer, "name") ? answer["name"] : undefined;
  return typeof name === "string" && name.trim() === "";
}

function* problemsOf(
  reckoning: Reckoning,
  fields: readonly Field[],
  known: Set<FieldId>,
  round?: Answers,
): Generator<Problem> {
  for (const field of fields) {
    const path = [field.id];
    if (field.kind === "section") {
      yield* problemsOf(reckoning, field.fields, known, round);
      continue;
    }
    if (field.kind === "words") continue;
    known.add(field.id);
    const answer = reckoning.raw(field.id, round);
    if (field.kind === "reckoned") {
      const words = reckonedFault(field.label, answer);
      if (words !== undefined) yield { path, words };
    } else if (field.kind === "repeat") {
      yield* problemsOfRepeat(reckoning, field, answer);
    } else {
      const words = problemOf(reckoning, field, answer, round);
      if (words !== undefined) yield { path, words };
    }
  }
}

function* problemsOfRepeat(
  reckoning: Reckoning,
  field: Field & { kind: "repeat" },
  answer: Answer | undefined,
): Generator<Problem> {
  const { id, label, fields, least = 0, most = FORM_LIMITS.rounds } = field;
  const path = [id];
  if (answer !== undefined && !isRounds(answer)) {
    yield { path, words: `“${label}”要一份一份地填，交来的不是，请重新填这一部分。` };
    return;
  }
  const rounds = answer ?? [];
  if (rounds.length > most) {
    yield {
      path,
      words: `“${label}”最多填 ${most} 份，现在有 ${rounds.length} 份，请删去 ${rounds.length - most} 份。`,
    };
    return;
  }
  if (rounds.length < least && reckoning.shown(id)) {
    yield {
      path,
      words: `“${label}”至少填 ${least} 份，现在有 ${rounds.length} 份，请再添 ${least - rounds.length} 份。`,
    };
  }
  for (const [i, round] of rounds.entries()) {
    const known = new Set<FieldId>();
    for (const problem of problemsOf(reckoning, fields, known, round)) {
      yield { path: [id, i, ...problem.path], words: problem.words };
    }
    for (const other of unknownIn(round, known))
      yield { path: [id, i, short(other)], words: notAsked(other) };
  }
}

function problemOf(
  reckoning: Reckoning,
  field: Question,
  answer: Answer | undefined,
  round: Answers | undefined,
): string | undefined {
  const fault = answer === undefined || answer === "" ? undefined : shapeFault(field, answer);
  if (fault !== undefined || !reckoning.shown(field.id, round)) return fault;
  if (isEmpty(answer)) {
    return field.required ? (field.requiredWords ?? `请填写“${field.label}”。`) : undefined;
  }
  const wrong = valueFault(field, answer);
  if (wrong !== undefined || !field.check) return wrong;
  const { holds, words } = field.check;
  return toTruth(reckoning.reckon(holds, { round, self: answer })) ? undefined : words;
}

function reckonedFault(label: string, answer: unknown): string | undefined {
  const fits =
    answer === undefined ||
    typeof answer === "boolean" ||
    (typeof answer === "number" && Number.isFinite(answer)) ||
    (typeof answer === "string" && answer.length <= FORM_LIMITS.words && !/[\p{Surrogate}\0]/u.test(answer));
  return fits ? undefined : `“${label}”由表自己算出，不用填，请重新打开表再交。`;
}

function unknownIn(answers: Answers, known: ReadonlySet<FieldId>): readonly string[] {
  return Object.keys(answers).filter((id) => !known.has(id));
}

function notAsked(id: string): string {
  return `这张表里没有“${short(id)}”这一题，可能表已经改过，请重新打开表再交。`;
}
