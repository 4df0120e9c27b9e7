import type { Day } from "../../ids.ts";
import type { Answers, Field, Form } from "../form.ts";
import { isRounds, Reckoning } from "../reckoning.ts";

export interface ShownField {
  field: Field;
  /** how many sections it is in; what is in a repeat group begins again at 0 */
  depth: number;
  /** of a repeat group: what is shown in each of its rounds */
  rounds?: readonly (readonly ShownField[])[];
}

/**
 * What stands on the page, in its order: a section is followed by what is in it. Words and headings are among it, and what is reckoned
 * is not. With any JSON as answers.
 */
export function shownFields(form: Form, answers: Answers, today: Day): readonly ShownField[] {
  return walkShown(new Reckoning(form, answers, today), form.fields);
}

function walkShown(
  reckoning: Reckoning,
  fields: readonly Field[],
  round?: Answers,
  depth = 0,
): readonly ShownField[] {
  return fields.flatMap((field): readonly ShownField[] => {
    if (field.kind === "reckoned" || !reckoning.shown(field.id, round)) return [];
    if (field.kind === "section") {
      return [{ field, depth }, ...walkShown(reckoning, field.fields, round, depth + 1)];
    }
    if (field.kind !== "repeat") return [{ field, depth }];
    const raw = reckoning.raw(field.id);
    const rounds = isRounds(raw) ? raw.map((one) => walkShown(reckoning, field.fields, one)) : [];
    return [{ field, depth, rounds }];
  });
}
