import { applied, perspective, type Point, type Quad } from "../geometry.ts";
import type { Picture } from "../grey.ts";

export type Table = "dark" | "bright" | "wood" | "checks";

export interface Shot {
  width: number;
  height: number;
  corners: Quad;
  table: Table;
  /** brightness of the paper where the light is full */
  paper: number;
  /** a lamp from the left: what is farthest from it gets so much less, 0 to 1 */
  shade: number;
  /** each pixel is off by as much as this */
  noise: number;
  seed: number;
}

/** Size of the sheet that is painted, in its own pixels. */
export const SHEET = { width: 210, height: 297 };

/** What stands on the sheet: lines of strokes, as handwriting has them, and a margin. */
export function isInk(u: number, v: number): boolean {
  if (u < 20 || u > 190 || v < 24 || v > 276) return false;
  const line = Math.floor(v / 12);
  const inLine = v - line * 12;
  if (inLine < 3 || inLine > 10) return false;
  const sign = Math.floor(u / 8);
  const inSign = u - sign * 8;
  if (inSign > 6.5) return false;
  // Another pattern for each sign.
  const kind = (sign * 7 + line * 13) % 5;
  if (kind === 0) return Math.abs(inLine - 5) < 0.7 || Math.abs(inSign - 3) < 0.7;
  if (kind === 1) return Math.abs(inLine - inSign - 3) < 0.8;
  if (kind === 2) return Math.abs(inSign - 1) < 0.7 || Math.abs(inLine - 9) < 0.7;
  if (kind === 3) return Math.abs(inLine - 4) < 0.7 || Math.abs(inLine - 8) < 0.7;
  return Math.abs(inLine + inSign - 10) < 0.8;
}

/** A sheet on a table, as a camera would see it. The same for the same seed. */
export function paintSheet(shot: Shot): Picture {
  const { width, height } = shot;
  const data = new Uint8ClampedArray(width * height * 4);
  const toSheet = inverse(perspective(SHEET.width, SHEET.height, shot.corners)!);
  const random = randomFrom(shot.seed);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const { x: u, y: v } = applied(toSheet, x, y);
      const isPaper = u >= 0 && v >= 0 && u <= SHEET.width && v <= SHEET.height;
      const light = 1 - shot.shade * (x / width);
      const base = isPaper ? (isInk(u, v) ? 50 : shot.paper) : tableAt(shot, x, y);
      const value = base * light + (random() - 0.5) * 2 * shot.noise;
      const at = (y * width + x) * 4;
      data[at] = value;
      data[at + 1] = value * 0.98;
      data[at + 2] = value * 0.95;
      data[at + 3] = 255;
    }
  }
  return { width, height, data };
}

function tableAt({ table, width, paper }: Shot, x: number, y: number): number {
  if (table === "dark") return 60;
  if (table === "bright") return paper - 34;
  if (table === "wood") return 120 + 22 * Math.sin(y / (width / 90) + 4 * Math.sin(x / (width / 5)));
  const cell = width / 14;
  return (Math.floor(x / cell) + Math.floor(y / cell)) % 2 === 0 ? 60 : 140;
}

function inverse(m: Float64Array): Float64Array {
  const [a, b, c, d, e, f, g, h, i] = m as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Float64Array.of(
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  );
}

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The corners of a sheet in the middle, turned by so many degrees, each pulled by a part of the width. */
export function cornersOf(how: {
  width: number;
  height: number;
  /** part of the picture's height that the sheet takes */
  size: number;
  degrees: number;
  pulls: readonly [number, number][];
}): Quad {
  const h = how.height * how.size;
  const w = (h * SHEET.width) / SHEET.height;
  const angle = (how.degrees * Math.PI) / 180;
  const flat: [number, number][] = [
    [-w / 2, -h / 2],
    [w / 2, -h / 2],
    [w / 2, h / 2],
    [-w / 2, h / 2],
  ];
  return flat.map(([x, y], i): Point => {
    const [px, py] = how.pulls[i] ?? [0, 0];
    return {
      x: how.width / 2 + x * Math.cos(angle) - y * Math.sin(angle) + px * w,
      y: how.height / 2 + x * Math.sin(angle) + y * Math.cos(angle) + py * w,
    };
  }) as unknown as Quad;
}
