import { crossing, distance, type Line, type Point, type Quad } from "./geometry.ts";
import { brightnessAt, type Grey } from "./grey.ts";

/** How far to both sides of what was found roughly, in pixels of the finer picture. */
const REACH = 7;
const SAMPLES = 60;

/** Each side is laid anew through the places where the brightness changes most; then the sides are crossed. */
export function refined(grey: Grey, rough: Quad): Quad {
  const sides = rough.map((from, i) => fitted(grey, from, rough[(i + 1) % 4]!));
  const corners = rough.map((corner, i) => {
    const better = crossing(sides[(i + 3) % 4]!, sides[i]!);
    return better && distance(better, corner) < 3 * REACH ? better : corner;
  });
  const [a, b, c, d] = corners;
  return [a!, b!, c!, d!];
}

function fitted(grey: Grey, from: Point, to: Point): Line {
  const length = distance(from, to);
  const ux = (to.x - from.x) / length;
  const uy = (to.y - from.y) / length;
  // Clockwise round the sheet with y downwards, it lies to the right of the way.
  const [nx, ny] = [-uy, ux];
  const isFrame = isAtFrame(grey, from, to);
  const points: { along: number; off: number }[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    // The very corners are often bent.
    const along = length * (0.05 + (0.9 * i) / (SAMPLES - 1));
    const off = isFrame ? undefined : edgeAcross(grey, from.x + ux * along, from.y + uy * along, nx, ny);
    if (off !== undefined) points.push({ along, off });
  }
  const { slope, at } = straightLine(points);
  const angle = Math.atan(slope);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const line = { nx: nx * cos - ux * sin, ny: ny * cos - uy * sin };
  return { ...line, d: line.nx * (from.x + nx * at) + line.ny * (from.y + ny * at) };
}

/** Here the sheet goes on beyond the picture, and the first change inwards is writing. */
function isAtFrame({ width, height }: Grey, a: Point, b: Point): boolean {
  return (
    areNear(a.x, b.x, 0) ||
    areNear(a.x, b.x, width - 1) ||
    areNear(a.y, b.y, 0) ||
    areNear(a.y, b.y, height - 1)
  );
}

function areNear(a: number, b: number, edge: number): boolean {
  return Math.abs(a - edge) < REACH && Math.abs(b - edge) < REACH;
}

/** Where, across the side, it gets brighter most: to a part of a pixel. */
function edgeAcross(grey: Grey, x: number, y: number, nx: number, ny: number): number | undefined {
  const steps = Array.from({ length: 2 * REACH + 1 }, (_, i) => {
    const off = i - REACH;
    return (
      brightnessAt(grey, x + nx * (off + 1), y + ny * (off + 1)) -
      brightnessAt(grey, x + nx * (off - 1), y + ny * (off - 1))
    );
  });
  const most = steps.indexOf(Math.max(...steps));
  if (steps[most]! < 4) return undefined;
  const before = steps[most - 1] ?? 0;
  const after = steps[most + 1] ?? 0;
  const bend = before - 2 * steps[most]! + after;
  return most - REACH + (bend < 0 ? (before - after) / (2 * bend) : 0);
}

/** Least squares, thrice; what lies far off the line is left out the next time. */
function straightLine(points: readonly { along: number; off: number }[]): { slope: number; at: number } {
  let [slope, at] = [0, median(points.map(({ off }) => off))];
  for (const near of [4, 2, 1.2]) {
    const kept = points.filter(({ along, off }) => Math.abs(off - at - slope * along) <= near);
    if (kept.length < 8) break;
    const mx = kept.reduce((sum, { along }) => sum + along, 0) / kept.length;
    const my = kept.reduce((sum, { off }) => sum + off, 0) / kept.length;
    const xx = kept.reduce((sum, { along }) => sum + (along - mx) ** 2, 0);
    const xy = kept.reduce((sum, { along, off }) => sum + (along - mx) * (off - my), 0);
    slope = xx > 0 ? xy / xx : 0;
    at = my - slope * mx;
  }
  return { slope, at };
}

function median(values: readonly number[]): number {
  const sorted = values.slice().sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
