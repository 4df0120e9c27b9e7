import { strToU8, zipSync } from "fflate";
import type { AnswerTable, Cell } from "../../../../../domain/forms/answer-tables.ts";
import { columnLetters } from "../../../../../domain/forms/xlsform/sheet.ts";
import { cellWords, xmlWords } from "../../papers/safe-words.ts";

/**
 * A small writer of our own: plain tables, a sheet each, with the first row kept in sight. Hundreds of answers grow past what the writer
 * of the papers packs without a worker of a kind that our pages forbid.
 */
export function tablesAsXlsx(tables: readonly AnswerTable[]): Uint8Array<ArrayBuffer> {
  const names = sheetNames(tables.map(({ name }) => name));
  const files: Record<string, string> = {
    "[Content_Types].xml": contentTypes(tables.length),
    "_rels/.rels": RELATIONSHIPS,
    "xl/workbook.xml": workbook(names),
    "xl/_rels/workbook.xml.rels": workbookRelationships(tables.length),
    "xl/styles.xml": STYLES,
  };
  for (const [i, table] of tables.entries()) files[`xl/worksheets/sheet${i + 1}.xml`] = sheet(table);
  const bytes = Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]));
  return new Uint8Array(zipSync(bytes));
}

/** No cell holds more than 32,767. */
const LONGEST = 32_000;

function sheet({ columns, rows }: AnswerTable): string {
  const widths = columns.map((name, i) => widthOf(name, i, rows));
  const cols = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const all = [columns, ...rows].map((cells, i) => row(cells, i + 1, widths)).join("");
  return (
    `${XML}<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" ` +
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    '<sheetFormatPr defaultRowHeight="18" customHeight="1"/>' +
    `<cols>${cols.join("")}</cols><sheetData>${all}</sheetData>` +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
  );
}

/** @param at its number, from 1; the first is the head */
function row(cells: readonly Cell[], at: number, widths: readonly number[]): string {
  const style = at === 1 ? 1 : 2;
  const lines = Math.max(...cells.map((cell, i) => linesOf(String(cell), widths[i]!)));
  // Not every program grows a row by itself; none is higher than 409 points.
  const height = lines > 1 ? ` ht="${Math.min(400, lines * 15 + 3)}" customHeight="1"` : "";
  const all = cells.map((cell, i) => cellXml(cell, `r="${columnLetters(i)}${at}" s="${style}"`));
  return `<row r="${at}"${height}>${all.join("")}</row>`;
}

function cellXml(cell: Cell, place: string): string {
  if (cell === "") return `<c ${place}/>`;
  if (typeof cell === "number" && Number.isFinite(cell)) return `<c ${place}><v>${cell}</v></c>`;
  const words = cellWords(String(cell));
  const cut = words.length <= LONGEST ? words : `${xmlWords(words.slice(0, LONGEST))}……（太长，没有写完）`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escape(cut)}</t></is></c>`;
}

function widthOf(name: string, column: number, rows: AnswerTable["rows"]): number {
  const cells = rows.slice(0, 200).map((row) => String(row[column] ?? ""));
  return Math.min(40, Math.max(6, ...[name, ...cells].map((words) => placesOf(words) + 2)));
}

function linesOf(words: string, width: number): number {
  return words
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(placesOf(line) / (width - 1))), 0);
}

/** In characters of the sheet, of which a Chinese one takes two. */
function placesOf(words: string): number {
  let places = 0;
  for (let i = 0; i < words.length && places < 10_000; i++) places += words.charCodeAt(i) > 0xff ? 2 : 1;
  return places;
}

/** What Excel takes for the name of a sheet, each once. */
function sheetNames(wanted: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const one of wanted) {
    const plain = xmlWords(one)
      .replaceAll(/[[\]:*?/\\']/g, " ")
      .trim()
      .slice(0, 25)
      .trim();
    const name = plain || "表";
    const isTaken = names.some((other) => other.toLowerCase() === name.toLowerCase());
    names.push(isTaken ? `${name} ${names.length + 1}` : name);
  }
  return names;
}

function escape(words: string): string {
  return (
    words
      // What looks like the format's own way of writing a sign is not one.
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("\r\n", "\n")
      .replaceAll("\r", "\n")
  );
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="s${i + 1}"/>`,
  );
  // In print the head stands on every page again.
  const heads = names.map(
    (name, i) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${escape(name)}'!$1:$1</definedName>`,
  );
  return (
    `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${sheets.join("")}</sheets>` +
    `<definedNames>${heads.join("")}</definedNames></workbook>`
  );
}

function workbookRelationships(sheets: number): string {
  const each = Array.from(
    { length: sheets },
    (_, i) =>
      `<Relationship Id="s${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}${styles}</Relationships>`;
}

function part(name: string, type: string): string {
  return `<Override PartName="/xl/${name}.xml" ContentType="${SHEET}.${type}+xml"/>`;
}

function contentTypes(sheets: number): string {
  const each = Array.from({ length: sheets }, (_, i) => part(`worksheets/sheet${i + 1}`, "worksheet"));
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `${part("workbook", "sheet.main")}${part("styles", "styles")}${each.join("")}</Types>`
  );
}

const RELATIONSHIPS =
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const LINES = ["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"/>`).join("");

/** 1: the head · 2: a cell. Both with lines, and their words below one another where they are long. */
const STYLES =
  `${XML}<styleSheet ${MAIN}><fonts count="2"><font><sz val="11"/><name val="SimSun"/></font>` +
  '<font><b/><sz val="11"/><name val="SimSun"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  `<borders count="2"><border/><border>${LINES}</border></borders>` +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>' +
  '<xf fontId="1" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>' +
  '<xf borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>';
