import { type Comparison, type Condition, conditionsOf } from "./condition.ts";
import type { Expression, Operation } from "./expression.ts";
import type { Field, Form } from "./form.ts";
import { allFields } from "./form-tree.ts";

/** A rule as a sentence: “方式”是“送上门”，并且“人数”大于 3. What no sentence says well is still said whole. */
export function expressionWords(expression: Expression, form: Form): string {
  const fields = new Map(allFields(form.fields).map((field) => [field.id, field]));
  return said(expression, fields, false);
}

export const comparisonWords: Readonly<Record<Comparison, string>> = {
  is: "是",
  "is-not": "不是",
  chosen: "选了",
  "not-chosen": "没有选",
  more: "大于",
  "at-least": "不小于",
  less: "小于",
  "at-most": "不大于",
  answered: "填了",
  "not-answered": "没有填",
};

type Fields = ReadonlyMap<string, Field>;

function said(expression: Expression, fields: Fields, isInside: boolean): string {
  if ("value" in expression) return valueWords(expression.value);
  if ("self" in expression) return "这个回答";
  if ("field" in expression) return nameOf(expression.field, fields);
  const simple = conditionsOf(expression);
  if (simple?.of.length === 1) return conditionWords(simple.of[0]!, fields);
  const { call, of } = expression;
  const parts = of.map((part) => said(part, fields, true));
  const joined = JOINS[call];
  if (joined !== undefined) {
    const words = parts.join(joined);
    return isInside ? `（${words}）` : words;
  }
  if (call === "not") return `不是这样：${parts[0] ?? ""}`;
  if (call === "if") return `若${parts[0]}则${parts[1]}，否则${parts[2]}`;
  return `${CALLS[call] ?? call}（${parts.join("，")}）`;
}

function conditionWords({ field, is, value }: Condition, fields: Fields): string {
  const name = nameOf(field, fields);
  if (value === undefined) return `${name}${comparisonWords[is]}`;
  return `${name}${comparisonWords[is]}${labelOf(fields.get(field), value)}`;
}

function labelOf(field: Field | undefined, value: string | number | boolean): string {
  if (field && "options" in field) {
    const option = field.options.find((one) => one.value === value);
    if (option) return `“${option.label}”`;
  }
  if (field?.kind === "yes-no" && typeof value === "boolean")
    return `“${value ? (field.yesWords ?? "是") : (field.noWords ?? "否")}”`;
  return valueWords(value);
}

function valueWords(value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? "“是”" : "“否”";
  return typeof value === "number" ? ` ${value} ` : `“${value}”`;
}

function nameOf(id: string, fields: Fields): string {
  return `“${fields.get(id)?.label ?? `${id}（已删去）`}”`;
}

const JOINS: Readonly<Partial<Record<Operation, string>>> = {
  and: "，并且",
  or: "，或者",
  "=": "是",
  "!=": "不是",
  "<": "小于",
  "<=": "不大于",
  ">": "大于",
  ">=": "不小于",
  "+": "加",
  "-": "减",
  "*": "乘",
  div: "除以",
  mod: "除以后的余数，除数",
  contains: "里有",
  "starts-with": "开头是",
  regex: "合乎格式",
};

const CALLS: Readonly<Partial<Record<Operation, string>>> = {
  coalesce: "第一个填了的",
  selected: "选了",
  "count-selected": "选的个数",
  count: "份数",
  sum: "合计",
  min: "最小的",
  max: "最大的",
  round: "四舍五入",
  int: "取整",
  number: "数值",
  string: "文字",
  "string-length": "字数",
  concat: "连起来",
  today: "当天",
  label: "选项文字",
};
