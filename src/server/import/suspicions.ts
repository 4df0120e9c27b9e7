import type { ImportReport } from "../../protocol/import-report.ts";
import { type Block, cellOffsets, wordsOf } from "../../protocol/block-words.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import { SWAPPED_WORDS } from "./swapped-words.ts";

export type Suspicion = ImportReport["suspicions"][number];
type Find = Omit<Suspicion, "block">;

/** Places that a person must look at, in reading order. Nothing is changed. */
export function findSuspicions(text: StudyText): Suspicion[] {
  const found: Suspicion[] = [];
  text.blocks.forEach((block, i) => {
    const before = text.blocks[i - 1];
    const isMine = isChinese(wordsOf(block));
    const finders = isMine ? FINDERS : FINDERS.filter((find) => !OF_CHINESE.has(find));
    const finds = [
      ...piecesOf(block).flatMap(({ from, words }) => finders.flatMap((find) => moved(find(words), from))),
      ...(isMine ? [...unfinished(block), ...lostListMark(block), ...brokenBy(block, before)] : []),
    ];
    for (const find of withoutCovered(finds)) found.push({ block: i, ...find });
  });
  return found;
}

/** What is looked at by itself: a cell of a table knows nothing of the others. */
function piecesOf(block: Block): { from: number; words: string }[] {
  if (block.t !== "table") return [{ from: 0, words: wordsOf(block) }];
  return cellOffsets(block.rows).flatMap((row, i) =>
    row.map((from, j) => ({ from, words: block.rows[i]![j]! })),
  );
}

function moved(finds: readonly Find[], by: number): Find[] {
  return finds.map((find) => ({ ...find, start: find.start + by, end: find.end + by }));
}

type Finder = (text: string) => Find[];

function byPattern(pattern: RegExp, why: Find["why"], words: (hit: string) => string): Finder {
  return (text) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      why,
      words: words(match[0]),
    }));
}

const LETTERS: readonly Finder[] = [
  byPattern(
    /(?<![A-Za-z0-9])[a-z]{2,4}(?![A-Za-z0-9])/g,
    "initials-for-name",
    (hit) => `“${hit}”像是用拼音字头代替的人名。`,
  ),
  byPattern(
    /(?<![A-Za-z])[A-Za-z](?![A-Za-z0-9])/g,
    "stray-latin",
    (hit) => `单个字母“${hit}”，像是隐去或认错的字。`,
  ),
];
const OF_CHINESE: ReadonlySet<Finder> = new Set(LETTERS);

const FINDERS: readonly Finder[] = [
  ...LETTERS,
  ...SWAPPED_WORDS.map(([pattern, perhaps]) =>
    byPattern(pattern, "swapped-characters", (hit) => `“${hit}”像是被机器换过的字，原文可能是“${perhaps}”。`),
  ),
  byPattern(/[“"《]?\*+[”"》]?/g, "cut-out", () => "星号处像是有字被删去。"),
  byPattern(/(?<=主义)、思想|(?<=[、，,])思想(?=、)/g, "cut-out", () => "“思想”前面像是少了人名。"),
  byPattern(/“\s*”|《\s*》|（\s*）|\(\s*\)/g, "cut-out", () => "引号或括号里是空的。"),
  byPattern(/(?:https?:\/\/|www\.)[\x21-\x7e]+/g, "advert-perhaps", () => "这里像是夹进了网站地址。"),
  byPattern(/[×✕╳○●□■◆]+(?!\d)/g, "odd-symbol", () => "这个符号像是换行、缩进或被隐去的字留下的。"),
  byPattern(
    /(?<=[\u4e00-\u9fff”」])[?？](?=[\u4e00-\u9fff])|^[?？](?=[\u4e00-\u9fff])|(?<=据)[?？]/g,
    "odd-symbol",
    () => "问号处像是书名号或别的符号变来的。",
  ),
  byPattern(/\uFFFD+|[\uE000-\uF8FF]+/g, "odd-symbol", () => "这里有认不出的字符。"),
  byPattern(
    /(?<![\d一二三四五六七八九十年月几每本当上下次个今去明全半同两某×*〇○])(?:年月|月日|个月(?=左右|时间|内))/g,
    "broken-date",
    () => "日期或期限像是少了数字。",
  ),
  byPattern(/[×*]+月|(?<!\d)20[×*]+年?/g, "broken-date", () => "日期里的数字被隐去。"),
  byPattern(/[\u4e00-\u9fff]发\d{4,}号/g, "broken-date", () => "文号像是少了〔〕。"),
  byPattern(
    /(?<=[\u4e00-\u9fff])[ \t]+(?=[\u4e00-\u9fff])/g,
    "odd-symbol",
    () => "句子中间有空格，像是换行留下的。",
  ),
  byPattern(/(?<=[，,；;：:。])[，,。；;：:]+/g, "missing-punctuation", () => "标点重复，中间像是少了字。"),
  byPattern(
    /(?<=[。；;])[一二三四五六七八九十]{1,2}、(?=[\u4e00-\u9fff])/g,
    "list-number-in-text",
    () => "序号连在正文里，像是少了换行。",
  ),
  unbalanced,
];

