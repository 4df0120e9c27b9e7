import type { Expression } from "./expression.ts";
import type { Field } from "./form.ts";

export interface Rule {
  /** where it stands, in Chinese */
  where: "什么时候出现" | "检查" | "计算";
  expression: Expression;
}

/** The rules of a field itself. */
export function expressionsOf(field: Field): readonly Rule[] {
  return [
    ...(field.shownIf === undefined ? [] : [{ where: "什么时候出现" as const, expression: field.shownIf }]),
    ...("check" in field && field.check ? [{ where: "检查" as const, expression: field.check.holds }] : []),
    ...(field.kind === "reckoned" ? [{ where: "计算" as const, expression: field.from }] : []),
  ];
}

/** The fields that a rule looks at, each once. */
export function fieldsIn(expression: Expression): ReadonlySet<string> {
  const found = new Set<string>();
  const open: Expression[] = [expression];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if ("field" in one) found.add(one.field);
    if ("call" in one) open.push(...one.of);
  }
  return found;
}
