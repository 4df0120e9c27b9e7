import { applied } from "./geometry.ts";
import type { Picture } from "./grey.ts";

/** Cells along the longest side. */
const CELLS = 24;
/** What is looked at of each cell, in each direction. */
const LOOKS = 9;
/** What lies outside the sheet is not made into paper. */
const MOST = 2.6;

/** How much brighter each colour has to become, for paper to be white, over the picture that is made. */
export interface Light {
  across: number;
  down: number;
  /** red, green, blue of each cell */
  gains: Float32Array;
}

/**
 * Where the light is how strong: paper is most of what a sheet shows, so what is brighter than most in a place is paper.
 * @param toSource from the made picture's pixels to the source's @param width of the made picture
 */
export function lightOver(source: Picture, toSource: Float64Array, width: number, height: number): Light {
  const side = Math.max(width, height) / CELLS;
  const across = Math.max(2, Math.ceil(width / side));
  const down = Math.max(2, Math.ceil(height / side));
  const paper = new Float32Array(across * down * 3);
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const found: [number, number, number, number][] = [];
      for (let i = 0; i < LOOKS * LOOKS; i++) {
        // Half a cell beyond its own: writing that fills a cell does not make it dark.
        const x = ((column - 0.5 + (2 * ((i % LOOKS) + 0.5)) / LOOKS) * width) / across;
        const y = ((row - 0.5 + (2 * (Math.floor(i / LOOKS) + 0.5)) / LOOKS) * height) / down;
        const at = applied(toSource, clamp(x, width - 1), clamp(y, height - 1));
        const p =
          (Math.round(clamp(at.y, source.height - 1)) * source.width +
            Math.round(clamp(at.x, source.width - 1))) *
          4;
        const [r, g, b] = [source.data[p]!, source.data[p + 1]!, source.data[p + 2]!];
        found.push([r + 2 * g + b, r, g, b]);
      }
      found.sort((a, b) => a[0] - b[0]);
      const [, r, g, b] = found[Math.floor(found.length * 0.8)]!;
      paper.set([r, g, b], (row * across + column) * 3);
    }
  }
  return { across, down, gains: paper.map((value) => Math.min(MOST, 250 / Math.max(value, 1))) };
}

/** A gain between the middles of the cells, for one row: three numbers a pixel. */
export function gainsOfRow(light: Light, width: number, height: number, y: number, row: Float32Array): void {
  const { across, down, gains } = light;
  const v = clamp(((y + 0.5) / height) * down - 0.5, down - 1);
  const v0 = Math.min(Math.floor(v), down - 2);
  const fv = v - v0;
  for (let x = 0; x < width; x++) {
    const u = clamp(((x + 0.5) / width) * across - 0.5, across - 1);
    const u0 = Math.min(Math.floor(u), across - 2);
    const fu = u - u0;
    const at = (v0 * across + u0) * 3;
    const below = at + across * 3;
    for (let c = 0; c < 3; c++) {
      row[x * 3 + c] =
        (gains[at + c]! * (1 - fu) + gains[at + 3 + c]! * fu) * (1 - fv) +
        (gains[below + c]! * (1 - fu) + gains[below + 3 + c]! * fu) * fv;
    }
  }
}

/** Ink gets a little darker, paper stays as it is: 0 to 255. */
export const CONTRAST = Uint8ClampedArray.from({ length: 256 }, (_, value) => {
  const part = value / 250;
  return 250 * (part - 0.55 * part * Math.max(0, 1 - part) * (1 - part / 2));
});

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
