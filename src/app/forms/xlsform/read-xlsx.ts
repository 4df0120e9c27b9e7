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
  const at = workbookPath(xml("_rels/.rels"));
  const book = xml(at);
  if (book === undefined)
    throw new WorkbookFault("这个文件不是 .xlsx 表格。请用 Excel 或 WPS 另存为 .xlsx 再试。");
  const parts = related(xml(relsOf(at)) ?? "", at);
  const strings = parts.find(({ type }) => type === "sharedStrings")?.path;
  const shared = sharedStrings(xml(strings ?? "xl/sharedStrings.xml") ?? "");
  const sheets: Sheet[] = [];
  for (const piece of readXml(book)) {
    if (piece.is !== "open" || piece.name !== "sheet") continue;
    const name = piece.attribute("name") ?? "";
    if (!isRead(name)) {
      sheets.push({ name, rows: [] });
      continue;
    }
    // Which prefix it has differs from program to program: r:id, d3p1:id. sheetId is another.
    const id = piece.attribute("id");
    const path = parts.find((part) => part.id === id)?.path;
    const content = path === undefined ? undefined : xml(path);
    if (content === undefined) {
      throw new WorkbookFault(
        `文件里找不到工作表“${name}”的内容，可能已损坏。请用 Excel 或 WPS 打开，另存一次再试。`,
      );
    }
    sheets.push(sheetOf(name, content, shared));
  }
  return sheets;
}

interface Part {
  id: string;
  /** the last word of its address: `worksheet` */
  type: string;
  path: string;
}

/** The parts that a file of relationships names. @param base the part whose they are */
function related(rels: string, base: string): readonly Part[] {
  const parts: Part[] = [];
  for (const piece of readXml(rels)) {
    if (piece.is !== "open" || piece.name !== "Relationship") continue;
    const type = (piece.attribute("Type") ?? "").split("/").at(-1)!;
    parts.push({
      id: piece.attribute("Id") ?? "",
      type,
      path: resolved(piece.attribute("Target") ?? "", base),
    });
  }
  return parts;
}

function workbookPath(rels: string | undefined): string {
  return related(rels ?? "", "").find(({ type }) => type === "officeDocument")?.path ?? "xl/workbook.xml";
}

/** `xl/workbook.xml` has `xl/_rels/workbook.xml.rels`. */
function relsOf(path: string): string {
  const name = path.lastIndexOf("/") + 1;
  return `${path.slice(0, name)}_rels/${path.slice(name)}.rels`;
}

/** A target as the part `base` means it: from its folder on, or from the top where it begins with `/`. */
function resolved(target: string, base: string): string {
  const steps = target.startsWith("/") ? [] : base.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
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
