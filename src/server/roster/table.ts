/** A table as somebody made it in a spreadsheet: cells as text, with the line where each row stands. */
export interface Table {
  rows: readonly TableRow[];
}

export interface TableRow {
  /** line of the file, or row of the sheet, from 1 */
  line: number;
  cells: readonly string[];
}

/** Something that cannot be taken as it stands; all are told together, and nothing is taken before none is left. */
export interface Problem {
  line: number;
  /** what stands at the head of the column, with its letter: “状态”（C 列） */
  column?: string;
  /** in Chinese, for whoever keeps the table */
  reason: string;
}

/** A file that is no table at all; its message is for a person. */
export class TableError extends Error {}

/** 0 → A, 26 → AA, as spreadsheets name their columns */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

export function problemWords({ line, column, reason }: Problem): string {
  return `第 ${line} 行${column ?? ""}：${reason}`;
}
