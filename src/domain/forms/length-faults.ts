import { UNPRINTABLE } from "../unprintable.ts";
import type { Field, Form } from "./form.ts";

/** UTF-16 units of each part in words, as `protocol/form.ts` takes them. */
const LONGEST: { readonly [part: string]: readonly [name: string, most: number] } = {
  intro: ["开头的话", 5_000],
  thanks: ["交表后的话", 1_000],
  label: ["题目", 2_000],
  hint: ["说明", 2_000],
  requiredWords: ["没有填时的话", 500],
  yesWords: ["“是”的文字", 60],
  noWords: ["“否”的文字", 60],
  fromWords: ["起点的文字", 60],
  toWords: ["终点的文字", 60],
};

/** Which parts of a form or a field are too long, or hold what cannot be kept; not those of the fields in it. */
export function* lengthFaults(part: Field | Form): Generator<string> {
  for (const [key, value] of Object.entries(part) as [string, unknown][]) {
    if (typeof value !== "string" || !Object.hasOwn(LONGEST, key)) continue;
    const [name, most] = LONGEST[key]!;
    if (value.length > most) yield `${name}最多 ${most} 个字，现在有 ${value.length} 个字。`;
  }
  if ("check" in part && part.check && part.check.words.length > 500) {
    yield `检查不通过时的话最多 500 个字，现在有 ${part.check.words.length} 个字。`;
  }
  for (const { value, label } of "options" in part ? part.options : []) {
    if (value.length > 200) yield `选项的值最多 200 个字，现在有 ${value.length} 个字。`;
    if (label.length > 500) yield `选项的文字最多 500 个字，现在有 ${label.length} 个字。`;
  }
  if (holdsUnprintable({ ...part, fields: undefined })) yield "有不能保存的字符，请删掉后重新输入。";
}

function holdsUnprintable(json: unknown): boolean {
  if (typeof json === "string") return UNPRINTABLE.test(json);
  if (typeof json !== "object" || json === null) return false;
  return Object.values(json).some(holdsUnprintable);
}
