import { addDays, isDay } from "../../day.ts";
import { shapeFault, valueFault } from "../answer-faults.ts";
import type { Field, FieldId, Option, Question } from "../form.ts";
import { readList } from "./own-column.ts";
import type { PlainType, SurveyType } from "./survey-type.ts";
import type { YesNo } from "./yes-no-answers.ts";

/** What a row of survey says of a field, without its rules. */
export interface RowWords {
  id: FieldId;
  label: string;
  hint?: string;
  appearance: string;
  /** `start=1 end=10 step=1` */
  parameters: string;
  initial: string;
  /** what this app has written for itself, so that nothing is lost on the way: `kind=person most=20` */
  own: ReadonlyMap<string, string>;
}

export interface Draft {
  field: Field;
  yesNo?: YesNo;
  /** what is otherwise than the sheet says, by the column that says it */
  otherwise: readonly (readonly [key: string, what: string, why: string])[];
}

type Otherwise = [key: string, what: string, why: string];

/** A question, words or a place for what is reckoned, of a row that is no group. */
export function draftField(
  type: SurveyType & { is: "select" | "plain" },
  row: RowWords,
  options: readonly Option[],
): Draft {
  const otherwise: Otherwise[] = [];
  const labelled = { id: row.id, label: row.label, ...(row.hint !== undefined && { hint: row.hint }) };
  const made: { field: Field; yesNo?: YesNo } =
    type.is === "select"
      ? ofSelect(labelled, type, row, options)
      : { field: ofPlain(labelled, type.type, row, otherwise) };
  const parameters = type.is === "plain" && type.type === "range" ? "" : row.parameters;
  if (parameters !== "") otherwise.push(["parameters", parameters, "这些参数没有用到。"]);
  const foreign = row.appearance.split(/\s+/).filter((one) => one !== "" && !isMereLook(one));
  if (foreign.length > 0) otherwise.push(["appearance", foreign.join(" "), "没有这种样子，按普通的题显示。"]);
  const field = withInitial(made.field, made.yesNo, row, otherwise);
  return { field, otherwise, ...(made.yesNo && { yesNo: made.yesNo }) };
}

type Words = { id: FieldId; label: string; hint?: string };

function ofSelect(
  labelled: Words,
  type: SurveyType & { is: "select" },
  { appearance, own }: RowWords,
  options: readonly Option[],
): { field: Question; yesNo?: YesNo } {
  const yesNo = type.many || type.other || own.get("kind") === "one-of" ? undefined : asYesNo(options);
  if (yesNo) {
    const { yesWords, noWords } = yesNo;
    return {
      yesNo,
      field: {
        ...labelled,
        kind: "yes-no",
        ...(yesWords !== "是" && { yesWords }),
        ...(noWords !== "否" && { noWords }),
      },
    };
  }
  const shared = { ...labelled, options, ...(type.other && { other: true }) };
  if (type.many) {
    const most = Number(own.get("most") ?? Number.NaN);
    return { field: { ...shared, kind: "some-of", ...(most > 0 && { most }) } };
  }
  const line = /\b(likert|horizontal|columns|compact|quickcompact)/i.test(appearance);
  const as = own.get("as") === "list" ? "list" : line ? "line" : undefined;
  return { field: { ...shared, kind: "one-of", ...(as && { as }) } };
}

const YES_NO = [
  ["yes", "no"],
  ["y", "n"],
  ["true", "false"],
  ["是", "否"],
];

/** Of a list with these two options and no other. */
function asYesNo(options: readonly Option[]): YesNo | undefined {
  if (options.length !== 2) return undefined;
  for (const [yes, no] of YES_NO) {
    const found = [yes, no].map((name) => options.find(({ value }) => value.toLowerCase() === name));
    const [a, b] = found;
    if (a && b && a.label.length <= 60 && b.label.length <= 60) {
      return { yes: a.value, no: b.value, yesWords: a.label, noWords: b.label };
    }
  }
  return undefined;
}

function ofPlain(labelled: Words, type: PlainType, row: RowWords, otherwise: Otherwise[]): Field {
  const { appearance, own } = row;
  switch (type) {
    case "text": {
      if (own.get("kind") === "person") return { ...labelled, kind: "person" };
      const most = Number(own.get("most") ?? Number.NaN);
      return {
        ...labelled,
        kind: "text",
        ...(/\bmultiline\b/i.test(appearance) && { long: true }),
        ...(most > 0 && { most }),
      };
    }
    case "phone":
      return {
        ...labelled,
        kind: "text",
        check: {
          holds: { call: "regex", of: [{ self: true }, { value: "\\+?[0-9 -]{3,20}" }] },
          words: "请填电话号码，只用数字。",
        },
      };
    case "time":
      return {
        ...labelled,
        kind: "text",
        check: {
          holds: { call: "regex", of: [{ self: true }, { value: "([01]?[0-9]|2[0-3])[:：][0-5][0-9]" }] },
          words: "请填几点几分，如 08:30。",
        },
      };
    case "barcode":
      otherwise.push(["type", "barcode", "这里不扫条码，改成手填文字。"]);
      return { ...labelled, kind: "text" };
    case "integer":
      return { ...labelled, kind: "number", whole: true };
    case "percentage":
      return { ...labelled, kind: "number", whole: true, from: 0, to: 100 };
    case "decimal":
      return { ...labelled, kind: "number" };
    case "range":
      return ofRange(labelled, row, otherwise);
    case "datetime":
      otherwise.push(["type", "dateTime", "只问日期，不问时刻。"]);
      return { ...labelled, kind: "date" };
    case "date":
      return { ...labelled, kind: "date" };
    case "acknowledge":
      return { ...labelled, kind: "one-of", options: [{ value: "OK", label: "知道了" }] };
    case "image":
      return { ...labelled, kind: /\bsignature\b/i.test(appearance) ? "signature" : "photo" };
    case "audio":
      return { ...labelled, kind: "voice" };
    case "note":
      return { ...labelled, kind: "words" };
    case "today":
      return { ...labelled, kind: "reckoned", from: { call: "today", of: [] } };
    default:
      return { ...labelled, kind: "reckoned", from: { value: row.initial } };
  }
}

