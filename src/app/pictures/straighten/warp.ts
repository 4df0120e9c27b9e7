import { CONTRAST, gainsOfRow, type Light, lightOver } from "./even-light.ts";
import { distance, perspective, type Quad } from "./geometry.ts";
import type { Picture } from "./grey.ts";

/** Rows that are made in one go: between them the page can do something else. */
const STRIP = 48;

/** How a page is made of a photo. */
export interface Making {
  /** the sheet's corners in the photo */
  quad: Quad;
  /** quarters of a turn, to the right */
  turns: number;
  /** paper white and light even; else as it was taken */
  evenLight: boolean;
}

/** A4 and its like: what is nearly so is so, and the photo was taken from one side. Photos themselves are 4:3 or 3:2. */
const PAPER = Math.SQRT2;

/** Pixels of the page that is made, turned as it will be. Never larger than what was taken. */
export function sizeOfPage(
  { quad, turns }: Pick<Making, "quad" | "turns">,
  longest: number,
): { width: number; height: number } {
  const [a, b, c, d] = quad;
  let width = Math.max(distance(a, b), distance(d, c));
  let height = Math.max(distance(a, d), distance(b, c));
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (Math.abs(ratio / PAPER - 1) < 0.05) {
    if (height > width) height = width * PAPER;
    else width = height * PAPER;
  }
  const scale = Math.min(1, longest / Math.max(width, height));
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  return turns % 2 === 0 ? { width: w, height: h } : { width: h, height: w };
}

/**
 * Lays the sheet flat, strip by strip from above. `put` gets each; `pause` lets others come in between.
 * @returns false where the corners make no sheet: nothing was put
 */
export async function layFlat(
  photo: Picture,
  making: Making,
  size: { width: number; height: number },
  put: (strip: Picture, y: number) => void,
  pause: () => Promise<void>,
): Promise<boolean> {
  const { width, height } = size;
  const { quad } = making;
  const turns = ((making.turns % 4) + 4) % 4;
  // Turned to the right, what was left below comes to stand left above.
  const corners = [0, 1, 2, 3].map((i) => quad[(i + 4 - turns) % 4]!) as unknown as Quad;
  const m = perspective(width, height, corners);
  if (!m) return false;
  const light = making.evenLight ? lightOver(photo, m, width, height) : undefined;
  for (let y = 0; y < height; y += STRIP) {
    const rows = Math.min(STRIP, height - y);
    const data = new Uint8ClampedArray(width * rows * 4);
    flatRows(photo, m, size, y, data, light);
    put({ width, height: rows, data }, y);
    await pause();
  }
  return true;
}

function flatRows(
  photo: Picture,
  m: Float64Array,
  { width, height }: { width: number; height: number },
  from: number,
  data: Uint8ClampedArray,
  light: Light | undefined,
): void {
  const source = photo.data;
  const [lastX, lastY] = [photo.width - 1, photo.height - 1];
  const gains = new Float32Array(width * 3);
  const rows = data.length / width / 4;
  for (let row = 0; row < rows; row++) {
    const y = from + row + 0.5;
    if (light) gainsOfRow(light, width, height, from + row, gains);
    for (let column = 0; column < width; column++) {
      const x = column + 0.5;
      const w = m[6]! * x + m[7]! * y + m[8]!;
      // The middle of a pixel is half a pixel from its corner, in both.
      const sx = Math.min(Math.max((m[0]! * x + m[1]! * y + m[2]!) / w, 0), lastX);
      const sy = Math.min(Math.max((m[3]! * x + m[4]! * y + m[5]!) / w, 0), lastY);
      const x0 = Math.min(Math.floor(sx), Math.max(lastX - 1, 0));
      const y0 = Math.min(Math.floor(sy), Math.max(lastY - 1, 0));
      const [fx, fy] = [sx - x0, sy - y0];
      const at = (y0 * photo.width + x0) * 4;
      const right = lastX > 0 ? at + 4 : at;
      const below = lastY > 0 ? photo.width * 4 : 0;
      const to = (row * width + column) * 4;
      for (let c = 0; c < 3; c++) {
        const above = source[at + c]! * (1 - fx) + source[right + c]! * fx;
        const under = source[at + below + c]! * (1 - fx) + source[right + below + c]! * fx;
        const value = above * (1 - fy) + under * fy;
        data[to + c] = light ? CONTRAST[Math.min(255, Math.round(value * gains[column * 3 + c]!))]! : value;
      }
      data[to + 3] = 255;
    }
  }
}

/** The whole photo, nothing cut off: from the outer edges of its pixels. */
export function wholeOf({ width, height }: { width: number; height: number }): Quad {
  const [x, y] = [width - 0.5, height - 0.5];
  return [
    { x: -0.5, y: -0.5 },
    { x, y: -0.5 },
    { x, y },
    { x: -0.5, y },
  ];
}
