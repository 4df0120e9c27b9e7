import * as v from "valibot";

/** What an import did to a file and what it would not touch. Places are in the study text that came out. */
export const ImportReport = v.object({
  importReport: v.literal(1),
  fileName: v.string(),
  encoding: v.picklist(["utf-8", "gb18030"]),
  /** pieces that were taken out because it was sure, with the line of the original */
  removed: v.array(
    v.object({ line: v.number(), what: v.picklist(["page-number", "site-advert"]), text: v.string() }),
  ),
  suspicions: v.array(
    v.object({
      /** index of the block in the study text */
      block: v.number(),
      /** UTF-16 offsets in the block's text */
      start: v.number(),
      end: v.number(),
      why: v.picklist([
        "swapped-characters",
        "cut-out",
        "initials-for-name",
        "missing-punctuation",
        "list-number-in-text",
        "stray-latin",
        "odd-symbol",
        "advert-perhaps",
        "page-number-perhaps",
        "broken-date",
      ]),
      /** said to the proofreader, in Chinese */
      words: v.string(),
    }),
  ),
});
export type ImportReport = v.InferOutput<typeof ImportReport>;
