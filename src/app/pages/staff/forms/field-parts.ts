import type { Field, Question } from "../../../../domain/forms/form.ts";

export function isQuestion(field: Field): field is Question {
  return (
    field.kind !== "words" && field.kind !== "section" && field.kind !== "repeat" && field.kind !== "reckoned"
  );
}

/** Without what stands there as undefined: an absent part is not there. */
export function defined<T extends object>(field: T): T {
  return Object.fromEntries(Object.entries(field).filter(([, value]) => value !== undefined)) as T;
}
