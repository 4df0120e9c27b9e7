import type { Expression, Operation } from "../expression.ts";
import type { Field, FieldId } from "../form.ts";
import { plainNumber } from "./plain-number.ts";

type Call = Extract<Expression, { call: Operation }>;

/** A rule as XLSForm writes it. @param fieldOf of the form, by id */
export function xpathOf(
  expression: Expression,
  fieldOf: (id: FieldId) => Field | undefined,
  self?: Field,
): string {
  const names = (part: Expression): string | undefined => {
    if ("field" in part && fieldOf(part.field)?.kind === "yes-no") return `\${${part.field}}`;
    return "self" in part && self?.kind === "yes-no" ? "." : undefined;
  };
  const write = (part: Expression, inside: boolean): string => {
    // In a sheet a 是/否 question is answered by yes or no.
    const asked = names(part);
    if (asked !== undefined) return inside ? `(${asked} = 'yes')` : `${asked} = 'yes'`;
    if ("value" in part) return literal(part.value);
    if ("self" in part) return ".";
    if ("field" in part) return `\${${part.field}}`;
    const says = saysOf(part, names);
    const words = says ?? called(part.call, part.of, (one) => write(one, true));
    return inside && (says !== undefined || isSign(part.call)) ? `(${words})` : words;
  };
  return write(expression, false);
}

/** `string(q) = 'false'` is what `${q} = 'no'` became when it was read. */
function saysOf({ call, of }: Call, names: (part: Expression) => string | undefined): string | undefined {
  const [left, right] = of;
  if ((call !== "=" && call !== "!=") || !left || !right || !("value" in right)) return undefined;
  if (!("call" in left) || left.call !== "string" || !left.of[0]) return undefined;
  const asked = names(left.of[0]);
  const said =
    right.value === "false" ? "no" : right.value === "true" ? "yes" : right.value === "" ? "" : undefined;
  return asked === undefined || said === undefined ? undefined : `${asked} ${call} '${said}'`;
}

const SIGNS: readonly Operation[] = [
  "and",
  "or",
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
];

function isSign(call: Operation): boolean {
  return SIGNS.includes(call);
}

function called(call: Operation, of: readonly Expression[], write: (part: Expression) => string): string {
  if (isSign(call))
    return of.length === 1 && call === "-" ? `- ${write(of[0]!)}` : of.map(write).join(` ${call} `);
  if (call === "label") {
    const [asked] = of.map(write);
    return `jr:choice-name(${asked}, '${asked}')`;
  }
  return `${call}(${of.map(write).join(", ")})`;
}

function literal(value: string | number | boolean): string {
  if (typeof value === "boolean") return `${value}()`;
  if (typeof value === "number") return plainNumber(value);
  if (!value.includes("'")) return `'${value}'`;
  if (!value.includes('"')) return `"${value}"`;
  return `concat(${value
    .split("'")
    .map((part) => `'${part}'`)
    .join(`, "'", `)})`;
}
