import { advertLikeness } from "./adverts.ts";
import { countingHeads, isPageMark, type Line, surePageNumbers } from "./pages.ts";

export interface Removed {
  /** line of the original, from 1 */
  line: number;
  what: "page-number" | "site-advert";
  text: string;
}

export interface Paragraph {
  /** line of the original, from 1 */
  line: number;
  text: string;
  /** something that only a person can decide: kept, and told */
  doubt?: "advert-perhaps" | "page-number-perhaps";
}

/** A single line of this many characters holds more than one paragraph. */
const FLATTENED = 300;
const AFTER_SENTENCE = /(?<=[。！？!?：:；;”」])[ 　\t]+(?=\S)/;

/**
 * Lines of a copied text to paragraphs. Page numbers and site adverts go where it is sure, each told in `removed`;
 * a page break inside a sentence is closed; a flattened page is divided where a space stands behind the end of a sentence.
 */
export function readPlainText(text: string): { paragraphs: Paragraph[]; removed: Removed[] } {
  const removed: Removed[] = [];
  const lines: Line[] = [];
  text.split(/\r\n|\r|\n/).forEach((raw, i) => {
    const line = { number: i + 1, text: tidy(raw), continues: false };
    if (line.text === "") return;
    if (isPageMark(line.text)) removed.push({ line: line.number, what: "page-number", text: line.text });
    else if (advertLikeness(line.text) === "sure")
      removed.push({ line: line.number, what: "site-advert", text: line.text });
    else lines.push(line);
  });
  const sure = surePageNumbers(lines);
  const kept = lines.filter((line) => {
    if (sure.has(line.number)) removed.push({ line: line.number, what: "page-number", text: line.text });
    return !sure.has(line.number);
  });
  closePages(kept, removed);
  const paragraphs = join(kept).flatMap(divide);
  for (const paragraph of paragraphs) {
    if (/^\d{1,4}$/.test(paragraph.text)) paragraph.doubt = "page-number-perhaps";
    else if (advertLikeness(paragraph.text) === "perhaps") paragraph.doubt = "advert-perhaps";
  }
  return { paragraphs, removed: removed.toSorted((a, b) => a.line - b.line) };
}

/** Takes out a byte-order mark, invisible characters and the indent. What is between words stays. */
function tidy(line: string): string {
  return line
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD\u0000-\u0008\u000B-\u001F\u007F]/g, "")
    .replace(/\u00A0/g, " ")
    .replace(/^[\s　]+|[\s　]+$/g, "");
}

function closePages(lines: Line[], removed: Removed[]): void {
  const heads = countingHeads(lines);
  if (!heads) return;
  heads.forEach((length, i) => {
    const line = lines[i]!;
    removed.push({ line: line.number, what: "page-number", text: line.text.slice(0, length).trim() });
    line.text = line.text.slice(length);
    line.continues = i > 0 && !/[。！？!?：:]$/.test(lines[i - 1]!.text);
  });
}

/** A line that begins with what can only close goes on where the line before stopped. */
function join(lines: readonly Line[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (last && (line.continues || /^[”」』）)》，。；：、！？]/.test(line.text))) last.text += line.text;
    else paragraphs.push({ line: line.number, text: line.text });
  }
  return paragraphs;
}

function divide(paragraph: Paragraph): Paragraph[] {
  const salutation = /^(.{4,40}?)[ 　]+(?=(?:同志们|各位|尊敬的)\S{0,12}[：:])/.exec(paragraph.text);
  if (paragraph.text.length < FLATTENED && !salutation) return [paragraph];
  const pieces = paragraph.text.split(AFTER_SENTENCE);
  if (salutation) pieces.splice(0, 1, salutation[1]!, pieces[0]!.slice(salutation[0].length));
  return pieces
    .flatMap(headAndText)
    .filter((piece) => piece !== "")
    .map((text) => ({ line: paragraph.line, text }));
}

/** "一、做什么 要先…": in a flattened page only a space parts a heading from its text. */
function headAndText(piece: string): string[] {
  const head = /^([一二三四五六七八九十]{1,3}、[^。；;！？]{6,50}?)[ 　]+(?=\S{15})/.exec(piece);
  return head ? [head[1]!, piece.slice(head[0].length)] : [piece];
}
