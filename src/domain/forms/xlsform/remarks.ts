import { columnLetters, type Remark } from "./sheet.ts";
import type { Column } from "./table.ts";

/** The remarks of one import, in the order of the sheets. */
export class Remarks {
  readonly #all: Remark[] = [];

  /** By sheet and row, refusals first where a row has several. */
  get all(): readonly Remark[] {
    const sheets = [...new Set(this.#all.map(({ sheet }) => sheet))];
    return [...this.#all].sort(
      (a, b) =>
        sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) ||
        a.row - b.row ||
        b.weight.localeCompare(a.weight),
    );
  }

  get refused(): boolean {
    return this.#all.some(({ weight }) => weight === "refused");
  }

  refuse(where: { sheet: string }, row: number, column: Column | undefined, what: string, why: string): void {
    this.#add("refused", where.sheet, row, column, what, why);
  }

  leaveOut(
    where: { sheet: string },
    row: number,
    column: Column | undefined,
    what: string,
    why: string,
  ): void {
    this.#add("left-out", where.sheet, row, column, what, why);
  }

  add(remarks: readonly Remark[]): void {
    this.#all.push(...remarks);
  }

  #add(
    weight: Remark["weight"],
    sheet: string,
    row: number,
    column: Column | undefined,
    what: string,
    why: string,
  ): void {
    this.#all.push({
      sheet,
      row,
      column: columnLetters(column?.index ?? 0),
      ...(column && column.header !== "" && { header: column.header }),
      what: what.length > 200 ? `${what.slice(0, 200)}…` : what,
      why,
      weight,
    });
  }
}
