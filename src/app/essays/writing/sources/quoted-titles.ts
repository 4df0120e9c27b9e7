import { inTitleMarks } from "../../../../domain/quotations/quotation.ts";

/** A quotation as the editor puts it: the very words, and where they stand. */
export function quotation(words: string, title: string): string {
  // Marks within marks are the single ones.
  const inner = words.trim().replaceAll("“", "‘").replaceAll("”", "’");
  return `“${inner}”（${inTitleMarks(title)}）`;
}

/** The titles that stand behind a quotation in this text, as `inTitleMarks` writes them, in their order, each once. */
export function quotedTitles(text: string): string[] {
  const found = new Set<string>();
  for (const [, title = ""] of text.matchAll(/[”」』]（(《[^《》]{1,200}》)）/g)) found.add(title);
  return [...found];
}
