import type { Expression } from "./expression.ts";
import type { Question } from "./form.ts";

/** From … to …: of a number's value or of a text's length, with words of one's own where it does not hold. */
export interface Range {
  from?: number;
  to?: number;
  words?: string;
}

type Ranged = Extract<Question, { kind: "number" | "text" }>;

/** What the screen shows of a question's bounds. undefined: its check says more; it is shown in words and left as it is. */
export function rangeOf(question: Ranged): Range | undefined {
  const own =
    question.kind === "number" ? bounds(question.from, question.to) : bounds(undefined, question.most);
  if (!question.check) return own;
  const said = readRange(question.check.holds, question.kind);
  if (!said) return undefined;
  const words = question.check.words === plainWords(said) ? undefined : question.check.words;
  return { ...own, ...said, ...(words !== undefined && { words }) };
}

/** The question with these bounds in place of those it had. What a plain bound can say is no rule: phones know those by themselves. */
export function withRange<Q extends Ranged>(question: Q, range: Range): Q {
  const { from, to, words = "" } = range;
  const hasWords = words.trim() !== "";
  if (question.kind === "number") {
    const { check: _, from: _from, to: _to, ...rest } = question;
    if (!hasWords) return { ...rest, ...bounds(from, to) } as Q;
    return { ...rest, ...checkOf(range, { self: true }) } as Q;
  }
  const { check: _, most: _most, ...rest } = question;
  if (!hasWords && from === undefined) return { ...rest, ...(to !== undefined && { most: to }) } as Q;
  return { ...rest, ...checkOf(range, { call: "string-length", of: [{ self: true }] }) } as Q;
}

function checkOf(range: Range, of: Expression): { check?: { holds: Expression; words: string } } {
  const { from, to } = range;
  const parts: Expression[] = [
    ...(from === undefined ? [] : [{ call: ">=" as const, of: [of, { value: from }] }]),
    ...(to === undefined ? [] : [{ call: "<=" as const, of: [of, { value: to }] }]),
  ];
  if (parts.length === 0) return {};
  const holds: Expression = parts.length === 1 ? parts[0]! : { call: "and", of: parts };
  return { check: { holds, words: range.words?.trim() || plainWords(range) } };
}

function plainWords({ from, to }: Range): string {
  if (from !== undefined && to !== undefined) return `请写 ${from} 到 ${to} 个字。`;
  return from !== undefined ? `请至少写 ${from} 个字。` : `请不要超过 ${to} 个字。`;
}

function readRange(expression: Expression, kind: Ranged["kind"]): Range | undefined {
  if (!("call" in expression)) return undefined;
  if (expression.call === "and" && expression.of.length === 2) {
    const [first, second] = expression.of.map((part) => readRange(part, kind));
    const isPair = first?.from !== undefined && first.to === undefined && second?.to !== undefined;
    return isPair && second.from === undefined ? { ...first, ...second } : undefined;
  }
  const [left, right] = expression.of;
  if (!left || !right || !("value" in right) || typeof right.value !== "number") return undefined;
  const isOwn =
    kind === "number"
      ? "self" in left
      : "call" in left && left.call === "string-length" && left.of.length === 1 && "self" in left.of[0]!;
  if (!isOwn) return undefined;
  if (expression.call === ">=") return { from: right.value };
  return expression.call === "<=" ? { to: right.value } : undefined;
}

function bounds(from: number | undefined, to: number | undefined): Range {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
