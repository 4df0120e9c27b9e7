import { strToU8, zipSync } from "fflate";
import { columnLetters, type Cell, type Sheet } from "../../../domain/forms/xlsform/sheet.ts";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * Sheets as an .xlsx, every cell in words as it stands: other tools read these, and what begins with "-" is a rule and no formula, so
 * nothing is put before it. (The writer of answers does; that of papers packs what is large in a worker that our pages forbid.)
 */
export function writeSheets(sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  const files: Record<string, string> = {
    "[Content_Types].xml":
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>` +
      sheets
        .map((_, i) => `<Override PartName="/xl/${part(i)}" ContentType="${TYPES}.worksheet+xml"/>`)
        .join("") +
      "</Types>",
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml":
      `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}/relationships"><sheets>` +
      sheets
        .map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
        .join("") +
      "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels":
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
      sheets
        .map(
          (_, i) =>
            `<Relationship Id="rId${i + 1}" Type="${OFFICE}/relationships/worksheet" Target="${part(i)}"/>`,
        )
        .join("") +
      "</Relationships>",
  };
  for (const [i, sheet] of sheets.entries()) files[`xl/${part(i)}`] = sheetXml(sheet);
  return new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]))),
  );
}

function part(i: number): string {
  return `worksheets/sheet${i + 1}.xml`;
}

function sheetXml({ rows }: Sheet): string {
  const all = rows.map(
    (cells, i) => `<row r="${i + 1}">${cells.map((cell, c) => cellXml(cell, c, i + 1)).join("")}</row>`,
  );
  return `${XML}<worksheet ${MAIN}><sheetFormatPr baseColWidth="14" defaultRowHeight="15"/><sheetData>${all.join("")}</sheetData></worksheet>`;
}

function cellXml(cell: Cell, column: number, row: number): string {
  if (cell === null || cell === undefined || cell === "") return "";
  return `<c r="${columnLetters(column)}${row}" t="inlineStr"><is><t xml:space="preserve">${escaped(String(cell))}</t></is></c>`;
}

function escaped(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll(
      /[\0-\x08\x0b-\x1f\ufffe\uffff]/g,
      (char) => `_x${char.charCodeAt(0).toString(16).padStart(4, "0")}_`,
    )
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
