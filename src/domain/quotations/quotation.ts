import type { TextId } from "../ids.ts";
import type { CopiedPassage } from "./copied-passages.ts";

export interface Copied extends CopiedPassage {
  text: TextId;
  title: string;
}

/**
 * What to offer to mark as quotations: of passages that lie over each other the longest; none that stands in quotation marks already.
 * @returns in the order of the writing
 */
export function notYetQuoted(writing: string, found: readonly Copied[]): Copied[] {
  const chosen: Copied[] = [];
  for (const one of [...found].sort((a, b) => b.length - a.length || a.start - b.start)) {
    if (chosen.some((other) => one.start < other.end && other.start < one.end)) continue;
    chosen.push(one);
  }
  return chosen.filter(({ start, end }) => !isQuoted(writing, start, end)).sort((a, b) => a.start - b.start);
}

/** The writing with this passage in quotation marks and its source behind it: “……。”（《一篇》） */
export function quote(writing: string, { start, end, title }: Copied): string {
  const to = /[。！？]/.test(writing.charAt(end)) ? end + 1 : end;
  return `${writing.slice(0, start)}“${writing.slice(start, to)}”（${inTitleMarks(title)}）${writing.slice(to)}`;
}

/** 《论〈实践论〉》: marks within marks are the single ones, and a title that is all in marks needs no more of them. */
export function inTitleMarks(title: string): string {
  const bare = /^《[^《》]*》$/.test(title) ? title.slice(1, -1) : title;
  return `《${bare.replaceAll("《", "〈").replaceAll("》", "〉")}》`;
}

/** Between an opening mark and its closing one, which is still open at its end or closes behind it. */
function isQuoted(writing: string, start: number, end: number): boolean {
  return (
    [
      ["“", "”"],
      ["「", "」"],
      ["『", "』"],
    ] as const
  ).some(([open, close]) => {
    const opened = writing.lastIndexOf(open, start);
    return opened > writing.lastIndexOf(close, start) && writing.indexOf(close, end) !== -1;
  });
}
