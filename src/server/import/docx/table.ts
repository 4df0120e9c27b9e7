import { childNamed, type Element, elementsOf } from "../tree.ts";
import { isOn, valueOf } from "./parts.ts";
import { number } from "./styles.ts";

const WRAPPERS = new Set(["w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"]);
const MOST_COLUMNS = 60;

export interface Row {
  /** holds what is in the cells, for a table that is only a frame */
  element: Element;
  /** undefined where a cell beside reaches over */
  cells: (Element | undefined)[];
}

/** Cells by rows. Word says of nearly every table that its first row is a head: `perhaps`. */
export function rowsOf(table: Element): { rows: Row[]; head: "yes" | "perhaps" | "no"; deleted: Element[] } {
  const all = within(table, "w:tr");
  const rows = all.filter((row) => !isDeleted(row)).map(readRow);
  const first = all.find((row) => !isDeleted(row));
  const look = childNamed(childNamed(table, "w:tblPr"), "w:tblLook")?.attributes;
  const saysHead = look?.["w:firstRow"] === "1" || (Number.parseInt(look?.["w:val"] ?? "0", 16) & 0x20) !== 0;
  const isHead = isOn(childNamed(first, "w:trPr"), "w:tblHeader");
  return { rows, head: isHead ? "yes" : saysHead ? "perhaps" : "no", deleted: all.filter(isDeleted) };
}

function isDeleted(row: Element): boolean {
  return childNamed(childNamed(row, "w:trPr"), "w:del") !== undefined;
}

function readRow(row: Element): Row {
  const before = number(valueOf(childNamed(row, "w:trPr"), "w:gridBefore")) ?? 0;
  const cells: Row["cells"] = Array.from({ length: Math.min(before, MOST_COLUMNS) });
  const elements = within(row, "w:tc");
  for (const cell of elements) {
    const properties = childNamed(cell, "w:tcPr");
    cells.push(cell);
    const across = Math.min(number(valueOf(properties, "w:gridSpan")) ?? 1, MOST_COLUMNS);
    for (let i = 1; i < across; i++) cells.push(undefined);
  }
  const children = elements.flatMap(elementsOf);
  return { element: { name: "", attributes: {}, children }, cells };
}

function within(element: Element, name: string): Element[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === name) return [child];
    return WRAPPERS.has(child.name) ? within(child, name) : [];
  });
}
