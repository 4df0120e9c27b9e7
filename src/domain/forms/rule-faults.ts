import type { Rule } from "./expressions-of.ts";
import type { Expression, Operation } from "./expression.ts";
import { formIndex } from "./form-index.ts";
import type { Field, Form } from "./form.ts";
import { readPattern } from "./pattern.ts";

/** How many parts an operation has: [at least, at most]. */
export const PARTS: { readonly [operation in Operation]: readonly [number, number] } = {
  and: [1, 50],
  or: [1, 50],
  not: [1, 1],
  "=": [2, 2],
  "!=": [2, 2],
  "<": [2, 2],
  "<=": [2, 2],
  ">": [2, 2],
  ">=": [2, 2],
  "+": [2, 50],
  "-": [1, 2],
  "*": [2, 50],
  div: [2, 2],
  mod: [2, 2],
  if: [3, 3],
  coalesce: [1, 50],
  selected: [2, 2],
  "count-selected": [1, 1],
  count: [1, 1],
  sum: [1, 50],
  min: [1, 50],
  max: [1, 50],
  round: [1, 2],
  int: [1, 1],
  number: [1, 1],
  string: [1, 1],
  "string-length": [1, 1],
  concat: [1, 50],
  contains: [2, 2],
  "starts-with": [2, 2],
  regex: [2, 2],
  today: [0, 0],
  label: [1, 1],
};
/** What takes the answers of all rounds of a repeat group together. */
const TOGETHER: readonly Operation[] = ["count", "sum", "min", "max"];
export const MOST_NESTED = 20;
const MOST_PARTS = 1_000;
/** UTF-16 units of words in a rule, as `protocol/form.ts` takes them. */
const LONGEST = 2_000;

/** What is wrong with a rule of a field, in Chinese. */
export function ruleFaults(form: Form, field: Field, { where, expression }: Rule): readonly string[] {
  const index = formIndex(form);
  const own = index.get(field.id)?.repeat;
  const faults: string[] = [];
  let parts = 0;
  const look = (one: Expression, deep: number, together: Operation | undefined): void => {
    if (++parts > MOST_PARTS || faults.length > 0) return;
    if (deep > MOST_NESTED) {
      faults.push(`“${where}”的规则套得太深：最多 ${MOST_NESTED} 层。`);
    } else if ("value" in one) {
      const { value } = one;
      if (typeof value === "string" && value.length > LONGEST)
        faults.push(`“${where}”的规则里的文字太长，最多 ${LONGEST} 个字。`);
      if (typeof value === "number" && !Number.isFinite(value))
        faults.push(`“${where}”的规则里有太大的数字。`);
    } else if ("self" in one) {
      if (where !== "检查") faults.push(`“${where}”的规则里不能用这一题自己的答案。`);
    } else if ("field" in one) {
      const fault = fieldFault(one.field, together);
      if (fault !== undefined) faults.push(`“${where}”的规则${fault}`);
    } else if ("call" in one) {
      const fault = partsFault(one.call, one.of);
      if (fault !== undefined) faults.push(`“${where}”的规则里${fault}`);
      else for (const part of one.of) look(part, deep + 1, one.call);
    }
  };
  const fieldFault = (id: string, call: Operation | undefined): string | undefined => {
    const placed = index.get(id);
    if (!placed) return `要看“${id}”的答案，表里没有这一题。`;
    const { kind, label } = placed.field;
    const together = call !== undefined && TOGETHER.includes(call);
    if (kind === "words" || kind === "section") return `要看“${label || id}”的答案，但那里没有答案。`;
    if (kind === "repeat" && call !== "count") return `只能数“${label}”有几份（count），不能直接看它的答案。`;
    if (placed.repeat !== undefined && placed.repeat !== own && !together) {
      return `要看“${label || id}”的答案，但它可能有好几份，只能用 sum、min、max 或 count。`;
    }
    return call === "label" && kind !== "one-of" && kind !== "some-of"
      ? `用 label 看“${label || id}”，但那不是选择题。`
      : undefined;
  };
  look(expression, 1, undefined);
  if (parts > MOST_PARTS) faults.push(`“${where}”的规则太长，请拆成几步。`);
  return faults;
}

function partsFault(call: Operation, of: readonly Expression[]): string | undefined {
  const [least, most] = PARTS[call];
  if (of.length < least || of.length > most) {
    const wanted = least === most ? `${least}` : `${least} 到 ${most}`;
    return `“${call}”要有 ${wanted} 个部分，现在有 ${of.length} 个。`;
  }
  if (call === "label" && !("field" in of[0]!)) return "“label”要直接写明是哪一题。";
  if (call !== "regex") return undefined;
  const source = of[1]!;
  if (!("value" in source)) return "“regex”的格式要直接写明，不能算出来。";
  return readPattern(String(source.value)) === undefined
    ? `“regex”的格式“${String(source.value)}”写得不对，或用了这里没有的写法。`
    : undefined;
}
