import * as v from "valibot";

/** A study text as it travels: blocks in reading order. JSON, UTF-8, named by its hash. */
export const StudyText = v.object({
  studyText: v.literal(1),
  title: v.string(),
  source: v.optional(v.string()),
  blocks: v.array(
    v.variant("t", [
      v.object({ t: v.literal("h"), level: v.picklist([1, 2, 3]), text: v.string() }),
      v.object({ t: v.literal("p"), text: v.string() }),
    ]),
  ),
});
export type StudyText = v.InferOutput<typeof StudyText>;
