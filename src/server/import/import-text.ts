import { type Block, wordsOf } from "../../protocol/block-words.ts";
import type { ImportReport } from "../../protocol/import-report.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import { decodeTextFile, ImportRefusal } from "./decode.ts";
import { asBlock, titleOf } from "./headings.ts";
import { readMarkdown } from "./markdown.ts";
import { type Paragraph, readPlainText } from "./plain-text.ts";
import { checkSecrecy } from "./secrecy.ts";
import { findSuspicions, type Suspicion } from "./suspicions.ts";

export interface ImportedText {
  text: StudyText;
  report: ImportReport;
  characters: number;
  /** false: the file has no title of its own, its name stands in for it */
  titleFound: boolean;
}

/**
 * One .txt or .md file to a study text and the report of what was done. Pure: keeps nothing, prints nothing.
 * @throws ImportRefusal with the file and the place
 */
export function importText(fileName: string, bytes: Uint8Array, internalAllowed = false): ImportedText {
  const markdown = /\.(?:md|markdown)$/i.test(fileName);
  if (!markdown && !/\.txt$/i.test(fileName)) {
    throw new ImportRefusal(fileName, "现在能导入 .txt 和 .md 文件。");
  }
  const { text: source, encoding } = decodeTextFile(fileName, bytes);
  checkSecrecy(fileName, source, internalAllowed);
  const plain = markdown ? undefined : readPlainText(source);
  const all = plain ? plain.paragraphs.map((paragraph) => asBlock(paragraph.text)) : readMarkdown(source);
  const found = titleOf(all);
  const blocks: Block[] = found === undefined ? all : all.slice(1);
  const title = found ?? fileName.replace(/\.[^.]+$/, "");
  if (!blocks.some((block) => block.t === "p")) throw new ImportRefusal(fileName, "除了标题没有正文。");
  const text: StudyText = { studyText: 1, title, blocks };
  const doubts = plain ? doubtful(plain.paragraphs.slice(all.length - blocks.length)) : [];
  const inDoubt = new Set(doubts.map((doubt) => doubt.block));
  const suspicions = [...findSuspicions(text).filter((one) => !inDoubt.has(one.block)), ...doubts];
  return {
    text,
    report: {
      importReport: 1,
      fileName,
      format: markdown ? "md" : "txt",
      encoding,
      removed: (plain?.removed ?? []).map(({ line, ...rest }) => ({ where: `第 ${line} 行`, ...rest })),
      suspicions: suspicions.toSorted((a, b) => a.block - b.block),
    },
    characters: blocks.reduce((sum, block) => sum + wordsOf(block).length, 0),
    titleFound: found !== undefined,
  };
}

function doubtful(paragraphs: readonly Paragraph[]): Suspicion[] {
  return paragraphs.flatMap(({ doubt, text }, block) =>
    doubt === undefined
      ? []
      : [
          {
            block,
            start: 0,
            end: text.length,
            why: doubt,
            words: doubt === "advert-perhaps" ? "这一行像是网站广告。" : "这一行像是页码。",
          },
        ],
  );
}
