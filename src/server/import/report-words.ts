import { REMOVED_WORDS } from "../../domain/removed-words.ts";
import { type Block, wordsOf } from "../../protocol/block-words.ts";
import type { ImportOutcome } from "./import-folder.ts";
import type { ImportedText } from "./finish.ts";

const SHOWN = 8;
const AROUND = 8;

/** The report of an import as the lines that a terminal shows. */
export function reportLines({ imported, known, refused }: ImportOutcome): string[] {
  const lines = imported.flatMap(({ fileName, text }) => ["", ...textLines(fileName, text)]);
  for (const fileName of known) lines.push("", `${fileName}：以前导入过，没有改动。`);
  for (const refusal of refused)
    lines.push("", `没有导入 ${refusal.message}${refusal.isInternal ? "确认后加 --internal 再导入。" : ""}`);
  lines.push("", `导入 ${imported.length} 篇，已有 ${known.length} 篇，未导入 ${refused.length} 个文件。`);
  if (imported.length > 0)
    lines.push("导入的文章都是“未校对”，党员看不到。请在“支部 → 文章”里对照原文核对并确认。");
  return lines;
}

function textLines(fileName: string, { text, report, characters, titleFound }: ImportedText): string[] {
  const count = (t: Block["t"]) => text.blocks.filter((block) => block.t === t).length;
  const lines = [
    `${fileName}${report.encoding === undefined ? "" : `（${report.encoding.toUpperCase()}）`}`,
    `  题目：${text.title}${titleFound ? "" : "（文中没有明显的题目，暂用文件名，校对时请改）"}`,
    `  ${characters} 字，${count("p") + count("li")} 段，${count("h")} 个小标题${others(count)}`,
  ];
  for (const { where, what, text: gone } of report.removed.slice(0, SHOWN)) {
    lines.push(`  没有放进来 ${where} ${REMOVED_WORDS[what]}：${clip(gone, 40)}`);
  }
  if (report.removed.length > SHOWN) lines.push(`  ……共有 ${report.removed.length} 处`);
  lines.push(
    report.suspicions.length === 0
      ? "  没有发现可疑处。"
      : `  可疑 ${report.suspicions.length} 处，都没有改动：`,
  );
  for (const { block, start, end, words } of report.suspicions.slice(0, SHOWN)) {
    const body = wordsOf(text.blocks[block]!);
    const place = `${body.slice(Math.max(0, start - AROUND), start)}[${clip(body.slice(start, end), 20)}]${body.slice(end, end + AROUND)}`;
    lines.push(`    第${block + 1}段 …${place}… ${words}`);
  }
  if (report.suspicions.length > SHOWN)
    lines.push(`    ……其余 ${report.suspicions.length - SHOWN} 处在校对页上逐处列出`);
  return lines;
}

function others(count: (t: Block["t"]) => number): string {
  const named = [
    [count("table"), "张表"],
    [count("note"), "条注"],
    [count("pic"), "张图"],
  ] as const;
  return named.map(([n, what]) => (n === 0 ? "" : `，${n} ${what}`)).join("");
}

function clip(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
