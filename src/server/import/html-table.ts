import { descendants, type Element, elementsOf, textOf } from "./tree.ts";

const MOST_COLUMNS = 60;
const MOST_ROWS = 5_000;

/**
 * The cells of a table in rows of the same length; undefined stands where a cell of elsewhere reaches.
 * @returns undefined where the table holds tables, or is a single column, or is beyond all measure, or has words between its cells
 */
export function tableOf(table: Element): { rows: (Element | undefined)[][]; head: boolean } | undefined {
  if (descendants(table).some(({ name }) => name === "table")) return undefined;
  const lines = rowsOf(table);
  const rows: (Element | undefined)[][] = [];
  /** how many further rows each column is taken by a cell from above */
  const taken: number[] = [];
  for (const { line } of lines) {
    const row: (Element | undefined)[] = [];
    for (const cell of elementsOf(line).filter(({ name }) => name === "td" || name === "th")) {
      while ((taken[row.length] ?? 0) > 0) passOver(row, taken);
      const across = span(cell, "colspan", MOST_COLUMNS);
      const down = span(cell, "rowspan", MOST_ROWS) - 1;
      row.push(cell);
      taken[row.length - 1] = down;
      for (let i = 1; i < across; i++) {
        row.push(undefined);
        taken[row.length - 1] = down;
      }
    }
    while (row.length < taken.length) passOver(row, taken);
    rows.push(row);
  }
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns < 2 || columns > MOST_COLUMNS || rows.length > MOST_ROWS) return undefined;
  const captions = elementsOf(table).filter(({ name }) => name === "caption");
  const cells = [...captions, ...rows.flat().filter((cell) => cell !== undefined)];
  if (cells.reduce((sum, cell) => sum + letters(cell), 0) !== letters(table)) return undefined;
  const first = lines[0]!;
  const head = first.isHead || elementsOf(first.line).every(({ name }) => name !== "td");
  for (const row of rows) while (row.length < columns) row.push(undefined);
  return { rows, head };
}

function letters(element: Element): number {
  return textOf(element).replace(/\s/g, "").length;
}

function passOver(row: (Element | undefined)[], taken: number[]): void {
  taken[row.length] = Math.max(0, (taken[row.length] ?? 0) - 1);
  row.push(undefined);
}

function rowsOf(table: Element): { line: Element; isHead: boolean }[] {
  return elementsOf(table).flatMap((child) => {
    if (child.name === "tr") return [{ line: child, isHead: false }];
    if (!["thead", "tbody", "tfoot"].includes(child.name)) return [];
    return elementsOf(child)
      .filter(({ name }) => name === "tr")
      .map((line) => ({ line, isHead: child.name === "thead" }));
  });
}

function span(cell: Element, name: string, most: number): number {
  const said = Number.parseInt(cell.attributes[name] ?? "1", 10);
  return Number.isNaN(said) ? 1 : Math.min(Math.max(1, said), most);
}
