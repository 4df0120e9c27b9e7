import * as v from "valibot";
import type * as forms from "../../domain/entries/forms.ts";
import { type Answers, FIELD_ID, FORM_LIMITS } from "../../domain/forms/form.ts";
import { BLOB_LIMITS } from "../blob.ts";
import { blobId, body, count, instant, line, list, madeFrom, randomId, unitId, words } from "./shapes.ts";
import { cohort } from "./membership.ts";

const field = v.pipe(v.string(), v.regex(FIELD_ID));
const file = v.object({ blob: blobId, size: count(BLOB_LIMITS.size), type: line(100) });

const flat = v.union([
  words(FORM_LIMITS.words),
  v.pipe(v.number(), v.finite()),
  v.boolean(),
  list(words(FORM_LIMITS.words), FORM_LIMITS.options),
  file,
  v.object({ name: line(60), member: v.optional(randomId) }),
]);
/** Rounds hold no rounds: what called itself here would go as deep as whoever wrote it wants. */
const rounds = list(v.record(field, flat), FORM_LIMITS.rounds);

/** Answers to any form; whether they fit theirs, `domain/forms/check-answers.ts` tells. */
export const AnswersSchema: v.GenericSchema<unknown, Answers> = v.record(field, v.union([flat, rounds]));

export const FormPublished = body<forms.FormPublished>({
  form: randomId,
  unit: unitId,
  title: line(200),
  blob: blobId,
  size: count(FORM_LIMITS.size),
  way: v.picklist(["named", "slips", "open"]),
  cohorts: v.optional(v.pipe(list(cohort, 20), v.minLength(1))),
  closes: v.optional(instant),
  again: v.optional(v.boolean()),
});

export const FormClosed = body<forms.FormClosed>({ form: randomId });

export const FormAnswered = body<forms.FormAnswered>({
  form: randomId,
  blob: blobId,
  answers: AnswersSchema,
  files: v.optional(list(file, 200)),
  taken: v.optional(v.picklist(["kiosk", "paper", "telephone"])),
  ...madeFrom,
});
