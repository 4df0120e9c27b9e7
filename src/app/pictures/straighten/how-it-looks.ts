import type { Quad } from "./geometry.ts";
import type { Picture } from "./grey.ts";

/** What may make a page hard to read. A hint, no more. */
export type Trouble = "dark" | "blurred";

/** Looks at what lies within the sheet: how bright its paper is, and whether strokes begin and end within a pixel or two. */
export function troubleWith({ width, height, data }: Picture, quad: Quad): Trouble | undefined {
  const xs = quad.map(({ x }) => x);
  const ys = quad.map(({ y }) => y);
  // Well inside: the edge of the sheet is sharp where nothing else is.
  const [left, right] = inner(Math.min(...xs), Math.max(...xs), width);
  const [top, bottom] = inner(Math.min(...ys), Math.max(...ys), height);
  const paper = new Uint32Array(256);
  const near = new Uint32Array(256);
  const wide = new Uint32Array(256);
  let count = 0;
  for (let y = top; y < bottom; y += 3) {
    for (let x = left; x < right - 8; x++) {
      const at = (y * width + x) * 4 + 1;
      const green = data[at]!;
      paper[green]!++;
      near[Math.abs(data[at + 8]! - green)]!++;
      wide[Math.abs(data[at + 32]! - green)]!++;
      count++;
    }
  }
  if (count < 1000) return undefined;
  if (valueAt(paper, count * 0.8) < 80) return "dark";
  const contrast = valueAt(wide, count * 0.985);
  // An empty sheet has nothing that could be sharp.
  if (contrast < 24) return undefined;
  return valueAt(near, count * 0.985) < 0.33 * contrast ? "blurred" : undefined;
}

function inner(from: number, to: number, size: number): [number, number] {
  const [a, b] = [Math.max(0, from), Math.min(size - 1, to)];
  return [Math.round(a + 0.12 * (b - a)), Math.round(b - 0.12 * (b - a))];
}

/** The value below which so many are. */
function valueAt(counts: Uint32Array, many: number): number {
  let sum = 0;
  for (const [value, count] of counts.entries()) {
    sum += count;
    if (sum >= many) return value;
  }
  return 255;
}
