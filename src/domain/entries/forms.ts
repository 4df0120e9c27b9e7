import type { Answers, AnswerFile } from "../forms/form.ts";
import type { BlobId, FormId, Instant, UnitId } from "../ids.ts";
import type { MadeFrom } from "./made-from.ts";
import type { Cohort } from "./membership.ts";

/**
 * To the members of a unit and all below, as a text is. The same form again is its next version; who asks (`unit`) and the way do not
 * change, and an anonymous form has one version only, so that none of its answers stands apart.
 */
export interface FormPublished {
  form: FormId;
  /** who asks: its staff read the answers */
  unit: UnitId;
  title: string;
  /** the form (`protocol/form.ts`) */
  blob: BlobId;
  /** bytes of `blob` */
  size: number;
  /**
   * `named`: by members, in their journals · `slips`: 不记名, each member hands in one slip that nothing ties to him · `open`: by whoever
   * has the link, members or not; the server does not ask who.
   */
  way: "named" | "slips" | "open";
  /** only to those who are of one of these; absent: to everybody */
  cohorts?: readonly Cohort[];
  /** no answers after this, by the server's clock; those of members that were written before it still come in */
  closes?: Instant;
  /** may be answered again and again: 签到. Absent: a later answer of the same person replaces the earlier one. */
  again?: boolean;
}

/** No more answers. */
export interface FormClosed {
  form: FormId;
}

/** 交表: answers to a `named` form. */
export interface FormAnswered extends MadeFrom {
  form: FormId;
  /** the version that was answered */
  blob: BlobId;
  answers: Answers;
  /** all files in `answers`, each once */
  files?: readonly AnswerFile[];
  /** how it was taken down, where not by himself on his own phone */
  taken?: "kiosk" | "paper" | "telephone";
}