/** In a text of letters, letters are not odd. */
function isChinese(words: string): boolean {
  return (words.match(/[\u4e00-\u9fff]/g)?.length ?? 0) * 2 > (words.match(/[A-Za-z]/g)?.length ?? 0);
}

/** Quotation marks and brackets that open and do not close, or the other way round, within a block. */
function unbalanced(text: string): Find[] {
  const finds: Find[] = [];
  for (const [open, close] of ["“”", "《》", "（）", "〔〕"]) {
    const waiting: number[] = [];
    for (let at = 0; at < text.length; at++) {
      if (text[at] === open) {
        // A second opening quote before the first has closed: the first is the one that was left open.
        if (open === "“" && waiting.length > 0) finds.push(lone(waiting.pop()!, open));
        waiting.push(at);
      } else if (text[at] === close && waiting.pop() === undefined) finds.push(lone(at, close!));
    }
    for (const at of waiting) finds.push(lone(at, open!));
  }
  return finds;
}

function lone(at: number, mark: string): Find {
  return { start: at, end: at + 1, why: "missing-punctuation", words: `“${mark}”没有另一半。` };
}

/** A paragraph that stops without a stop: a page or a line broke it, or words are missing. */
function unfinished(block: Block): Find[] {
  if (!isUnfinished(block)) return [];
  const end = wordsOf(block).length;
  return [{ start: end - 2, end, why: "missing-punctuation", words: "这一段没有结束就断开了。" }];
}

function isUnfinished(block: Block): boolean {
  return block.t === "p" && block.text.length >= 30 && !/[。！？!?：:；;”」』）)…〕]$/.test(block.text);
}

/** "…整齐划 / 一、搞…": a converter took a numeral inside a sentence for the number of a list. */
function brokenBy(block: Block, before: Block | undefined): Find[] {
  const match = /^[一二三四五六七八九十]{1,3}、/.exec(wordsOf(block));
  if (!match || !before || !isUnfinished(before)) return [];
  return [
    {
      start: 0,
      end: match[0].length,
      why: "list-number-in-text",
      words: "上一段没有结束，这个序号可能是断行时弄出来的。",
    },
  ];
}

/** "一开展…" at the head of a paragraph: the mark behind its number was lost. */
function lostListMark(block: Block): Find[] {
  const match = /^[一二三四五六七八九十](?=开展|加强|坚持|突出|搞好|做好|抓好|深化|提高|推进|落实|强化)/.exec(
    wordsOf(block),
  );
  return match
    ? [{ start: 0, end: 1, why: "list-number-in-text", words: "段首序号后面像是少了括号或顿号。" }]
    : [];
}

/** In order of place; of two that overlap, the longer one. */
function withoutCovered(finds: readonly Find[]): Find[] {
  const kept: Find[] = [];
  for (const find of finds.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last && find.start < last.end) continue;
    kept.push(find);
  }
  return kept;
}
