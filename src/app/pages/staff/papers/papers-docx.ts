import { strToU8, type Zippable, zipSync } from "fflate";
import type { BlobId } from "../../../../domain/ids.ts";
import type { Paper, PaperPart, PaperPicture } from "../../../../domain/papers/paper.ts";
import { columnShares } from "./column-shares.ts";
import { factRows } from "./fact-rows.ts";
import { xmlWords } from "./safe-words.ts";

/** The JPEGs that are at hand; of one that is not, its words say what would stand there. */
export type Pictures = ReadonlyMap<BlobId, Uint8Array<ArrayBuffer>>;

/**
 * A small writer of our own: words, tables with lines, pictures, and a new page for each paper. That is all that these papers need of
 * the format, and phones keep what makes them for offline. Widths are in twentieths of a point; A4 with margins of 2 cm is 9,638 wide.
 */
export function papersAsDocx(
  papers: readonly Paper[],
  pictures: Pictures = new Map(),
): Uint8Array<ArrayBuffer> {
  const drawn: Drawn[] = [];
  const draw = (picture: PaperPicture): string => {
    const bytes = pictures.get(picture.blob);
    if (!bytes) return paragraph(`（${picture.words}的照片不在这部手机上）`, { style: "BodyText" });
    drawn.push({ name: `word/media/${drawn.length + 1}.jpg`, bytes });
    return pictureXml(picture, drawn.length) + paragraph(picture.words, { style: "Caption" });
  };
  const body = papers.map((paper, i) => paperXml(paper, i > 0, draw)).join("");
  const document = `${XML}<w:document ${W}><w:body>${body}${PAGE}</w:body></w:document>`;
  const files = {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": RELATIONSHIPS,
    "word/_rels/document.xml.rels": documentRelationships(drawn.length),
    "word/styles.xml": STYLES,
    "word/document.xml": document,
  };
  const bytes = Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]));
  // Pictures are packed already.
  const media = Object.fromEntries(drawn.map((one) => [one.name, [one.bytes, { level: 0 }] as const]));
  return new Uint8Array(zipSync({ ...bytes, ...media } as Zippable));
}

interface Drawn {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}
type Draw = (picture: PaperPicture) => string;

const WIDTH = 9_638;

function paperXml({ title, facts, table, parts }: Paper, isNext: boolean, draw: Draw): string {
  const head = paragraph(title, { style: "Title", isNewPage: isNext });
  const factsXml = tableXml(
    [1_500, 3_319, 1_500, 3_319],
    factRows(facts).map((row) => rowXml(row.length === 2 ? pair(row) : alone(row[0]!))),
  );
  const rest = parts.map((part) => partXml(part, draw));
  return head + factsXml + paragraph("") + (table ? rosterXml(table) + paragraph("") : "") + rest.join("");
}

function partXml({ heading, level, words, table, pictures = [] }: PaperPart, draw: Draw): string {
  return (
    paragraph(heading, { style: `Heading${level ?? 1}` }) +
    lines(words, table !== undefined) +
    (table ? rosterXml(table) + paragraph("") : "") +
    pictures.map(draw).join("")
  );
}

/** Lengths of drawings are in 914,400ths of an inch: no wider than the page between its margins, about 18 cm high, so that more stands with it. */
function pictureXml({ width, height, words }: PaperPicture, n: number): string {
  const scale = Math.min((WIDTH * 635) / width, 6_300_000 / height);
  const size = `cx="${Math.round(width * scale)}" cy="${Math.round(height * scale)}"`;
  const named = `id="${n}" name="${n}" descr="${escape(xmlWords(words)).replaceAll('"', "&quot;")}"`;
  return (
    `<w:p><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">` +
    `<wp:extent ${size}/><wp:docPr ${named}/><a:graphic><a:graphicData uri="${DRAWING}/picture"><pic:pic><pic:nvPicPr>` +
    `<pic:cNvPr ${named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="p${n}"/><a:stretch><a:fillRect/></a:stretch>` +
    `</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>` +
    `</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
  );
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

/** @param isLead they stand on one page with what follows */
function lines(words: string, isLead = false): string {
  return words
    .split("\n")
    .map((line) => paragraph(line, { style: "BodyText", isLead }))
    .join("");
}

function paragraph(
  words: string,
  { style = "", isBold = false, isNewPage = false, isLead = false } = {},
): string {
  const look =
    (style && `<w:pStyle w:val="${style}"/>`) +
    (isLead ? "<w:keepNext/>" : "") +
    (isNewPage ? "<w:pageBreakBefore/>" : "");
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
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  `xmlns:wp="${DRAWING}/wordprocessingDrawing" xmlns:a="${DRAWING}/main" xmlns:pic="${DRAWING}/picture"`;
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
  '<Default Extension="jpg" ContentType="image/jpeg"/>' +
  `<Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/></Types>`;

const RELATIONSHIPS =
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`;

/** @param pictures how many */
function documentRelationships(pictures: number): string {
  const media = Array.from(
    { length: pictures },
    (_, i) => `<Relationship Id="p${i + 1}" Type="${OFFICE}/image" Target="media/${i + 1}.jpg"/>`,
  );
  return (
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship Id="r1" Type="${OFFICE}/styles" Target="styles.xml"/>${media.join("")}</Relationships>`
  );
}

const FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun"/>';

/** As a printed form looks: 宋体, 12 points, a title in the middle, paragraphs that begin two characters in. */
const STYLES =
  `${XML}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>${FONT}<w:sz w:val="24"/>` +
  '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>' +
  style("Normal", "", "") +
  style("Title", '<w:spacing w:after="240"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="36"/>') +
  style("Heading1", '<w:keepNext/><w:spacing w:before="120" w:after="60"/>', "<w:b/>") +
  style(
    "Heading2",
    '<w:keepNext/><w:spacing w:before="120" w:after="40"/><w:ind w:firstLine="480"/>',
    "<w:b/>",
  ) +
  style("Caption", '<w:spacing w:after="120"/><w:jc w:val="center"/>', '<w:sz w:val="21"/>') +
  style("BodyText", '<w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLine="480"/>', "") +
  style("Cell", '<w:spacing w:before="40" w:after="40"/>', '<w:sz w:val="21"/>') +
  "</w:styles>";

function style(id: string, paragraphXml: string, runXml: string): string {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"${id === "Normal" ? ' w:default="1"' : ""}><w:name w:val="${id}"/>` +
    `<w:pPr>${paragraphXml}</w:pPr><w:rPr>${runXml}</w:rPr></w:style>`
  );
}
