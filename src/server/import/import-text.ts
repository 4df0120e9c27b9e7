import { decodeTextFile, ImportRefusal } from "./decode.ts";
import type { DraftBlock, Format } from "./draft.ts";
import { readDocx } from "./docx/docx.ts";
import { readEpub } from "./epub.ts";
import { finish, type ImportedText } from "./finish.ts";
import { checkKind } from "./formats.ts";
import { asBlock } from "./headings.ts";
import { readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";
import { pixelsOfJpeg } from "./pdf/jpeg-pixels.ts";
import { readPdf } from "./pdf/pdf.ts";
import { LIMIT } from "./pictures/keep.ts";
import { smallPicture } from "./pictures/small.ts";
import { type Paragraph, readPlainText } from "./plain-text.ts";
import { checkSecrecy } from "./secrecy.ts";
import type { Suspicion } from "./suspicions.ts";

/**
 * A file to a study text and the report of what was done. Pure: keeps nothing, prints nothing, reads nothing but these bytes.
 * What strangers wrote is read by `read-apart.ts`, in a process of its own.
 * @throws ImportRefusal with the file and the place
 */
export async function importFile(
  fileName: string,
  bytes: Uint8Array,
  internalAllowed = false,
): Promise<ImportedText> {
  const format = checkKind(fileName, bytes);
  if (format === "txt") return importText(fileName, bytes, internalAllowed);
  const draft = await READERS[format](fileName, bytes);
  return finish(fileName, { ...draft, blocks: await withSmallPictures(draft.blocks) }, internalAllowed);
}

const READERS = {
  md: readMarkdown,
  html: readHtml,
  docx: readDocx,
  epub: readEpub,
  pdf: readPdf,
} satisfies Record<Exclude<Format, "txt">, unknown>;

async function withSmallPictures(blocks: readonly DraftBlock[]): Promise<DraftBlock[]> {
  const small: DraftBlock[] = [];
  for (const block of blocks) {
    const isLarge = block.t === "found" && block.bytes.length > LIMIT;
    const bytes = isLarge ? await smallPicture(block.bytes, pixelsOfJpeg) : undefined;
    small.push(bytes && block.t === "found" ? { ...block, bytes } : block);
  }
  return small;
}

/** Plain text. @throws ImportRefusal */
export function importText(fileName: string, bytes: Uint8Array, internalAllowed = false): ImportedText {
  const { text: source, encoding } = decodeTextFile(fileName, bytes);
  checkSecrecy(fileName, source, internalAllowed);
  const { paragraphs, removed } = readPlainText(source);
  const blocks = paragraphs.map(({ text }) => asBlock(text));
  if (!blocks.some(({ t }) => t === "p")) throw new ImportRefusal(fileName, "除了标题没有正文。");
  const draft = {
    format: "txt" as const,
    encoding,
    blocks,
    removed: removed.map(({ line, ...rest }) => ({ where: `第 ${line} 行`, ...rest })),
    heads: [],
  };
  return finish(fileName, draft, internalAllowed, paragraphs.flatMap(doubtful));
}

function doubtful({ doubt, text }: Paragraph, block: number): Suspicion[] {
  if (doubt === undefined) return [];
  const words = doubt === "advert-perhaps" ? "这一行像是网站广告。" : "这一行像是页码。";
  return [{ block, start: 0, end: text.length, why: doubt, words }];
}
