import type { BlobId, Day, MemberId } from "../ids.ts";
import type { Expression } from "./expression.ts";

/** 表单: what is asked, in the order in which it is asked. Travels as a blob (`protocol/form.ts`), and is cached like a text. */
export interface Form {
  title: string;
  /** words above the first question */
  intro?: string;
  /** words after handing in */
  thanks?: string;
  fields: readonly Field[];
}

/** Unique in its form, also across sections and repeat groups: `[A-Za-z_][A-Za-z0-9_.-]*`, at most 64 characters. */
export type FieldId = string;
export const FIELD_ID = /^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/;
/** What objects have anyhow: an answer of that name gets lost on its way. */
export const TAKEN_IDS: ReadonlySet<FieldId> = new Set(["__proto__", "constructor", "prototype"]);

interface Labelled {
  id: FieldId;
  label: string;
  hint?: string;
  /** Not asked where this does not hold, and what was answered is not handed in. */
  shownIf?: Expression;
}

/** What every question may have. */
interface Asked extends Labelled {
  required?: boolean;
  /** said where a required answer lacks; absent: 请填写“…” */
  requiredWords?: string;
  check?: Check;
}

/** A rule on one answer: `{ self: true }` in it is that answer. Not asked of an empty one. */
export interface Check {
  holds: Expression;
  /** what to do where it does not hold, in Chinese */
  words: string;
}

export interface Option {
  value: string;
  label: string;
}

export type Question =
  | (Asked & { kind: "text"; long?: boolean; most?: number; initial?: string })
  /** `other`: besides the options, words of one's own. `as: "line"`: side by side, as in 满意 … 不满意. */
  | (Asked & {
      kind: "one-of";
      options: readonly Option[];
      other?: boolean;
      as?: "line" | "list";
      initial?: string;
    })
  | (Asked & {
      kind: "some-of";
      options: readonly Option[];
      other?: boolean;
      most?: number;
      initial?: readonly string[];
    })
  /** whole numbers from … to …, at most 11 of them */
  | (Asked & {
      kind: "scale";
      from: number;
      to: number;
      step?: number;
      fromWords?: string;
      toWords?: string;
      initial?: number;
    })
  | (Asked & { kind: "yes-no"; yesWords?: string; noWords?: string; initial?: boolean })
  | (Asked & { kind: "number"; whole?: boolean; from?: number; to?: number; initial?: number })
  /** `today`: the day of answering stands there at first */
  | (Asked & { kind: "date"; from?: Day; to?: Day; initial?: Day; today?: boolean })
  /** a name from the roster, or any name where the roster is not to be had */
  | (Asked & { kind: "person" })
  /** by finger */
  | (Asked & { kind: "signature" })
  | (Asked & { kind: "photo" })
  | (Asked & { kind: "voice" });

export type Field =
  | Question
  /** words between questions */
  | (Labelled & { kind: "words" })
  /** what follows from other answers: never asked, handed in with them */
  | (Labelled & { kind: "reckoned"; from: Expression })
  /** fields under one heading */
  | (Labelled & { kind: "section"; fields: readonly Field[] })
  /** the same fields several times: 家庭成员. Its answer is a list of answers. Repeat groups do not nest. */
  | (Labelled & { kind: "repeat"; fields: readonly Field[]; least?: number; most?: number });

/** A picture or a sound, a blob of its own. */
export interface AnswerFile {
  blob: BlobId;
  /** bytes of `blob` */
  size: number;
  /** media type */
  type: string;
}

export interface AnswerPerson {
  name: string;
  member?: MemberId;
}

/**
 * | kind | answer |
 * |---|---|
 * | text, date, one-of | string (one-of: an option's value, or words of one's own where `other`) |
 * | some-of | strings, in the order of the options |
 * | scale, number | number |
 * | yes-no | boolean |
 * | person | AnswerPerson |
 * | signature, photo, voice | AnswerFile |
 * | reckoned | string, number or boolean |
 * | repeat | a list of Answers |
 */
export type Answer =
  string | number | boolean | readonly string[] | AnswerFile | AnswerPerson | readonly Answers[];

/** By field; sections add no level. What was not answered is absent. */
export type Answers = { readonly [field: FieldId]: Answer };

export const FORM_LIMITS = {
  /** fields, those in sections and repeat groups among them */
  fields: 500,
  options: 500,
  /** sections in sections */
  depth: 4,
  /** bytes of the form's JSON */
  size: 500_000,
  /** UTF-16 units of one answer in words */
  words: 10_000,
  /** rounds of a repeat group */
  rounds: 100,
} as const;
