import * as v from "valibot";

const Counts = v.array(v.tuple([v.string(), v.number()]));

const Said = v.variant("as", [
  v.object({ as: v.literal("choices"), counts: Counts, own: v.array(v.string()) }),
  v.object({
    as: v.literal("numbers"),
    least: v.number(),
    most: v.number(),
    sum: v.number(),
    mean: v.number(),
    counts: v.optional(Counts),
  }),
  v.object({ as: v.literal("words"), words: v.array(v.string()) }),
  v.object({ as: v.literal("files") }),
  v.object({ as: v.literal("nothing") }),
  v.object({ as: v.literal("too-few") }),
]);

/**
 * What a form of slips has come to (`GET /api/forms/:form/results`). open: it is not closed yet, and nobody is told anything, not how
 * many either · too-few: fewer than five answers, thrown away · counted: totals question by question (`domain/forms/summary.ts`).
 */
export const FormResults = v.variant("state", [
  v.object({ state: v.literal("open") }),
  v.object({ state: v.literal("too-few") }),
  v.object({
    state: v.literal("counted"),
    answers: v.number(),
    questions: v.array(
      v.object({
        id: v.string(),
        label: v.string(),
        within: v.array(v.string()),
        answered: v.number(),
        said: Said,
      }),
    ),
  }),
]);
export type FormResults = v.InferOutput<typeof FormResults>;
