import type { DraftBlock, Removed } from "../draft.ts";
import { advertLikeness } from "../adverts.ts";
import { tidy } from "../gather.ts";
import { asBlock } from "../headings.ts";
import { isPageMark } from "../pages.ts";
import { joined, type Line } from "./lines.ts";

/** Lines of a page from the edge within which heads and feet stand. */
const EDGE = 2;
const BULLET = /^[•●◦○▪■◆➢✓\uF0B7\uF06C\uF0D8\uF0FC·]\s*/;
const NOTE = /^(?:[①-⑳]|[[(（〔]\d{1,3}[\])）〕]|\d{1,3}(?=[\s　.．]|[\u4e00-\u9fff])|[*†‡])/;
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十百]{1,4}[章节条])/;

/** Lines of all pages to blocks. What stands at the edge of page after page is told and left out. */
export function blocksOf(pages: readonly (readonly Line[])[]): { blocks: DraftBlock[]; removed: Removed[] } {
  const removed: Removed[] = [];
  const body = usualSize(pages.flat());
  const notes: DraftBlock[] = [];
  const lines = pages.flatMap((page) => {
    const kept = withoutEdges(page, pages, removed);
    const from = firstNote(kept, body);
    notes.push(...notesOf(kept.slice(from)));
    return kept.slice(0, from);
  });
  const right = margin(lines, body);
  const left = usualLeft(lines);
  const blocks: DraftBlock[] = [];
  for (let i = 0; i < lines.length;) {
    const table = tableAt(lines, i);
    if (table > 0) {
      const rows = lines.slice(i, i + table).map(({ cells }) => cells.map(({ text }) => tidy(text)));
      blocks.push({ t: "table", head: true, rows });
      i += table;
      continue;
    }
    let text = lines[i]!.text.trim();
    const first = lines[i]!;
    let last = first;
    i++;
    while (i < lines.length && tableAt(lines, i) === 0 && goesOn(last, lines[i]!, { left, right })) {
      last = lines[i]!;
      text = joined(text, last.text.trim());
      i++;
    }
    if (advertLikeness(text) === "sure")
      removed.push({ where: `第 ${first.page} 页`, what: "site-advert", text });
    else
      blocks.push(asPart(tidy(text.normalize("NFKC") === text ? text : unfolded(text)), first.size / body));
  }
  return {
    blocks: [...blocks.filter((block) => block.t === "table" || blockText(block) !== ""), ...notes],
    removed,
  };
}

function blockText(block: DraftBlock): string {
  return "text" in block ? block.text : "";
}

/** Old fonts write the radical for the character: ⼀ is 一. Full-width signs stay as they are. */
function unfolded(text: string): string {
  return text.replace(/[\u2E80-\u2FDF\uF900-\uFAFF\uFB00-\uFB06]/g, (sign) => sign.normalize("NFKC"));
}

function asPart(text: string, size: number): DraftBlock {
  const bullet = BULLET.exec(text);
  if (bullet) return { t: "li", level: 1, mark: "•", text: text.slice(bullet[0].length) };
  if (size >= 1.15 && text.length <= 60) return { t: "h", level: size >= 1.3 ? 1 : 2, text };
  return asBlock(text);
}

function goesOn(before: Line, line: Line, page: { left: number; right: number }): boolean {
  if (Math.abs(before.size - line.size) > 0.12 * before.size) return false;
  if (BULLET.test(line.text) || (NUMBERED.test(line.text) && line.x > page.left + 0.8 * line.size))
    return false;
  const isSamePage = before.page === line.page;
  const gap = before.y - line.y;
  if (isSamePage && (gap > 2.6 * line.size || gap < 0)) return false;
  const isFull = before.right > page.right - 1.8 * before.size;
  return isFull && line.x <= page.left + 0.8 * line.size;
}

