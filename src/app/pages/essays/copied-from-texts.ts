import { copiedPassages, writingOf } from "../../../domain/quotations/copied-passages.ts";
import { type Copied, notYetQuoted } from "../../../domain/quotations/quotation.ts";
import { textsToRead } from "../../texts/my-texts.ts";
import { readTextWords, slices } from "../../texts/text-words.ts";
import type { Session } from "../../session/session.ts";

/**
 * What of this writing stands word for word in the study texts that lie on this phone, and is not marked as a quotation. Reckoned here,
 * told to its writer alone.
 */
export async function copiedFromTexts(session: Session, text: string): Promise<readonly Copied[]> {
  const writing = writingOf(text);
  if (writing.runs.size === 0) return [];
  const texts = session.reckoned(textsToRead);
  const words = await readTextWords(session.phone, texts);
  const rest = slices();
  const found: Copied[] = [];
  for (const { text: id, title, blob } of texts) {
    const blocks = words.get(blob)?.blocks ?? [];
    found.push(...copiedPassages(writing, blocks).map((passage) => ({ ...passage, text: id, title })));
    await rest();
  }
  return notYetQuoted(text, found);
}
