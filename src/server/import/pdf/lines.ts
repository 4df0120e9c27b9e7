import type { FoundPicture } from "../draft.ts";

/** A piece of text as a page of a PDF has it: no words, no lines, only places. In points, y upwards. */
export interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

export interface Part {
  x: number;
  right: number;
  text: string;
}

/** What stands on one line. `cells`: what a wide gap parts; `parts`: what any gap parts. */
export interface Line {
  page: number;
  y: number;
  x: number;
  right: number;
  size: number;
  text: string;
  cells: Part[];
  parts: Part[];
  /** a picture that stands here, between lines; then there are no words */
  picture?: FoundPicture;
}

const WIDE = /[\u2E80-\u9fff\uff00-\uffef]/;

/** Pieces in the order of the page's stream, which is the order of reading with nearly all programs, to lines. */
export function linesOf(page: number, pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  for (const piece of pieces.flatMap(atSpaces)) {
    if (piece.text.trim() === "") continue;
    const line = lines.at(-1);
    if (line && isOnLine(line, piece)) append(line, piece);
    else lines.push(begin(page, piece));
  }
  return lines;
}

/** The library joins what stands close together: cells of a narrow table too. Between Chinese characters a space is a gap. */
function atSpaces(piece: Piece): Piece[] {
  const words = piece.text.split(/(?<=[\u2E80-\u9fff\uff00-\uffef]) +(?=[\u2E80-\u9fff\uff00-\uffef])/);
  if (words.length === 1) return [piece];
  const whole = breadth(piece.text);
  let at = 0;
  return words.map((text) => {
    const from = piece.text.indexOf(text, at);
    at = from + text.length;
    const x = piece.x + (piece.width * breadth(piece.text.slice(0, from))) / whole;
    return { ...piece, text, x, width: (piece.width * breadth(text)) / whole };
  });
}

/** In half-width characters, as a guess. */
function breadth(text: string): number {
  let sum = 0;
  for (const character of text) sum += WIDE.test(character) ? 2 : 1;
  return sum;
}

function begin(page: number, { text, x, y, width, size }: Piece): Line {
  const right = x + width;
  return { page, y, x, right, size, text, cells: [{ x, right, text }], parts: [{ x, right, text }] };
}

function isOnLine(line: Line, { x, y, size }: Piece): boolean {
  // A raised mark, or smaller letters, stand a little above or below.
  return Math.abs(line.y - y) < 0.6 * Math.max(line.size, size) && x > line.right - 0.6 * line.size;
}

function append(line: Line, piece: Piece): void {
  const { text, x, width, size } = piece;
  const gap = x - line.right;
  const cell = line.cells.at(-1)!;
  const part = line.parts.at(-1)!;
  const isRaised = size < 0.8 * line.size && piece.y > line.y + 0.15 * line.size;
  const words =
    isRaised && /^\s*[[(（〔]?\d{1,3}[\])）〕]?\s*$/.test(text) ? `〔${/\d+/.exec(text)![0]}〕` : text;
  if (gap > 1.4 * Math.max(line.size, size)) {
    line.cells.push({ x, right: x + width, text: words.trim() });
    line.text += `　${words}`;
  } else {
    const needsSpace =
      gap > 0.4 * size ||
      (gap > 0.2 * size && !(WIDE.test(line.text.at(-1) ?? "") && WIDE.test(words.trimStart()[0] ?? "")));
    line.text += (needsSpace && !line.text.endsWith(" ") ? " " : "") + words;
    cell.text += (needsSpace && !cell.text.endsWith(" ") ? " " : "") + words;
    cell.right = x + width;
  }
  if (gap > 0.3 * Math.max(line.size, size) && !isRaised)
    line.parts.push({ x, right: x + width, text: words.trim() });
  else {
    part.text += words;
    part.right = x + width;
  }
  // A page number in small type does not make a line of small type.
  if (size > line.size) Object.assign(line, { size, y: piece.y });
  line.right = Math.max(line.right, x + width);
}

/** Words of two lines as one: a space only where letters need one, a hyphen at the end of a line goes. */
export function joined(before: string, after: string): string {
  if (/[a-z]-$/i.test(before) && /^[a-z]/.test(after)) return before.slice(0, -1) + after;
  const isWide = WIDE.test(before.at(-1) ?? "") || WIDE.test(after[0] ?? "");
  return isWide ? before + after : `${before} ${after}`;
}
