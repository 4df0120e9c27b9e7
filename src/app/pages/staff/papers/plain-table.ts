import type { AnswerTable } from "../../../../domain/forms/answer-tables.ts";
import type { Paper } from "../../../../domain/papers/paper.ts";
import { numberIn } from "./number-in.ts";

/**
 * Whether its table would make a part of the workbook that write-excel-file packs in a worker, which our pages forbid (from 160 kB on):
 * hundreds of opinions, say.
 */
export function isLong({ table }: Paper): boolean {
  if (!table) return false;
  const cells = table.rows.flat();
  const words = cells.reduce((sum, cell) => sum + cell.length, 0);
  return 3 * words + 60 * cells.length > 120_000;
}

/** The same without the looks of a form: what counts in it is its table. */
export function plainTable(name: string, { facts, table, parts }: Paper): AnswerTable {
  if (table)
    return {
      name,
      columns: table.columns,
      rows: table.rows.map((row) => row.map((words) => numberIn(words) ?? words)),
    };
  return {
    name,
    columns: ["项目", "内容"],
    rows: [...facts, ...parts.map(({ heading, words }) => [heading, words] as const)],
  };
}
