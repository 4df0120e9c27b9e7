import { isDay } from "../day.ts";
import { isEmpty } from "./check-answers.ts";
import { SCALE_STEPS, shapeFault, valueFault } from "./answer-faults.ts";
import { expressionsOf } from "./expressions-of.ts";
import { formIndex } from "./form-index.ts";
import {
  type Field,
  FIELD_ID,
  type FieldId,
  type Form,
  FORM_LIMITS,
  type Question,
  TAKEN_IDS,
} from "./form.ts";
import { circleFaults } from "./rule-circles.ts";
import { lengthFaults } from "./length-faults.ts";
import { ruleFaults } from "./rule-faults.ts";

export interface Fault {
  /** absent: of the form as a whole */
  field?: FieldId;
  /** what to mend, in Chinese */
  words: string;
}

/** What keeps a form from being published; none where it can be. Takes any form of the right types (`protocol/form.ts`). */
export function formFaults(form: Form): readonly Fault[] {
  const faults: Fault[] = [];
  const say = (words: string) => faults.push({ words });
  if (form.title.trim() === "") say("请给表单写一个名称。");
  if (form.title.length > 200) say("表单的名称最多 200 个字。");
  if (/[\n\r]/.test(form.title)) say("表单的名称要写在一行里。");
  const all = [...everyField(form.fields)];
  const asked = all.filter(({ field }) => field.kind !== "section" && field.kind !== "reckoned");
  if (asked.length === 0) say("表里还没有题目，请至少添一题。");
  if (all.length > FORM_LIMITS.fields)
    return [{ words: `最多 ${FORM_LIMITS.fields} 题，现在有 ${all.length} 题。` }];
  for (const words of lengthFaults({ ...form, fields: [] })) say(words);
  const size = bytesOf(JSON.stringify(form));
  if (size > FORM_LIMITS.size)
    say(`表单太大：最多 ${FORM_LIMITS.size} 字节，现在有 ${size} 字节，请删去一些文字。`);

  const ids = new Set<FieldId>();
  for (const { field, sections, repeat } of all) {
    const say = (words: string) => faults.push({ field: field.id, words });
    if (!FIELD_ID.test(field.id))
      say(`名称“${field.id}”要以字母开头，只用字母、数字、“_”“-”“.”，最多 64 个字符。`);
    if (TAKEN_IDS.has(field.id)) say(`名称“${field.id}”不能用，请换一个。`);
    if (ids.has(field.id)) say(`名称“${field.id}”用了两次，请改一个。`);
    ids.add(field.id);
    if (sections > FORM_LIMITS.depth) say(`分组套得太深：最多 ${FORM_LIMITS.depth} 层。`);
    if (repeat && field.kind === "repeat") say("可以填几份的部分里，不能再有可以填几份的部分。");
    for (const words of [...lengthFaults(field), ...fieldFaults(field)]) say(words);
    const before = faults.length;
    for (const rule of expressionsOf(field)) {
      for (const words of ruleFaults(form, field, rule)) say(words);
    }
    if (faults.length === before) for (const words of initialFaults(field)) say(words);
  }
  if (faults.length === 0) faults.push(...circleFaults(formIndex(form)));
  return faults;
}

function* everyField(
  fields: readonly Field[],
  sections = 0,
  repeat = false,
): Generator<{ field: Field; sections: number; repeat: boolean }> {
  for (const field of fields) {
    const within = field.kind === "section" ? sections + 1 : sections;
    yield { field, sections: within, repeat };
    if (field.kind === "section") yield* everyField(field.fields, within, repeat);
    if (field.kind === "repeat") yield* everyField(field.fields, within, true);
  }
}

function* fieldFaults(field: Field): Generator<string> {
  if (field.label.trim() === "" && field.kind !== "section" && field.kind !== "reckoned") {
    yield "请写上题目的文字。";
  }
  for (const [name, value] of numbersOf(field)) {
    if (!Number.isFinite(value)) yield `“${name}”要是数字。`;
    else if (name.startsWith("最多") && !(Number.isInteger(value) && value >= 1))
      yield `“${name}”要是整数，至少是 1。`;
    else if (name.startsWith("至少") && !(Number.isInteger(value) && value >= 0)) yield `“${name}”要是整数。`;
  }
  switch (field.kind) {
    case "one-of":
    case "some-of":
      yield* optionFaults(field);
      break;
    case "scale": {
      const { from, to, step = 1 } = field;
      if (![from, to, step].every(Number.isInteger)) yield "打分的起点、终点和间隔都要是整数。";
      else if (from >= to) yield `打分的起点（${from}）要小于终点（${to}）。`;
      else if (step < 1) yield "打分的间隔至少是 1。";
      else if ((to - from) % step !== 0) yield `打分从 ${from} 起每 ${step} 一格，到不了 ${to}，请改一改。`;
      else if ((to - from) / step + 1 > SCALE_STEPS)
        yield `打分最多 ${SCALE_STEPS} 格，现在有 ${(to - from) / step + 1} 格。`;
      break;
    }
    case "number":
    case "date": {
      const { from, to } = field;
      if (from !== undefined && to !== undefined && from > to) yield `最小（${from}）不能大于最大（${to}）。`;
      if (field.kind === "date" && [field.from, field.to].some((day) => day !== undefined && !isDay(day))) {
        yield "日期的范围要按“年-月-日”写，如 2026-03-05。";
      }
      break;
    }
    case "section":
    case "repeat": {
      if (field.fields.length === 0) yield `“${field.label}”里还没有题目。`;
      if (field.kind === "repeat" && (field.least ?? 0) > (field.most ?? FORM_LIMITS.rounds)) {
        yield `最少 ${field.least} 份，不能多于最多 ${field.most} 份。`;
      }
      break;
    }
    default:
  }
}

const NUMBERS = { from: "最小", to: "最大", step: "间隔", most: "最多几个", least: "至少几份" } as const;

function numbersOf(field: Field): readonly (readonly [name: string, value: number])[] {
  const all = Object.entries(field) as [string, unknown][];
  return all.flatMap(([key, value]) =>
    typeof value === "number" && Object.hasOwn(NUMBERS, key)
      ? [[NUMBERS[key as keyof typeof NUMBERS], value]]
      : [],
  );
}

function* optionFaults(field: Question & { kind: "one-of" | "some-of" }): Generator<string> {
  const { options } = field;
  if (options.length === 0) yield "还没有选项，请至少添一个。";
  if (options.length > FORM_LIMITS.options)
    yield `最多 ${FORM_LIMITS.options} 个选项，现在有 ${options.length} 个。`;
  const values = new Set<string>();
  for (const [i, { value, label }] of options.entries()) {
    if (value.trim() === "" || value !== value.trim())
      yield `第 ${i + 1} 个选项的值不能是空的，前后也不能有空格。`;
    else if (values.has(value)) yield `两个选项的值都是“${value}”，请改一个。`;
    if (label.trim() === "") yield `第 ${i + 1} 个选项还没有文字。`;
    values.add(value);
  }
}

/** What stands there at first must be an answer that can be handed in. */
function* initialFaults(field: Field): Generator<string> {
  if (!("initial" in field) || field.initial === undefined || isEmpty(field.initial)) return;
  const { initial } = field;
  const fault = shapeFault(field, initial) ?? valueFault(field, initial);
  if (fault !== undefined) yield `开头填好的答案不合适：${fault}`;
}

function bytesOf(json: string): number {
  let bytes = 0;
  for (let i = 0; i < json.length; i++) {
    const unit = json.charCodeAt(i);
    // Half of a pair of surrogates is 2 of 4 bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}
