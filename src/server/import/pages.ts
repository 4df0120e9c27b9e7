/**
 * Page numbers that came along when pages were copied. Two forms are sure:
 * a line that is nothing but a page mark ("- 3 -", "第3页 共8页"), and a number with 、 or . at the head of *every* line that counts
 * 1, 2, 3 … while sentences run on from line to line (a converter's pages).
 */
export interface Line {
  /** line of the original, from 1 */
  number: number;
  text: string;
  /** this line goes on in the middle of the one before */
  continues: boolean;
}

const PAGE_MARK =
  /^[-—–―\s]*第?\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?[-—–―\s]*$|^[-—–―]{1,2}\s*\d{1,4}\s*[-—–―]{1,2}$/;
const BARE_NUMBER = /^\d{1,4}$/;
const NUMBERED = /^(\d{1,4})[、.．]\s*/;
const SENTENCE_END = /[。！？!?：:；;”」』）)…]\s*$/;

export function isPageMark(text: string): boolean {
  return PAGE_MARK.test(text.trim());
}

/** Numbers of the lines that are digits alone and, three or more of them, count upwards through the text. */
export function surePageNumbers(lines: readonly Line[]): ReadonlySet<number> {
  const found = lines.filter((line) => BARE_NUMBER.test(line.text));
  const counts = found.every((line, i) => i === 0 || Number(line.text) === Number(found[i - 1]!.text) + 1);
  return new Set(found.length >= 3 && counts ? found.map((line) => line.number) : []);
}

/** @returns the length of the page number at the head of each line, or undefined where they are no page numbers */
export function countingHeads(lines: readonly Line[]): readonly number[] | undefined {
  if (lines.length < 3) return undefined;
  const heads = lines.map((line) => NUMBERED.exec(line.text));
  const first = Number(heads[0]?.[1]);
  if (!heads.every((head, i) => head !== null && Number(head[1]) === first + i)) return undefined;
  const broken = lines.slice(0, -1).filter((line) => !SENTENCE_END.test(line.text)).length;
  // A numbered list ends its items with a stop; pages break where the paper ends.
  return broken * 3 >= lines.length - 1 ? heads.map((head) => head![0].length) : undefined;
}
