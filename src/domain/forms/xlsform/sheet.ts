/** A sheet of a workbook: rows of cells, the first is row 1, and its first cell is A1. A cell that is not there is null, or missing. */
export interface Sheet {
  name: string;
  rows: readonly (readonly Cell[])[];
  /** the first cell, row and column from 0, that stands so far to the right that it was not read */
  past?: { row: number; column: number; what: string };
}
export type Cell = string | number | boolean | null | undefined;

/** What an import did otherwise than the sheet says, or why it did not happen. */
export interface Remark {
  sheet: string;
  /** as the sheet counts: from 1 */
  row: number;
  /** A, B, … */
  column: string;
  /** what stands above the column */
  header?: string;
  /** what stands there */
  what: string;
  /** what became of it and why, and what to do, in Chinese */
  why: string;
  /** `refused`: no form came of it · `left-out`: the form is there without it */
  weight: "refused" | "left-out";
}

/** `A` is 0. */
export function columnLetters(index: number): string {
  const before = index < 26 ? "" : columnLetters(Math.floor(index / 26) - 1);
  return before + String.fromCharCode(65 + (index % 26));
}

export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  // A no-break space comes along when people copy from a page.
  return String(cell).replaceAll(" ", " ").trim();
}
