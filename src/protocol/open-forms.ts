import * as v from "valibot";
import { AnswersSchema } from "./bodies/forms.ts";
import { day } from "./bodies/shapes.ts";
import { FormFile } from "./form.ts";

/**
 * Forms that anybody answers who has the link (`way: "open"`), and what comes of forms without a journal.
 *
 * | request | who | body | answer |
 * |---|---|---|---|
 * | `GET /api/open-forms/:form` | anybody | | `OpenForm`; 404 where it is none, or closed |
 * | `POST /api/open-forms/:form/answers` | anybody | `OpenHandIn` | `HandInAnswer` (`slips.ts`); the same again has the same answer |
 * | `GET /api/forms/:form/answers?after=` | staff of who asks | | `OpenAnswers`, so many at once |
 * | `POST /api/forms/:form/answers/erase` | staff of who asks, when it is closed | `{}` | `{ erased: number }` |
 * | `GET /api/forms/:form/results` | staff of who asks | | `FormResults`, of a form of slips |
 */
export const OPEN_LIMITS = {
  /** bytes of a body */
  body: 200_000,
  /** answers to one form */
  answers: 20_000,
  /** answers in one page for staff, and characters of their JSON */
  page: 500,
  pageSize: 2_000_000,
} as const;

export const OpenForm = v.object({
  form: v.string(),
  title: v.string(),
  /** name of who asks */
  asks: v.string(),
  closes: v.optional(v.number()),
  file: FormFile,
});
export type OpenForm = v.InferOutput<typeof OpenForm>;

const answerId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));

export const OpenHandIn = v.object({
  /** 16 random bytes: the same answers twice are there once */
  id: answerId,
  answers: AnswersSchema,
  /** on which they were filled in, for rules that ask which day it is; absent: when they come */
  day: v.optional(day),
});
export type OpenHandIn = v.InferOutput<typeof OpenHandIn>;

export const OpenAnswers = v.object({
  /** in the order of their ids, which means nothing */
  answers: v.array(v.object({ id: answerId, received: v.number(), answers: AnswersSchema })),
  /** to ask for those behind these; absent: these are the last */
  after: v.optional(answerId),
});
export type OpenAnswers = v.InferOutput<typeof OpenAnswers>;
