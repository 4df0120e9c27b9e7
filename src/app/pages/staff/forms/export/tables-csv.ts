import type { AnswerTable, Cell } from "../../../../../domain/forms/answer-tables.ts";
import { cellWords } from "../../papers/safe-words.ts";

/** A table as a file that every program reads: UTF-8 with the mark that Excel wants to see, a row a line, formulas made words. */
export function tableAsCsv({ columns, rows }: AnswerTable): string {
  return `\ufeff${[columns, ...rows].map((row) => `${row.map(written).join(",")}\r\n`).join("")}`;
}

function written(cell: Cell): string {
  if (typeof cell === "number" && Number.isFinite(cell)) return String(cell);
  const words = cellWords(String(cell));
  // Where a program takes ; or a tab for the end of a cell, what follows must not become a formula of its own.
  return /[",;\t\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
