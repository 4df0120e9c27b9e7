import type { Field, FieldId, Form, Option, Question } from "../form.ts";
import { formIndex } from "../form-index.ts";
import { writeList, writeOwn } from "./own-column.ts";
import { plainNumber } from "./plain-number.ts";
import type { Cell, Sheet } from "./sheet.ts";
import { xpathOf } from "./xpath-of.ts";

const SURVEY = [
  "type",
  "name",
  "label",
  "hint",
  "required",
  "required_message",
  "relevant",
  "constraint",
  "constraint_message",
  "calculation",
  "default",
  "appearance",
  "parameters",
  "repeat_count",
  "songxue",
] as const;
type SurveyCells = { -readonly [key in (typeof SURVEY)[number]]?: string };

/** A form as the sheets of an XLSForm workbook. Read again they give the same form (`to-form.ts`). */
export function formToSheets(form: Form): readonly Sheet[] {
  const rows: SurveyCells[] = [];
  const choices: Cell[][] = [];
  const lists = new Map<string, string>();
  const fieldOf = (id: FieldId) => formIndex(form).get(id)?.field;
  const listOf = (id: FieldId, options: readonly Option[]): string => {
    const key = JSON.stringify(options);
    const before = lists.get(key);
    if (before !== undefined) return before;
    const list = `list_${id}`;
    lists.set(key, list);
    const names = namesOf(options);
    for (const { value, label } of options) {
      const name = names.get(value)!;
      choices.push([list, name, label, name === value ? null : value]);
    }
    return list;
  };

  const add = (fields: readonly Field[]) => {
    for (const field of fields) {
      const cells: SurveyCells = {
        name: field.id,
        label: field.label,
        ...(field.hint !== undefined && { hint: field.hint }),
        ...(field.shownIf && { relevant: xpathOf(field.shownIf, fieldOf) }),
      };
      switch (field.kind) {
        case "section":
          rows.push({ ...cells, type: "begin group" });
          add(field.fields);
          rows.push({ type: "end group" });
          break;
        case "repeat": {
          const { least, most } = field;
          const always = least !== undefined && least === most ? { repeat_count: String(most) } : {};
          rows.push({ ...cells, type: "begin repeat", ...always, songxue: writeOwn({ least, most }) });
          add(field.fields);
          rows.push({ type: "end repeat" });
          break;
        }
        case "words":
          rows.push({ ...cells, type: "note" });
          break;
        case "reckoned":
          rows.push({ ...cells, type: "calculate", calculation: xpathOf(field.from, fieldOf) });
          break;
        default:
          rows.push({ ...cells, ...askedCells(field, listOf), ...checkCells(field, fieldOf) });
      }
    }
  };
  add(form.fields);

  const settings: (readonly [string, string])[] = [
    ["form_title", form.title],
    ["default_language", "中文 (zh)"],
    ...(form.intro === undefined ? [] : [["songxue_intro", form.intro] as const]),
    ...(form.thanks === undefined ? [] : [["songxue_thanks", form.thanks] as const]),
  ];
  return [
    { name: "survey", rows: [[...SURVEY], ...rows.map((row) => SURVEY.map((key) => row[key] || null))] },
    { name: "choices", rows: [["list_name", "name", "label", "songxue"], ...choices] },
    { name: "settings", rows: [settings.map(([key]) => key), settings.map(([, value]) => value)] },
  ];
}

/** The names of options in a sheet, in which there are no spaces, by their values. */
function namesOf(options: readonly Option[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { value } of options) {
    const plain = value.replaceAll(/\s+/g, "_");
    let name = plain;
    for (let n = 2; taken.has(name); n++) name = `${plain}_${n}`;
    taken.add(name);
    names.set(value, name);
  }
  return names;
}

