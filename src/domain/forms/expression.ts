import type { FieldId } from "./form.ts";

/**
 * What a rule of a form reckons with: a tree, so that a phone needs no parser. The operations are XPath's, as far as forms use
 * them; an answer that is not there is "" (in reckoning: no number, so that every comparison with it is false).
 */
export type Expression =
  | { value: string | number | boolean }
  /** the answer to a field; inside a repeat group first of the same round */
  | { field: FieldId }
  /** in a check: the answer that is being checked */
  | { self: true }
  | { call: Operation; of: readonly Expression[] };

export const OPERATIONS = [
  "and",
  "or",
  "not",
  "=",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "+",
  "-",
  "*",
  "div",
  "mod",
  "if",
  "coalesce",
  /** (field, value): whether value is among what was chosen */
  "selected",
  "count-selected",
  /** of a repeat group's field: how many rounds have it; of the group itself: how many rounds */
  "count",
  "sum",
  "min",
  "max",
  "round",
  "int",
  "number",
  "string",
  "string-length",
  "concat",
  "contains",
  "starts-with",
  /** (words, pattern): the whole of the words fits */
  "regex",
  /** the day, `YYYY-MM-DD`; days compare as days */
  "today",
  /** the label of an option: (field) */
  "label",
] as const;
export type Operation = (typeof OPERATIONS)[number];