function ofRange(labelled: Words, { parameters, own }: RowWords, otherwise: Otherwise[]): Field {
  const given = new Map(
    parameters
      .toLowerCase()
      .split(/[\s,;]+/)
      .map((one) => one.split("=") as [string, string | undefined]),
  );
  const number = (key: string, fallback: number) => {
    const text = given.get(key);
    if (text === undefined) return fallback;
    const found = text.trim() === "" ? Number.NaN : Number(text);
    if (Number.isFinite(found)) return found;
    otherwise.push(["parameters", `${key}=${text}`, `“${key}”不是数字，按 ${fallback} 算。`]);
    return fallback;
  };
  const [from, to, step] = [number("start", 1), number("end", 10), number("step", 1)];
  const others = [...given.keys()].filter((key) => key !== "" && !["start", "end", "step"].includes(key));
  if (others.length > 0) otherwise.push(["parameters", others.join(" "), "这些参数没有用到。"]);
  const steps = (to - from) / step;
  const whole = Number.isInteger(from) && Number.isInteger(step);
  if (whole && step >= 1 && Number.isInteger(steps) && steps >= 1 && steps <= 10) {
    const [fromWords, toWords] = [own.get("fromWords"), own.get("toWords")];
    return {
      ...labelled,
      kind: "scale",
      from,
      to,
      ...((step !== 1 || own.has("step")) && { step }),
      ...(fromWords !== undefined && { fromWords }),
      ...(toWords !== undefined && { toWords }),
    };
  }
  const [low, high] = from <= to ? [from, to] : [to, from];
  if (!whole || step !== 1)
    otherwise.push(["parameters", `step=${step}`, "格子太多，改成填数字，不限间隔。"]);
  return { ...labelled, kind: "number", from: low, to: high, ...(whole && { whole: true }) };
}

function withInitial(
  field: Field,
  yesNo: YesNo | undefined,
  { initial, own }: RowWords,
  otherwise: Otherwise[],
): Field {
  if (initial === "" || field.kind === "words" || field.kind === "reckoned") return field;
  if (field.kind === "date" && /^today\(\s*\)$/i.test(initial)) return { ...field, today: true };
  const value = ownInitial(field, own) ?? initialOf(field, yesNo, initial);
  const bad = (why: string) => otherwise.push(["default", initial, why]);
  if (value === undefined || !isQuestionWithInitial(field)) {
    bad("这个默认答案用不上，题目开头是空的。");
    return field;
  }
  const fault = shapeFault(field, value) ?? valueFault(field, value);
  if (fault === undefined) return { ...field, initial: value } as Field;
  bad(`默认答案不合适，题目开头是空的：${fault}`);
  return field;
}

/** What this app wrote of it itself. */
function ownInitial({ kind }: Field, own: RowWords["own"]): unknown {
  const list = own.get("initial");
  if (list === undefined) return undefined;
  return kind === "some-of" ? readList(list) : kind === "one-of" ? readList(list)[0] : undefined;
}

function isQuestionWithInitial(field: Field): field is Question {
  return ["text", "one-of", "some-of", "scale", "yes-no", "number", "date"].includes(field.kind);
}

function initialOf(field: Field, yesNo: YesNo | undefined, initial: string): unknown {
  switch (field.kind) {
    case "text":
      return isDynamic(initial) ? undefined : initial;
    case "one-of":
      return initial;
    case "some-of": {
      const chosen = initial.split(/\s+/);
      return field.options.map(({ value }) => value).filter((one) => chosen.includes(one) || one === initial);
    }
    case "yes-no":
      return initial === yesNo?.yes ? true : initial === yesNo?.no ? false : undefined;
    case "scale":
    case "number":
      return Number.isFinite(Number(initial)) ? Number(initial) : undefined;
    case "date":
      // Excel keeps a day as a number of days.
      if (/^\d{5}$/.test(initial)) return addDays("1899-12-30", Number(initial));
      return isDay(initial.slice(0, 10)) ? initial.slice(0, 10) : undefined;
    default:
      return undefined;
  }
}

/** How something looks and no more: nobody need be told that it looks otherwise here. */
function isMereLook(appearance: string): boolean {
  return /^(multiline|minimal|likert|horizontal(-compact)?|columns(-pack|-\d+|-flex)?|columns?|compact(-\d+)?|quick(compact(-\d+)?)?|autocomplete(_chars)?|search|numbers|thousands-sep|no-calendar|field-list|table-list|list-nolabel|list|label|signature|new|new-front|new-rear|hide-input|counter|vertical|picker|rating|no-ticks|w\d+|h\d+|likert-.*|dn|randomized|month-year|year)$/i.test(
    appearance,
  );
}

/** Whether a default is reckoned by other tools, and not taken as it stands. */
export function isDynamic(initial: string): boolean {
  return /\$\{|^[a-z][a-z:-]*\(.*\)/is.test(initial);
}
