import type { Field, FieldId } from "../../../../domain/forms/form.ts";

/** What can be added, by the names that people use. */
export type NewKind =
  | "text"
  | "long-text"
  | "one-of"
  | "some-of"
  | "scale"
  | "yes-no"
  | "number"
  | "date"
  | "person"
  | "signature"
  | "photo"
  | "voice"
  | "words"
  | "section"
  | "repeat";

export const newKinds: readonly (readonly [NewKind, string, string])[] = [
  ["text", "填空", "写一行"],
  ["long-text", "多行", "写一段话"],
  ["one-of", "单选", "几个里选一个"],
  ["some-of", "多选", "可以选几个"],
  ["scale", "打分", "比如 1 到 5"],
  ["yes-no", "是/否", "是不是、要不要"],
  ["number", "数字", "几个人、几亩地"],
  ["date", "日期", "哪一天"],
  ["person", "姓名", "从名册里选，也可以写"],
  ["signature", "签名", "用手指写"],
  ["photo", "拍照", "拍一张，或选一张"],
  ["voice", "录音", "说一段话"],
  ["words", "说明文字", "只看，不用填"],
  ["section", "小标题", "下面可以放几题"],
  ["repeat", "可以填几份的", "比如家里每个人一份"],
];

/** "单选", and of what only an imported form has, its own words. */
export function kindWords(field: Field): string {
  if (field.kind === "reckoned") return "自动算出";
  const kind = field.kind === "text" && field.long ? "long-text" : field.kind;
  return newKinds.find(([name]) => name === kind)?.[1] ?? field.kind;
}

/** @param makeId for its options */
export function newField(kind: NewKind, id: FieldId, makeId: () => string): Field {
  const plain = { id, label: "" };
  switch (kind) {
    case "long-text":
      return { ...plain, kind: "text", long: true };
    case "one-of":
    case "some-of":
      return { ...plain, kind, options: ["选项一", "选项二"].map((label) => ({ value: makeId(), label })) };
    case "scale":
      return { ...plain, kind, from: 1, to: 5 };
    case "section":
    case "repeat":
      return { ...plain, kind, fields: [] };
    default:
      return { ...plain, kind };
  }
}

/** A short name in letters, for a question or an option. */
export function makeId(): string {
  const letters = crypto.getRandomValues(new Uint8Array(7));
  return `q${[...letters].map((n) => ALPHABET[n % ALPHABET.length]).join("")}`;
}
const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
