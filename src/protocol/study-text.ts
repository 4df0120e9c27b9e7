import * as v from "valibot";

/**
 * A study text as it travels: blocks in reading order. JSON, UTF-8, named by its hash. A place in it is a block and an offset
 * into that block's words (`block-words.ts`).
 */
export const StudyText = v.object({
  studyText: v.literal(1),
  title: v.string(),
  source: v.optional(v.string()),
  blocks: v.array(
    v.variant("t", [
      v.object({ t: v.literal("h"), level: v.picklist([1, 2, 3]), text: v.string() }),
      v.object({ t: v.literal("p"), text: v.string() }),
      /** An item of a list. `mark` as it is shown: "•", "1.", "（一）"; "" where the item goes on in another paragraph. */
      v.object({ t: v.literal("li"), level: v.picklist([1, 2, 3]), mark: v.string(), text: v.string() }),
      /** All rows have the same number of cells. `head`: the first row names the columns. */
      v.object({ t: v.literal("table"), head: v.boolean(), rows: v.array(v.array(v.string())) }),
      /** A footnote, behind its chapter or the text. Its mark stands in the words that it is to: "〔1〕". */
      v.object({ t: v.literal("note"), mark: v.string(), text: v.string() }),
      /** A picture: a blob of its own, fetched when somebody wants to see it. Size in pixels, and in bytes. */
      v.object({
        t: v.literal("pic"),
        picture: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
        type: v.picklist(["image/png", "image/jpeg", "image/gif", "image/webp"]),
        width: v.number(),
        height: v.number(),
        alt: v.string(),
        size: v.number(),
      }),
    ]),
  ),
});
export type StudyText = v.InferOutput<typeof StudyText>;
