import type { DraftBlock, Removed } from "../draft.ts";
import { advertLikeness } from "../adverts.ts";
import { tidy } from "../gather.ts";
import { asBlock } from "../headings.ts";
import { isPageMark } from "../pages.ts";
import { joined, type Line, type Part } from "./lines.ts";

/** Lines of a page from the edge within which heads and feet stand. */
const EDGE = 2;
const BULLET = /^[•●◦○▪■◆➢✓\uF0B7\uF06C\uF0D8\uF0FC·]\s*/;
const ITEM = /^(?:\d{1,2}[.．、)）](?!\d)|[（(]\d{1,2}[)）])\s*(?=\S)/;
const NOTE = /^(?:[①-⑳]|[[(（〔]\d{1,3}[\])）〕]|\d{1,3}(?=[\s　.．]|[\u4e00-\u9fff])|[*†‡])/;
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十百]{1,4}[章节条])/;

/** Lines of all pages to blocks. What stands at the edge of page after page is told and left out. */
export function blocksOf(pages: readonly (readonly Line[])[]): { blocks: DraftBlock[]; removed: Removed[] } {
  const removed: Removed[] = [];
  const words = pages.flat().filter(({ picture }) => !picture);
  const body = usualSize(words);
  const notes: DraftBlock[] = [];
  const lines = pages.flatMap((page) => {
    const kept = withoutEdges(page, pages, removed);
    const from = firstNote(kept, body);
    notes.push(...notesOf(kept.slice(from)));
    return kept.slice(0, from);
  });
  const right = margin(lines, body);
  const left = usualLeft(lines.filter(({ picture }) => !picture));
  const blocks: DraftBlock[] = [];
  for (let i = 0; i < lines.length;) {
    const { picture } = lines[i]!;
    if (picture) {
      blocks.push(picture);
      i++;
      continue;
    }
    const rows = tableAt(lines, i);
    if (rows.length > 0) {
      blocks.push({ t: "table", head: true, rows });
      i += rows.length;
      continue;
    }
    const first = lines[i]!;
    let text = first.text.trim();
    let last = first;
    i++;
    while (i < lines.length && tableAt(lines, i).length === 0 && goesOn(last, lines[i]!, { left, right })) {
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
    blocks: [...blocks.filter((block) => !("text" in block) || block.text !== ""), ...notes],
    removed,
  };
}

/** Old fonts write the radical for the character: ⼀ is 一. Full-width signs stay as they are. */
function unfolded(text: string): string {
  return text.replace(/[\u2E80-\u2FDF\uF900-\uFAFF\uFB00-\uFB06]/g, (sign) => sign.normalize("NFKC"));
}

function asPart(text: string, size: number): DraftBlock {
  const bullet = BULLET.exec(text);
  if (bullet) return { t: "li", level: 1, mark: "•", text: text.slice(bullet[0].length) };
  const item = ITEM.exec(text);
  if (item && size < 1.15)
    return { t: "li", level: 1, mark: item[0].trim(), text: text.slice(item[0].length) };
  if (size >= 1.15 && text.length <= 60) return { t: "h", level: size >= 1.3 ? 1 : 2, text };
  return asBlock(text);
}

function goesOn(before: Line, line: Line, page: { left: number; right: number }): boolean {
  if (line.picture) return false;
  if (Math.abs(before.size - line.size) > 0.12 * before.size) return false;
  if (BULLET.test(line.text) || (NUMBERED.test(line.text) && line.x > page.left + 0.8 * line.size))
    return false;
  const isSamePage = before.page === line.page;
  const gap = before.y - line.y;
  if (isSamePage && (gap > 2.6 * line.size || gap < 0)) return false;
  // Ragged lines: a sentence that has not ended goes on right below, at the same edge.
  const isLong = before.right > page.left + 0.75 * (page.right - page.left);
  const isOpen = !/[。！？!?：:；;.”"」』）)]$/.test(before.text.trim());
  const isClose = isSamePage && gap < 1.6 * line.size && Math.abs(before.x - line.x) < line.size;
  if (isLong && isOpen && isClose) return true;
  const isFull = before.right > page.right - 1.8 * before.size;
  return isFull && line.x <= page.left + 0.8 * line.size;
}

/**
 * A table that begins at this line: one of several cells, and those below it whose parts all lie under one of them.
 * @returns its rows; empty where none begins
 */
function tableAt(lines: readonly Line[], from: number): string[][] {
  const columns = lines[from]!.cells;
  if (columns.length < 2 || ITEM.test(`${columns[0]!.text}x`) || BULLET.test(columns[0]!.text)) return [];
  const rows = [columns.map(({ text }) => tidy(text))];
  for (let i = from + 1; i < lines.length; i++) {
    const row = isBelow(lines[i - 1]!, lines[i]!) ? rowUnder(columns, lines[i]!) : undefined;
    if (row === undefined) break;
    rows.push(row);
  }
  return rows.length >= 2 ? rows : [];
}

function isBelow(above: Line, line: Line): boolean {
  return above.page === line.page && above.y - line.y > 0 && above.y - line.y < 4 * line.size;
}

/** Each part goes to the column whose head is nearest to its middle. A part that lies under two heads is no cell. */
function rowUnder(columns: readonly Part[], line: Line): string[] | undefined {
  const row = columns.map(() => "");
  const middles = columns.map(middle);
  for (const part of line.parts) {
    const covered = middles.filter((at) => part.x < at && at < part.right).length;
    if (covered > 1) return undefined;
    const nearest = Math.min(...middles.map((at) => Math.abs(at - middle(part))));
    const at = middles.findIndex((one) => Math.abs(one - middle(part)) === nearest);
    row[at] = row[at] === "" ? part.text : `${row[at]} ${part.text}`;
  }
  const filled = row.filter((cell) => cell !== "").length;
  return filled >= 2 && filled * 2 >= columns.length ? row.map(tidy) : undefined;
}

function middle({ x, right }: Part): number {
  return (x + right) / 2;
}

/** Heads and feet: page numbers, and words that stand at the same edge of most pages. */
function withoutEdges(
  page: readonly Line[],
  pages: readonly (readonly Line[])[],
  removed: Removed[],
): Line[] {
  const byPlace = page.filter(({ picture }) => !picture).toSorted((a, b) => b.y - a.y);
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
  while (from > 0 && !lines[from - 1]!.picture && lines[from - 1]!.size < 0.92 * body) from--;
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
