import type { Expression, Operation } from "../expression.ts";
import type { Field } from "../form.ts";
import { XPathFault } from "./xpath-fault.ts";

/** What XLSForm calls an answer in one's own words (`or_other`). Here the words themselves are the answer. */
const OTHER = "other";
/** parts of one operation */
const MOST_PARTS = 50;

type Chosen = Field & { kind: "one-of" | "some-of" };
/** Of a part of a rule that is a question with words of one's own, and nothing else. */
export type ChosenOf = (part: Expression) => Chosen | undefined;
type Call = (call: Operation, of: readonly Expression[]) => Expression;

/** Puts operations together where the sheet means words of one's own: `${q} = 'other'` is that none of the options was chosen. */
export function namingOwnWords(chosenOf: ChosenOf, call: Call): Call {
  return (operation, of) => {
    const [left, right] = of;
    if (of.length !== 2 || !left || !right) return call(operation, of);
    const [asked, part] = isOther(right) ? [chosenOf(left), left] : [isOther(left) && chosenOf(right), right];
    if (!asked) return call(operation, of);
    switch (operation) {
      case "selected":
        return hasOwnWords(part, asked);
      case "=":
        return isOwnWords(part, asked);
      case "!=":
        return { call: "not", of: [isOwnWords(part, asked)] };
      case "contains":
      case "starts-with":
      case "regex":
        throw new XPathFault("foreign", `“${asked.label}”选了其他，答案就是自己写的话，不是“${OTHER}”。`);
      default:
        return call(operation, of);
    }
  };
}

/** `${q_other}`, the question that other tools add by themselves: the words of one's own. @throws XPathFault */
export function ownWords(part: Expression, asked: Chosen): Expression {
  if (asked.kind === "some-of")
    throw new XPathFault("foreign", `“${asked.label}”是多选，规则不能单看其中自己写的话。`);
  return { call: "if", of: [hasOwnWords(part, asked), part, { value: "" }] };
}

function isOther(part: Expression): boolean {
  return "value" in part && part.value === OTHER;
}

function isOwnWords(part: Expression, asked: Chosen): Expression {
  const has = hasOwnWords(part, asked);
  if (asked.kind === "one-of") return has;
  return all([{ call: "=", of: [{ call: "count-selected", of: [part] }, { value: 1 }] }, has]);
}

function hasOwnWords(part: Expression, { kind, options }: Chosen): Expression {
  // An option that is itself called so counts as well.
  const known = options.filter(({ value }) => value !== OTHER);
  if (kind === "one-of") {
    return all(
      ["", ...known.map(({ value }) => value)].map((value) => ({ call: "!=", of: [part, { value }] })),
    );
  }
  const chosen = known.map(({ value }): Expression => ({ call: "selected", of: [part, { value }] }));
  return {
    call: ">",
    of: [{ call: "count-selected", of: [part] }, chosen.length === 0 ? { value: 0 } : many("+", chosen)],
  };
}

function all(of: readonly Expression[]): Expression {
  return many("and", of);
}

function many(call: "and" | "+", of: readonly Expression[]): Expression {
  if (of.length === 1) return of[0]!;
  if (of.length <= MOST_PARTS) return { call, of };
  const groups = Array.from({ length: Math.ceil(of.length / MOST_PARTS) }, (_, i) =>
    many(call, of.slice(i * MOST_PARTS, (i + 1) * MOST_PARTS)),
  );
  return many(call, groups);
}
