import { strToU8, zipSync } from "fflate";
import type { Paper } from "../../../../domain/papers/paper.ts";
import { columnShares } from "./column-shares.ts";
import { factRows } from "./fact-rows.ts";
import { xmlWords } from "./safe-words.ts";

/**
 * A small writer of our own: words, tables with lines, and a new page for each paper. That is all that these papers need of the format,
 * and phones keep what makes them for offline. Widths are in twentieths of a point; A4 with margins of 2 cm is 9,638 wide.
 */
export function papersAsDocx(papers: readonly Paper[]): Uint8Array<ArrayBuffer> {
  const body = papers.map((paper, i) => paperXml(paper, i > 0)).join("");
  const document = `${XML}<w:document ${W}><w:body>${body}${PAGE}</w:body></w:document>`;
  const files = {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": RELATIONSHIPS,
    "word/_rels/document.xml.rels": DOCUMENT_RELATIONSHIPS,
    "word/styles.xml": STYLES,
    "word/document.xml": document,
  };
  const bytes = Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]));
  return new Uint8Array(zipSync(bytes));
}

const WIDTH = 9_638;

function paperXml({ title, facts, table, parts }: Paper, isNext: boolean): string {
  const head = paragraph(title, { style: "Title", isNewPage: isNext });
  const factsXml = tableXml(
    [1_500, 3_319, 1_500, 3_319],
    factRows(facts).map((row) => rowXml(row.length === 2 ? pair(row) : alone(row[0]!))),
  );
  const rest = parts.map(({ heading, words }) => paragraph(heading, { style: "Heading1" }) + lines(words));
  return head + factsXml + paragraph("") + (table ? rosterXml(table) + paragraph("") : "") + rest.join("");
}

function pair(facts: Paper["facts"]): string {
  return facts.map(([name, words]) => cellXml(name, { isBold: true }) + cellXml(words)).join("");
}

function alone([name, words]: readonly [string, string]): string {
  return cellXml(name, { isBold: true }) + cellXml(words, { span: 3 });
}

function rosterXml({ columns, rows }: NonNullable<Paper["table"]>): string {
  const header = columns.map((column) => cellXml(column, { isBold: true })).join("");
  return tableXml(
    columnShares(columns).map((share) => Math.round(share * WIDTH)),
    [rowXml(header, true), ...rows.map((row) => rowXml(row.map((words) => cellXml(words)).join("")))],
  );
}

function tableXml(widths: readonly number[], rows: readonly string[]): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const total = widths.reduce((a, b) => a + b, 0);
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:tblBorders>${BORDERS}</w:tblBorders>` +
    `<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join("")}</w:tbl>`
  );
}

/** A row is not torn between pages; the head of a long table stands on each of them. */
function rowXml(cells: string, isHead = false): string {
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="480"/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${cells}</w:tr>`;
}

function cellXml(words: string, { isBold = false, span = 1 } = {}): string {
  const spanXml = span > 1 ? `<w:gridSpan w:val="${span}"/>` : "";
  return `<w:tc><w:tcPr>${spanXml}<w:vAlign w:val="center"/></w:tcPr>${paragraph(words, { style: "Cell", isBold })}</w:tc>`;
}

function lines(words: string): string {
  return words
    .split("\n")
    .map((line) => paragraph(line, { style: "BodyText" }))
    .join("");
}

function paragraph(words: string, { style = "", isBold = false, isNewPage = false } = {}): string {
  const look = (style && `<w:pStyle w:val="${style}"/>`) + (isNewPage ? "<w:pageBreakBefore/>" : "");
  const text = xmlWords(words)
    .split("\n")
    .map((line) => `<w:t xml:space="preserve">${escape(line)}</w:t>`)
    .join("<w:br/>");
  return `<w:p><w:pPr>${look}</w:pPr><w:r>${isBold ? "<w:rPr><w:b/></w:rPr>" : ""}${text}</w:r></w:p>`;
}

function escape(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const BORDERS = ["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join("");

const PAGE =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';

const CONTENT_TYPES =
  `${XML}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/></Types>`;

const RELATIONSHIPS =
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`;

const DOCUMENT_RELATIONSHIPS =
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="r1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;

const FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun"/>';

/** As a printed form looks: 宋体, 12 points, a title in the middle, paragraphs that begin two characters in. */
const STYLES =
  `${XML}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>${FONT}<w:sz w:val="24"/>` +
  '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>' +
  style("Normal", "", "") +
  style("Title", '<w:spacing w:after="240"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="36"/>') +
  style("Heading1", '<w:keepNext/><w:spacing w:before="120" w:after="60"/>', "<w:b/>") +
  style("BodyText", '<w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLine="480"/>', "") +
  style("Cell", '<w:spacing w:before="40" w:after="40"/>', '<w:sz w:val="21"/>') +
  "</w:styles>";

function style(id: string, paragraphXml: string, runXml: string): string {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"${id === "Normal" ? ' w:default="1"' : ""}><w:name w:val="${id}"/>` +
    `<w:pPr>${paragraphXml}</w:pPr><w:rPr>${runXml}</w:rPr></w:style>`
  );
}
