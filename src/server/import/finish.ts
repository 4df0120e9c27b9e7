import { type Block, TEXT_PICTURES, wordsOf } from "../../protocol/block-words.ts";
import type { ImportReport } from "../../protocol/import-report.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import { ImportRefusal } from "./decode.ts";
import type { Draft, DraftBlock, FoundPicture, Removed } from "./draft.ts";
import { tidy } from "./gather.ts";
import { asBlock, titleOf } from "./headings.ts";
import { keepPicture } from "./pictures/keep.ts";
import { checkMarks, FIRST_LINES } from "./secrecy.ts";
import { findSuspicions, type Suspicion } from "./suspicions.ts";

export interface ImportedText {
  text: StudyText;
  report: ImportReport;
  characters: number;
  /** false: the file has no title of its own, its name stands in for it */
  titleFound: boolean;
  /** bytes of each picture that a block names, by its id */
  pictures: ReadonlyMap<string, Uint8Array>;
}

/** Bytes of one text without its pictures: a book of two million characters. */
const LONGEST = 6_000_000;
const LONGEST_TITLE = 200;

/** What all formats have in common: secrecy, title, pictures, what a person must look at. @throws ImportRefusal */
export function finish(
  fileName: string,
  draft: Draft,
  internalAllowed: boolean,
  doubts: readonly Suspicion[] = [],
): ImportedText {
  checkMarks(fileName, placesOfMarks(draft), internalAllowed);
  const removed = [...draft.removed];
  const pictures = new Map<string, Uint8Array>();
  const all = withHeadings(
    draft.blocks.flatMap((block) => (block.t === "found" ? keep(block, pictures, removed) : [block])),
  );
  if (!all.some(isBody)) throw new ImportRefusal(fileName, nothingIn(draft.blocks, removed));
  const { title, blocks } = withTitle(
    { ...draft, title: asTitle(draft.title), perhapsTitle: asTitle(draft.perhapsTitle) },
    all,
  );
  const text: StudyText = {
    studyText: 1,
    title: title ?? asTitle(fileName.replace(/\.[^.]+$/, "")) ?? "没有题目",
    ...(draft.source !== undefined && { source: draft.source.slice(0, 200) }),
    blocks,
  };
  const characters = blocks.reduce((sum, block) => sum + wordsOf(block).length, 0);
  if (Buffer.byteLength(JSON.stringify(text)) > LONGEST)
    throw new ImportRefusal(fileName, `有 ${characters} 字，一篇放不下。请分成几个文件再导入。`);
  if (Buffer.byteLength(JSON.stringify(removed)) > LONGEST)
    throw new ImportRefusal(
      fileName,
      "隐藏的、删去的内容太多，放不下。请在原来的程序里接受修订、删掉隐藏的内容，另存一份再导入。",
    );
  const shift = all.length - blocks.length;
  const told = doubts
    .map((doubt) => ({ ...doubt, block: doubt.block - shift }))
    .filter(({ block }) => block >= 0);
  const inDoubt = new Set(told.map((doubt) => doubt.block));
  const suspicions = [...findSuspicions(text).filter((one) => !inDoubt.has(one.block)), ...told];
  return {
    text,
    report: {
      importReport: 1,
      fileName,
      format: draft.format,
      ...(draft.encoding && { encoding: draft.encoding }),
      removed,
      suspicions: suspicions.toSorted((a, b) => a.block - b.block),
    },
    characters,
    titleFound: title !== undefined,
    pictures,
  };
}

function placesOfMarks({ heads, blocks, title }: Draft): { where: string; words: string }[] {
  const front = blocks.slice(0, FIRST_LINES).flatMap((block, i) => {
    if (block.t === "found") return [];
    return wordsOf(block)
      .split(/[\n\t]/)
      .map((words) => ({ where: `开头第 ${i + 1} 段`, words }));
  });
  return [
    ...(title === undefined ? [] : [{ where: "题目里", words: title }]),
    ...heads.map((words) => ({ where: "页眉页脚或开头几行里", words })),
    ...front,
  ];
}

function keep(found: FoundPicture, pictures: Map<string, Uint8Array>, removed: Removed[]): Block[] {
  const kept = keepPicture(found.bytes, found.alt);
  const isOneTooMany = typeof kept !== "string" && !pictures.has(kept.block.picture);
  if (typeof kept === "string" || (isOneTooMany && pictures.size >= TEXT_PICTURES)) {
    const why = typeof kept === "string" ? kept : `一篇最多 ${TEXT_PICTURES} 张图`;
    const alt = found.alt === "" ? "" : `${found.alt}，`;
    removed.push({ where: found.name, what: "picture", text: `${alt}${why}` });
    return [];
  }
  pictures.set(kept.block.picture, kept.bytes);
  return [kept.block];
}

/** Where nothing is a heading by its form, the numbers that papers use tell: 一、 （一） 第一章. */
function withHeadings(blocks: Block[]): Block[] {
  if (blocks.some(({ t }) => t === "h")) return blocks;
  return blocks.map((block) => {
    if (block.t !== "p" && block.t !== "li") return block;
    const heading = asBlock(block.t === "li" ? block.mark + block.text : block.text);
    return heading.t === "h" ? heading : block;
  });
}

function isBody({ t }: Block): boolean {
  return t !== "h";
}

function nothingIn(blocks: readonly DraftBlock[], removed: readonly Removed[]): string {
  if (blocks.some(({ t }) => t === "h")) return "除了标题没有正文。请看看原件是不是完整。";
  const gone = removed.find(({ what }) => what === "picture" || what === "attachment");
  const why = gone ? `（${gone.where}：${gone.text}）` : "";
  return `文件是空的，没有可以导入的字${why}。请看看是不是拿错了文件。`;
}

/** What an entry takes as a title: one line, not a paragraph. What is longer stays in the text only. */
function asTitle(words: string | undefined): string | undefined {
  const line = tidy(words ?? "").replace(/\p{Surrogate}/gu, "\uFFFD");
  return line !== "" && line.length <= LONGEST_TITLE ? line : undefined;
}

/** The title leaves the blocks, but not when nothing to read would be left. */
function withTitle(draft: Draft, all: Block[]): { title: string | undefined; blocks: Block[] } {
  const first = all[0];
  const rest = all.slice(1);
  const isFirst = (title: string) =>
    first !== undefined && wordsOf(first) === title && rest.some(isBody) && first.t !== "pic";
  if (draft.title !== undefined) {
    const title = draft.title;
    return { title, blocks: isFirst(title) ? rest : all };
  }
  const found = titleOf(all);
  const hasBody = rest.some(({ t }) => t !== "h" && t !== "note");
  if (found !== undefined && hasBody) return { title: found, blocks: rest };
  return { title: draft.perhapsTitle || undefined, blocks: all };
}
