import type { Expression, Operation } from "./expression.ts";
import type { FieldId } from "./form.ts";

/** 当“…”是“…”时才问: the rules that a screen offers, one sentence each. Any other rule is shown in words and left as it is. */
export interface Condition {
  field: FieldId;
  is: Comparison;
  /** absent with `answered` and `not-answered` */
  value?: string | number | boolean;
}

export type Comparison =
  | "is"
  | "is-not"
  /** among what was chosen */
  | "chosen"
  | "not-chosen"
  | "more"
  | "at-least"
  | "less"
  | "at-most"
  | "answered"
  | "not-answered";

export interface Conditions {
  /** and: all hold · or: one of them */
  join: "and" | "or";
  of: readonly Condition[];
}

const CALLS: Readonly<Partial<Record<Comparison, Operation>>> = {
  is: "=",
  "is-not": "!=",
  more: ">",
  "at-least": ">=",
  less: "<",
  "at-most": "<=",
};

/** @param conditions at least one */
export function expressionOf({ join, of }: Conditions): Expression {
  const all = of.map(one);
  return all.length === 1 ? all[0]! : { call: join, of: all };
}

/** undefined: it says more than sentences of that kind can. */
export function conditionsOf(expression: Expression): Conditions | undefined {
  const single = conditionOf(expression);
  if (single) return { join: "and", of: [single] };
  if (!("call" in expression) || (expression.call !== "and" && expression.call !== "or")) return undefined;
  const join = expression.call;
  const of = expression.of.map((part) => conditionOf(part));
  if (of.length < 2 || of.some((part) => part === undefined)) return undefined;
  return { join, of: of as readonly Condition[] };
}

function one({ field, is, value = "" }: Condition): Expression {
  const asked = { field };
  if (is === "answered") return { call: "!=", of: [asked, { value: "" }] };
  if (is === "not-answered") return { call: "=", of: [asked, { value: "" }] };
  if (is === "chosen") return { call: "selected", of: [asked, { value }] };
  if (is === "not-chosen") return { call: "not", of: [{ call: "selected", of: [asked, { value }] }] };
  return { call: CALLS[is]!, of: [asked, { value }] };
}

function conditionOf(expression: Expression): Condition | undefined {
  if (!("call" in expression)) return undefined;
  const { call, of } = expression;
  if (call === "not" && of.length === 1) {
    const inner = conditionOf(of[0]!);
    return inner?.is === "chosen" ? { ...inner, is: "not-chosen" } : undefined;
  }
  const [asked, given] = of;
  if (of.length !== 2 || !asked || !given || !("field" in asked) || !("value" in given)) return undefined;
  const { field } = asked;
  const { value } = given;
  if (call === "selected") return { field, is: "chosen", value };
  if (value === "" && call === "=") return { field, is: "not-answered" };
  if (value === "" && call === "!=") return { field, is: "answered" };
  const is = (Object.keys(CALLS) as Comparison[]).find((comparison) => CALLS[comparison] === call);
  return is && { field, is, value };
}
