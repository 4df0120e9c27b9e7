import type { Cell, Sheet } from "../../../domain/forms/xlsform/sheet.ts";
import { readXml } from "./read-xml.ts";
import { readZip } from "./read-zip.ts";
import { SheetGrid } from "./sheet-grid.ts";
import { isRead, WorkbookFault } from "./workbook-fault.ts";

/**
 * The sheets of an .xlsx, each cell in its place. A reader of our own: the library that the server has for rosters fills every gap that a
 * file names, be it 10^9 rows, stops at a cell with #N/A, and is ten times as large.
 * @throws WorkbookFault
 */
export function readXlsx(bytes: Uint8Array): readonly Sheet[] {
  const file = readZip(bytes);
  const xml = (path: string) => {
    const found = file(path);
    return found && new TextDecoder().decode(found);
  };
  const book = xml("xl/workbook.xml");
  if (book === undefined)
    throw new WorkbookFault("这个文件不是 .xlsx 表格。请用 Excel 或 WPS 另存为 .xlsx 再试。");
  const paths = targets(xml("xl/_rels/workbook.xml.rels") ?? "");
  const shared = sharedStrings(xml("xl/sharedStrings.xml") ?? "");
  const sheets: Sheet[] = [];
  for (const piece of readXml(book)) {
    if (piece.is !== "open" || piece.name !== "sheet") continue;
    const name = piece.attribute("name") ?? "";
    const path = paths.get(piece.attribute("r:id") ?? "") ?? "";
    const content = isRead(name) ? xml(path) : undefined;
    sheets.push(content === undefined ? { name, rows: [] } : sheetOf(name, content, shared));
  }
  return sheets;
}

function targets(rels: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const piece of readXml(rels)) {
    if (piece.is !== "open" || piece.name !== "Relationship") continue;
    const target = piece.attribute("Target") ?? "";
    paths.set(piece.attribute("Id") ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`);
  }
  return paths;
}

function sharedStrings(xml: string): readonly string[] {
  const all: string[] = [];
  let words: string | undefined;
  let inText = false;
  // How it is to be read aloud is not what stands there.
  let aloud = 0;
  for (const piece of readXml(xml)) {
    if (piece.is === "text") {
      if (inText && aloud === 0 && words !== undefined) words += piece.text;
      continue;
    }
    const open = piece.is === "open";
    if (piece.name === "t") inText = open;
    else if (piece.name === "rPh") aloud += open ? 1 : -1;
    else if (piece.name === "si") {
      if (open) words = "";
      else all.push(unescaped(words ?? ""));
    }
  }
  return all;
}

function sheetOf(name: string, xml: string, shared: readonly string[]): Sheet {
  const grid = new SheetGrid(name);
  let row = -1;
  let column = -1;
  let type = "n";
  let text = "";
  let reading = false;
  let aloud = 0;
  for (const piece of readXml(xml)) {
    if (piece.is === "text") {
      if (reading && aloud === 0) text += piece.text;
    } else if (piece.is === "open") {
      if (piece.name === "row") {
        row = numbered(piece.attribute("r")) ?? row + 1;
        column = -1;
      } else if (piece.name === "c") {
        column = columnOf(piece.attribute("r")) ?? column + 1;
        type = piece.attribute("t") ?? "n";
        text = "";
      } else if (piece.name === "v" || piece.name === "t") reading = true;
      else if (piece.name === "rPh") aloud++;
    } else if (piece.name === "v" || piece.name === "t") reading = false;
    else if (piece.name === "rPh") aloud--;
    else if (piece.name === "c") grid.put(row, column, cellOf(type, text, shared));
  }
  return grid.sheet();
}

function cellOf(type: string, text: string, shared: readonly string[]): Cell {
  switch (type) {
    case "s":
      return shared[Number(text)] ?? null;
    case "b":
      return text.trim() === "1";
    // What a formula could not reckon.
    case "e":
      return null;
    case "n": {
      const number = text.trim() === "" ? Number.NaN : Number(text);
      return Number.isFinite(number) ? number : null;
    }
    default:
      return unescaped(text);
  }
}

function numbered(r: string | undefined): number | undefined {
  const number = Number(r);
  return Number.isInteger(number) && number >= 1 ? number - 1 : undefined;
}

function columnOf(r: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d*$/.exec(r ?? "")?.[1];
  if (letters === undefined) return undefined;
  return Array.from(letters).reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** What XML cannot hold stands in a workbook as `_x000D_`. */
function unescaped(text: string): string {
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
