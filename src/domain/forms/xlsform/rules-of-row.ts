import { isDay } from "../../day.ts";
import type { Expression } from "../expression.ts";
import { valueFault } from "../answer-faults.ts";
import { type Field, FORM_LIMITS, type Question } from "../form.ts";
import { isDynamic } from "./draft-field.ts";
import { isOwnSheet, readOwn } from "./own-column.ts";
import { type ChosenOf, namingOwnWords } from "./own-words.ts";
import type { Remarks } from "./remarks.ts";
import { columnOf, type Row, type Table, textIn } from "./table.ts";
import { XPathFault } from "./xpath-fault.ts";
import { readXPath } from "./xpath.ts";
import { namingYesNo, type YesNoOf } from "./yes-no-answers.ts";

export interface RowRules {
  table: Table;
  row: Row;
  remarks: Remarks;
  /** What `${name}` stands for. @throws XPathFault */
  answer: (name: string) => Expression;
  yesNoOf: YesNoOf;
  chosenOf: ChosenOf;
  /** whether an answer may be a number */
  isNumber: (part: Expression) => boolean;
  /** words of a column in the language of the form */
  words: (key: string) => string;
}

/** A field with its rules; undefined where nothing of it is left. */
export function withRules(field: Field, rules: RowRules): Field | undefined {
  const relevant = rule(rules, "relevant", false, "这一条没有导入，题目一直出现");
  const shown: Field = relevant ? { ...field, shownIf: relevant } : field;
  switch (shown.kind) {
    case "section":
    case "repeat":
    case "words":
      return shown;
    case "reckoned":
      return reckoned(shown, rules);
    default:
      return asked(shown, rules);
  }
}

function reckoned(field: Field & { kind: "reckoned" }, rules: RowRules): Field | undefined {
  const { table, row, remarks } = rules;
  if (textIn(table, row, "calculation") === "") {
    const constant = "value" in field.from && field.from.value === "";
    if (!constant) {
      if (!("value" in field.from) || !isDynamic(textIn(table, row, "default"))) return field;
      const from = rule(rules, "default", false, "这一项没有导入");
      return from && { ...field, from };
    }
    const column = columnOf(table, "calculation") ?? columnOf(table, "type");
    const type = textIn(table, row, "type");
    if (type.toLowerCase() === "hidden")
      remarks.leaveOut(table, row.number, column, type, "没有内容，没有导入。");
    else remarks.refuse(table, row.number, column, type, "少了算式（calculation），请补上。");
    return undefined;
  }
  const from = rule(rules, "calculation", false, "这一项没有导入");
  return from && { ...field, from };
}

function asked(field: Question, rules: RowRules): Field | undefined {
  const { table, row, remarks, words } = rules;
  const locked = truth(rules, "read_only", "能不能改不能由规则决定，这里可以填");
  const calculation = textIn(table, row, "calculation");
  if (locked) return readOnly(field, rules, calculation);
  if (calculation !== "") {
    const why = "这一题由人填，算式没有用到；只要算出来的，请把类型改成 calculate。";
    remarks.leaveOut(table, row.number, columnOf(table, "calculation"), calculation, why);
  }
  const required = truth(rules, "required", "要不要填不能由规则决定，这里可以不填");
  const requiredWords = required ? words("required_message") : "";
  return {
    ...withFittingInitial(constrained(field, rules), rules),
    ...(required && { required: true }),
    ...(requiredWords !== "" && { requiredWords }),
  };
}

/** What cannot be changed is not asked: it is reckoned, or stands there as words. */
function readOnly(field: Question, rules: RowRules, calculation: string): Field | undefined {
  const { table, row, remarks } = rules;
  const { id, label, hint, shownIf } = field;
  const labelled = { id, label, ...(hint !== undefined && { hint }), ...(shownIf && { shownIf }) };
  const column = columnOf(table, "read_only");
  if (calculation !== "") {
    const from = rule(rules, "calculation", false, "这一项没有导入");
    if (!from) return undefined;
    remarks.leaveOut(table, row.number, column, calculation, "算出来的答案不显示，和别的答案一起交上。");
    return { ...labelled, kind: "reckoned", from };
  }
  const initial = textIn(table, row, "default");
  if (initial === "") return { ...labelled, kind: "words" };
  const from = isDynamic(initial) ? rule(rules, "default", false, "这一项没有导入") : { value: initial };
  if (!from) return undefined;
  remarks.leaveOut(table, row.number, column, initial, "不能改的答案不显示，和别的答案一起交上。");
  return { ...labelled, kind: "reckoned", from };
}

