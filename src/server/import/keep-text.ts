import { createHash } from "node:crypto";
import type { TextImported } from "../../domain/entries/texts.ts";
import type { BlobId, TextId, UnitId } from "../../domain/ids.ts";
import { picturesOf } from "../../protocol/block-words.ts";
import type { ImportedText } from "./finish.ts";

/**
 * Keeps what was read from a file, and the file itself.
 * @param of `text`: the text of which this is a new version; none: the file's own
 * @returns what an entry then says of it; until one does, nobody sees any of it
 */
export async function keepText(
  putBlob: (bytes: Uint8Array) => Promise<BlobId>,
  of: { unit: UnitId; text?: TextId },
  { text, report, characters, pictures }: ImportedText,
  bytes: Uint8Array,
): Promise<TextImported> {
  const textBytes = new TextEncoder().encode(JSON.stringify(text));
  const reportBytes = new TextEncoder().encode(JSON.stringify(report));
  const original = await putBlob(bytes);
  for (const picture of pictures.values()) await putBlob(picture);
  return {
    text: of.text ?? textId(of.unit, original),
    unit: of.unit,
    title: text.title,
    blob: await putBlob(textBytes),
    size: textBytes.length,
    original,
    originalSize: bytes.length,
    fileName: report.fileName,
    format: report.format,
    ...(report.encoding && { encoding: report.encoding }),
    characters,
    ...(pictures.size > 0 && { pictures: picturesOf(text) }),
    report: await putBlob(reportBytes),
    reportSize: reportBytes.length,
    suspicions: report.suspicions.length,
  };
}

/** The same file imported for the same unit is the same text, on whichever machine. */
function textId(unit: UnitId, original: BlobId): TextId {
  return createHash("sha256").update(`text\0${unit}\0${original}`).digest("base64url").slice(0, 16);
}
