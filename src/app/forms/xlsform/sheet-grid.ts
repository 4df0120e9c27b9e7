import type { Cell, Sheet } from "../../../domain/forms/xlsform/sheet.ts";
import { WORKBOOK_LIMITS as LIMITS, WorkbookFault } from "./workbook-fault.ts";

/** Takes cells by their place. @throws WorkbookFault where there are more than any form has */
export class SheetGrid {
  readonly #name: string;
  readonly #rows: Cell[][] = [];
  #cells = 0;
  #past: Sheet["past"];

  constructor(name: string) {
    this.#name = name;
  }

  /** @param row from 0 @param column from 0 */
  put(row: number, column: number, cell: Cell): void {
    const blank = cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
    if (blank) return;
    if (column >= LIMITS.columns) {
      this.#past ??= { row, column, what: String(cell).slice(0, 100) };
      return;
    }
    if (row >= LIMITS.rows || ++this.#cells > LIMITS.cells) {
      throw new WorkbookFault(`工作表“${this.#name}”太大：最多 ${LIMITS.rows} 行，不像表单。`);
    }
    while (this.#rows.length <= row) this.#rows.push([]);
    const cells = this.#rows[row]!;
    while (cells.length < column) cells.push(null);
    cells[column] = typeof cell === "string" ? cell.slice(0, LIMITS.words) : cell;
  }

  sheet(): Sheet {
    return { name: this.#name, rows: this.#rows, ...(this.#past && { past: this.#past }) };
  }
}