/** How many lines from here on have cells below each other. */
function tableAt(lines: readonly Line[], from: number): number {
  const first = lines[from]!;
  if (first.cells.length < 2) return 0;
  let count = 1;
  while (from + count < lines.length && isBelow(lines[from + count - 1]!, lines[from + count]!)) count++;
  return count >= 2 ? count : 0;
}

function isBelow(above: Line, line: Line): boolean {
  return (
    above.page === line.page &&
    above.cells.length === line.cells.length &&
    above.cells.every((cell, i) => {
      const other = line.cells[i]!;
      const middle = Math.abs(cell.x + cell.right - other.x - other.right) / 2;
      return Math.min(Math.abs(cell.x - other.x), middle) < 1.2 * line.size;
    })
  );
}

/** Heads and feet: page numbers, and words that stand at the same edge of most pages. */
function withoutEdges(
  page: readonly Line[],
  pages: readonly (readonly Line[])[],
  removed: Removed[],
): Line[] {
  const byPlace = page.toSorted((a, b) => b.y - a.y);
  const edges = new Set([...byPlace.slice(0, EDGE), ...byPlace.slice(-EDGE)]);
  return page.filter((line) => {
    if (!edges.has(line)) return true;
    const text = line.text.trim();
    const isNumber = isPageMark(text) || (/^\d{1,4}$/.test(text) && pages.length > 1);
    const isRepeated = pages.length >= 3 && timesAtEdge(line, pages) * 2 > pages.length;
    if (!isNumber && !isRepeated) return true;
    removed.push({
      where: `第 ${line.page} 页`,
      what: isNumber ? "page-number" : "running-head",
      text,
    });
    return false;
  });
}

function timesAtEdge(line: Line, pages: readonly (readonly Line[])[]): number {
  const same = (other: Line) =>
    Math.abs(other.y - line.y) < line.size &&
    other.text.replace(/[\d\s]/g, "") === line.text.replace(/[\d\s]/g, "");
  return pages.filter((page) => page.some(same)).length;
}

/** Where the notes at the foot of a page begin: smaller lines to its end, the first with a mark. */
function firstNote(lines: readonly Line[], body: number): number {
  let from = lines.length;
  while (from > 0 && lines[from - 1]!.size < 0.92 * body) from--;
  while (from < lines.length && !NOTE.test(lines[from]!.text.trim())) from++;
  return from;
}

function notesOf(lines: readonly Line[]): DraftBlock[] {
  const notes: Extract<DraftBlock, { t: "note" }>[] = [];
  for (const line of lines) {
    const text = line.text.trim();
    const mark = NOTE.exec(text);
    if (mark) {
      const bare = mark[0].replace(/[[\](（)）〔〕]/g, "");
      const rest = text.slice(mark[0].length).replace(/^[\s　.．、]+/, "");
      notes.push({ t: "note", mark: /[①-⑳]/.test(bare) ? bare : `〔${bare}〕`, text: rest });
    } else {
      const last = notes.at(-1)!;
      last.text = joined(last.text, text);
    }
  }
  return notes;
}

/** The size of most letters. */
function usualSize(lines: readonly Line[]): number {
  return most(lines.map(({ size, text }) => [Math.round(size * 2) / 2, text.length])) ?? 1;
}

function usualLeft(lines: readonly Line[]): number {
  return most(lines.map(({ x }) => [Math.round(x), 1])) ?? 0;
}

/** Where full lines end: what a tenth of all lines reaches. */
function margin(lines: readonly Line[], body: number): number {
  const rights = lines.filter(({ size }) => Math.abs(size - body) < 1).map(({ right }) => right);
  return rights.toSorted((a, b) => b - a)[Math.floor(rights.length / 10)] ?? Infinity;
}

function most(weighed: readonly (readonly [number, number])[]): number | undefined {
  const sums = new Map<number, number>();
  for (const [value, weight] of weighed) sums.set(value, (sums.get(value) ?? 0) + weight);
  return [...sums].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
