import { unzipSync } from "fflate";
import type { TextImported } from "../../../../domain/entries/texts.ts";
import type { Bytes } from "../../../../protocol/bytes.ts";
import { docxWords, isDocxPart } from "./docx-words.ts";
import { epubWords, isEpubPart } from "./epub-words.ts";
import type { OriginalPart } from "./original-part.ts";

/** Unpacked bytes of one part at the most. The server has looked at the file; this is for the phone's sake. */
const LARGEST_PART = 20_000_000;

/**
 * The words of a file as they stand in it, before any cleaning, read by other eyes than the import's: what it lost shows here.
 * Nothing of the file is run, fetched or drawn. @throws where it cannot be read here
 */
export function originalWords(
  { format, encoding }: Pick<TextImported, "format" | "encoding">,
  bytes: Bytes,
): readonly OriginalPart[] {
  if (format === "docx") return docxWords(unpacked(bytes, isDocxPart));
  if (format === "epub") return epubWords(unpacked(bytes, isEpubPart));
  const text = new TextDecoder(encoding ?? "utf-8").decode(bytes);
  return [{ paragraphs: text.split(/\r\n?|\n/).map((line) => [{ text: line }]) }];
}

function unpacked(bytes: Bytes, isWanted: (name: string) => boolean): Map<string, string> {
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => isWanted(name) && originalSize <= LARGEST_PART,
  });
  return new Map(Object.entries(files).map(([name, content]) => [name, new TextDecoder().decode(content)]));
}