function constrained(field: Question, rules: RowRules): Question {
  const { table, row, remarks, words } = rules;
  const own = readOwn(textIn(table, row, "songxue"));
  const bounded = withOwnBounds(field, own);
  const source = textIn(table, row, "constraint");
  if (source === "") return bounded;
  if (field.check) {
    remarks.leaveOut(
      table,
      row.number,
      columnOf(table, "constraint"),
      source,
      "这一题有自己的检查，这一条没有导入。",
    );
    return bounded;
  }
  const holds = rule(rules, "constraint", true, "这一条没有导入，答案不作这项检查");
  if (!holds) return bounded;
  const message = words("constraint_message");
  const all = "call" in holds && holds.call === "and" ? holds.of : [holds];
  const first = Number(own.get("bounds") ?? 0);
  const { question, rest } =
    first > 0 || message !== "" ? { question: bounded, rest: all.slice(first) } : withBounds(bounded, all);
  if (rest.length === 0) return question;
  const check =
    rest.length === all.length ? holds : rest.length === 1 ? rest[0]! : { call: "and" as const, of: rest };
  return { ...question, check: { holds: check, words: message || "答案不符合要求，请再看一看。" } };
}

/** What this app wrote of them itself. */
function withOwnBounds(field: Question, own: ReadonlyMap<string, string>): Question {
  const [from, to] = [own.get("from"), own.get("to")];
  if (field.kind === "number") {
    return { ...field, ...(from && { from: Number(from) }), ...(to && { to: Number(to) }) };
  }
  if (field.kind === "date") return { ...field, ...(from && { from }), ...(to && { to }) };
  return field;
}

/** `. >= 0 and . <= 120` without a message is the range of the field: it has better words for what is outside. */
function withBounds(
  field: Question,
  all: readonly Expression[],
): { question: Question; rest: readonly Expression[] } {
  let question = field;
  const rest = all.filter((one) => {
    const bounded = boundedBy(question, one);
    question = bounded ?? question;
    return bounded === undefined;
  });
  return { question, rest };
}

function boundedBy(question: Question, rule: Expression): Question | undefined {
  if (!("call" in rule) || (rule.call !== ">=" && rule.call !== "<=")) return undefined;
  const [bounded, by] = rule.of;
  if (!bounded || !by || !("value" in by)) return undefined;
  const { value } = by;
  const end = rule.call === ">=" ? "from" : "to";
  if ("self" in bounded) {
    if (question.kind === "number" && question[end] === undefined && typeof value === "number") {
      return { ...question, [end]: value };
    }
    const isDate = question.kind === "date" && question[end] === undefined;
    return isDate && typeof value === "string" && isDay(value) ? { ...question, [end]: value } : undefined;
  }
  const counted = "call" in bounded && bounded.of[0] && "self" in bounded.of[0] ? bounded.call : undefined;
  if (end === "from" || typeof value !== "number" || !Number.isInteger(value) || value < 1) return undefined;
  const counts =
    (counted === "string-length" && question.kind === "text") ||
    (counted === "count-selected" && question.kind === "some-of");
  if (!counts || value > FORM_LIMITS.words || ("most" in question && question.most !== undefined))
    return undefined;
  return { ...question, most: value };
}

/** What stands there at first must not be outside of a range that became known after it. */
function withFittingInitial(field: Question, { table, row, remarks }: RowRules): Question {
  if (!("initial" in field) || field.initial === undefined) return field;
  const fault = valueFault(field, field.initial);
  if (fault === undefined) return field;
  const why = `默认答案不合适，题目开头是空的：${fault}`;
  remarks.leaveOut(table, row.number, columnOf(table, "default"), textIn(table, row, "default"), why);
  const { initial: _, ...left } = field;
  return left;
}

/** A rule of a column: where it is wrong the form is refused, where it means nothing here it is left out. */
function rule(
  { table, row, remarks, answer, yesNoOf, chosenOf, isNumber }: RowRules,
  key: string,
  onItself: boolean,
  otherwise: string,
): Expression | undefined {
  const source = textIn(table, row, key);
  if (source === "") return undefined;
  const naming = namingYesNo(yesNoOf);
  try {
    const expression = readXPath(source, {
      answer,
      isNumber,
      // In a sheet of our own 'other' is a word like any other.
      call: isOwnSheet(table) ? naming.call : namingOwnWords(chosenOf, naming.call),
      ...(onItself && { self: { self: true } as const }),
    });
    return naming.whole(expression);
  } catch (error) {
    if (!(error instanceof XPathFault)) throw error;
    const column = columnOf(table, key);
    // What only looks like a rule refuses no form.
    if (error.kind === "wrong" && key !== "default")
      remarks.refuse(table, row.number, column, source, error.message);
    else
      remarks.leaveOut(
        table,
        row.number,
        column,
        source,
        `${error.message.replace(/。$/, "")}；${otherwise}。`,
      );
    return undefined;
  }
}

function truth({ table, row, remarks }: RowRules, key: string, otherwise: string): boolean {
  const text = textIn(table, row, key);
  if (isTrue(text)) return true;
  if (text !== "" && !/^(no|n|false|false\(\s*\)|0|否)$/i.test(text)) {
    remarks.leaveOut(table, row.number, columnOf(table, key), text, `${otherwise}。`);
  }
  return false;
}

export function isTrue(cell: string): boolean {
  return /^(yes|y|true|true\(\s*\)|1|是)$/i.test(cell);
}
