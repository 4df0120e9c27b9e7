import writeXlsxFile, { type Cell, type Row, type Sheet } from "write-excel-file/universal";
import type { Paper } from "../../../../domain/papers/paper.ts";
import { factRows } from "./fact-rows.ts";
import { numberIn } from "./number-in.ts";
import { cellWords } from "./safe-words.ts";
import { printedOnA4 } from "./xlsx-print.ts";

/**
 * Longer words than these are cut in a cell: a cell holds 32,767 at most, and a file inside the package that grows past 160 kB would be
 * packed in a worker of a kind that our pages forbid. The .docx has them whole.
 */
const LONGEST = 8_000;

/** In characters: together about what stands on an upright A4 page without being made small. */
const WIDTHS: Readonly<Record<string, number>> = {
  序号: 6,
  姓名: 16,
  单位: 17,
  支部: 17,
  签到时间: 12,
  方式: 17,
  签名: 17,
  备注: 14,
  自学: 8,
  集中学习: 10,
  讨论: 8,
  合计: 8,
  认定依据: 24,
  项目: 36,
  方面: 20,
  意见建议: 48,
  问题: 30,
  有回答的: 10,
  回答: 46,
};
/** In points: room for a signature. */
const ROW_HEIGHT = 25;
const FACT_HEIGHT = 20;
const LINE_HEIGHT = 15;
const border = { borderStyle: "thin", borderColor: "#000000" } as const;

/** A workbook, a sheet for each paper. @param papers name of the sheet and what stands on it */
export async function papersAsXlsx(
  papers: readonly (readonly [string, Paper])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = papers.map(([name, paper]) => sheetOf(name, paper));
  const printed = papers.map(([name, { facts, table }]) => ({
    name,
    ...(table && { headRow: factRows(facts).length + 2 }),
  }));
  const options = { fontFamily: "SimSun", fontSize: 11, features: [printedOnA4(printed)] };
  const blob = await writeXlsxFile(sheets, options).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function sheetOf(name: string, paper: Paper): Sheet<never> {
  const { table } = paper;
  const widths = table?.columns.map((column) => WIDTHS[column] ?? 13) ?? [14, 30, 14, 30];
  const span = widths.length;
  const wide = (words: string, more: object = {}): Row => [
    { value: cellWords(words), type: String, columnSpan: span, wrap: true, alignVertical: "top", ...more },
    ...Array<Cell>(span - 1).fill(null),
  ];
  const line = (words: string): Row => wide(words, { height: heightOf(words, widths) + 3 });
  const data: Row[] = [wide(paper.title, { fontWeight: "bold", fontSize: 16, align: "center", height: 28 })];
  if (table) {
    for (const facts of factRows(paper.facts))
      data.push(line(facts.map(([fact, words]) => `${fact}：${words}`).join("　　")));
    data.push(
      table.columns.map((column) => ({
        ...cell(column),
        fontWeight: "bold",
        align: "center",
        height: ROW_HEIGHT,
      })),
    );
    for (const row of table.rows) {
      const height = Math.max(ROW_HEIGHT, ...row.map((words, i) => heightOf(words, [widths[i]!])));
      data.push(row.map((words) => ({ ...cell(words), height })));
    }
  } else {
    for (const facts of factRows(paper.facts)) data.push(factRow(facts));
  }
  for (const { heading, words } of paper.parts) {
    data.push(wide(heading, { fontWeight: "bold" }));
    for (const one of cut(words).split("\n")) data.push(line(one));
  }
  return {
    sheet: name,
    data,
    columns: widths.map((width) => ({ width })),
  };
}

/** 项目 | words, twice or once over the whole width. */
function factRow(facts: Paper["facts"]): Row {
  const height = FACT_HEIGHT;
  const label = (words: string) => ({ ...cell(words), fontWeight: "bold" as const, height });
  const [first, second] = facts;
  if (second) return [label(first![0]), said(first![1]), label(second[0]), said(second[1])];
  const long = { columnSpan: 3, height: Math.max(height, heightOf(first![1], [30, 14, 30])) };
  return [label(first![0]), { ...said(first![1]), ...long }, null, null];
}

/** A figure stands where words do. */
function said(words: string) {
  return { ...cell(words), align: "left" as const };
}

function cell(words: string) {
  const look = { wrap: true, alignVertical: "center", ...border } as const;
  const number = numberIn(words);
  if (number !== undefined && !words.startsWith("-"))
    return { value: number, type: Number, align: "center" as const, ...look };
  return { value: cellWords(words), type: String, ...look };
}

/** Spreadsheets do not grow a row of merged cells by themselves. In points. */
function heightOf(words: string, widths: readonly number[]): number {
  const perLine = widths.reduce((sum, width) => sum + width, 0) / 2.1;
  const lines = words
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  // No row of a sheet is higher than 409.
  return Math.min(400, lines * LINE_HEIGHT + 2);
}

function cut(words: string): string {
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST)}……\n（太长，全文在 Word 文件里）`;
}
