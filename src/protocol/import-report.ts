import * as v from "valibot";

/** What an import did to a file and what it would not touch. Places are in the study text that came out. */
export const ImportReport = v.object({
  importReport: v.literal(1),
  fileName: v.string(),
  format: v.picklist(["txt", "md", "html", "docx", "epub", "pdf"]),
  /** of plain text, Markdown and HTML */
  encoding: v.optional(v.picklist(["utf-8", "gb18030"])),
  /** whatever of the original is not in the text, piece by piece */
  removed: v.array(
    v.object({
      /** in the original, in Chinese: 第 3 行, 第 2 页, 第 5 段 */
      where: v.string(),
      what: v.picklist([
        "page-number",
        "site-advert",
        "running-head",
        "contents",
        "picture",
        "deleted",
        "hidden",
        "comment",
        "script",
        "media",
        "attachment",
        "formula",
        "unreadable",
      ]),
      /** the words that went, or what it was and why it could not stay */
      text: v.string(),
    }),
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