function askedCells(
  field: Question,
  listOf: (id: FieldId, options: readonly Option[]) => string,
): SurveyCells {
  const required: SurveyCells = {
    ...(field.required && { required: "yes" }),
    ...(field.requiredWords !== undefined && { required_message: field.requiredWords }),
  };
  const initial = initialOf(field);
  const shared = { ...required, ...(initial !== undefined && { default: initial }) };
  switch (field.kind) {
    case "text":
      return { ...shared, type: "text", ...(field.long && { appearance: "multiline" }) };
    case "one-of":
      return {
        ...shared,
        type: `select_one ${listOf(field.id, field.options)}${field.other ? " or_other" : ""}`,
        ...(field.as === "line" && { appearance: "horizontal" }),
      };
    case "some-of":
      return {
        ...shared,
        type: `select_multiple ${listOf(field.id, field.options)}${field.other ? " or_other" : ""}`,
      };
    case "scale":
      return {
        ...shared,
        type: "range",
        parameters: `start=${field.from} end=${field.to} step=${field.step ?? 1}`,
      };
    case "yes-no": {
      const { yesWords = "是", noWords = "否" } = field;
      const options = [
        { value: "yes", label: yesWords },
        { value: "no", label: noWords },
      ];
      return { ...shared, type: `select_one ${listOf(field.id, options)}` };
    }
    case "number":
      return { ...shared, type: field.whole ? "integer" : "decimal" };
    case "date":
      return { ...shared, type: "date" };
    case "person":
      return { ...shared, type: "text" };
    case "signature":
      return { ...shared, type: "image", appearance: "signature" };
    case "photo":
      return { ...shared, type: "image" };
    default:
      return { ...shared, type: "audio" };
  }
}

function initialOf(field: Question): string | undefined {
  if (field.kind === "date" && field.today) return "today()";
  if (!("initial" in field) || field.initial === undefined) return undefined;
  if (field.kind === "yes-no") return field.initial ? "yes" : "no";
  if (field.kind === "number" || field.kind === "scale") return plainNumber(field.initial);
  if (field.kind === "one-of") return namesOf(field.options).get(field.initial) ?? field.initial;
  if (field.kind !== "some-of") return field.initial;
  const names = namesOf(field.options);
  return field.initial.map((value) => names.get(value) ?? value).join(" ");
}

/** What stands there at first, where the names of the options do not say it. */
function ownInitial(field: Question): string | undefined {
  if ((field.kind !== "one-of" && field.kind !== "some-of") || field.initial === undefined) return undefined;
  const names = namesOf(field.options);
  const values = field.kind === "one-of" ? [field.initial] : field.initial;
  return values.every((value) => names.get(value) === value) ? undefined : writeList(values);
}

/** What bounds an answer here is a constraint there, first of all: `songxue` says how many of its parts that are. */
function checkCells(field: Question, fieldOf: (id: FieldId) => Field | undefined): SurveyCells {
  const bounds: string[] = [];
  if (field.kind === "number" || field.kind === "date") {
    if (field.from !== undefined) bounds.push(`. >= ${boundOf(field.from)}`);
    if (field.to !== undefined) bounds.push(`. <= ${boundOf(field.to)}`);
  }
  if (field.kind === "text" && field.most !== undefined) bounds.push(`string-length(.) <= ${field.most}`);
  if (field.kind === "some-of" && field.most !== undefined) bounds.push(`count-selected(.) <= ${field.most}`);
  const check = field.check && xpathOf(field.check.holds, fieldOf, field);
  const constraint =
    check === undefined || bounds.length === 0 ? [...bounds, check ?? ""] : [...bounds, `(${check})`];
  const own = writeOwn({
    kind: field.kind === "person" || isLikeYesNo(field) ? field.kind : undefined,
    as: field.kind === "one-of" && field.as === "list" ? "list" : undefined,
    from: "from" in field && field.kind !== "scale" ? field.from : undefined,
    to: "to" in field && field.kind !== "scale" ? field.to : undefined,
    step: field.kind === "scale" ? field.step : undefined,
    fromWords: field.kind === "scale" ? field.fromWords : undefined,
    toWords: field.kind === "scale" ? field.toWords : undefined,
    initial: ownInitial(field),
    most: "most" in field ? field.most : undefined,
    bounds: bounds.length > 0 ? bounds.length : undefined,
  });
  return {
    constraint: constraint.filter((part) => part !== "").join(" and "),
    ...(field.check && { constraint_message: field.check.words }),
    songxue: own,
  };
}

function boundOf(end: string | number): string {
  return typeof end === "number" ? plainNumber(end) : `date('${end}')`;
}

/** A choice that would else be taken for a 是/否 question. */
function isLikeYesNo(field: Question): boolean {
  return field.kind === "one-of" && field.options.length === 2;
}
