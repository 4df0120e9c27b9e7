import {
  areaOf,
  crossing,
  distance,
  inOrder,
  isSheetLike,
  type Line,
  type Point,
  type Quad,
  scaled,
} from "./geometry.ts";
import { brightnessAt, greyOf, type Grey, type Picture, softened } from "./grey.ts";
import { refined } from "./refine-sheet.ts";

/** Pixels of the longest side: enough for where lines are, and quick. */
const COARSE = 200;
const FINE = 640;
/** Directions that are told apart. */
const ANGLES = 120;
/** Lines that are looked at further. */
const MOST_LINES = 40;
/** What the edge of the picture counts for where a sheet goes beyond it. */
const FRAME = 0.3;
/** Below it there is no sheet to be sure of. */
const ENOUGH = 0.3;

/** A line along which it is brighter on the side to which the normal points. */
interface Edge extends Line {
  isFrame?: boolean;
}

/**
 * A sheet of paper, brighter than what it lies on: its corners, in the picture's own pixels. The same for the same picture, always.
 * @returns undefined where there is none, or none that is sure
 */
export function findSheet(picture: Picture): Quad | undefined {
  const search = sheetSearch(picture);
  let step = search.next();
  while (!step.done) step = search.next();
  return step.value;
}

/** The same in steps, between which a page can do something else. */
export function* sheetSearch(picture: Picture): Generator<undefined, Quad | undefined> {
  if (picture.width < 32 || picture.height < 32) return undefined;
  const coarse = softened(greyOf(picture, COARSE));
  yield;
  const edges = edgesIn(coarse);
  yield;
  const found = yield* bestQuad(coarse, edges);
  if (!found) return undefined;
  const fine = softened(greyOf(picture, FINE));
  yield;
  const quad = refined(fine, scaled(found, fine.width / coarse.width));
  return isSheetLike(quad) ? scaled(quad, picture.width / fine.width) : undefined;
}

/** The strongest straight edges (Hough); a paper's two opposite ones have opposite normals. */
function edgesIn(grey: Grey): Edge[] {
  const { width, height, data } = grey;
  const reach = Math.ceil(Math.hypot(width, height));
  const bright = data.slice().sort()[Math.floor(data.length * 0.9)]!;
  const votes = new Float32Array(ANGLES * 2 * reach);
  const cos = Float64Array.from({ length: ANGLES }, (_, i) => Math.cos((i * 2 * Math.PI) / ANGLES));
  const sin = Float64Array.from({ length: ANGLES }, (_, i) => Math.sin((i * 2 * Math.PI) / ANGLES));
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const gx = data[at + 1]! - data[at - 1]!;
      const gy = data[at + width]! - data[at - width]!;
      const strength = Math.hypot(gx, gy);
      if (strength < 3) continue;
      // A strong edge counts for more, but not without end: writing is darker than a table is. So does one beside what is bright.
      const inside = brightnessAt(grey, x + (2.5 * gx) / strength, y + (2.5 * gy) / strength);
      const weight = Math.min(strength, 24) * Math.min(1, inside / bright) ** 3;
      const direction = Math.round((Math.atan2(gy, gx) / (2 * Math.PI)) * ANGLES);
      for (let turn = -2; turn <= 2; turn++) {
        const angle = (direction + turn + ANGLES) % ANGLES;
        const d = Math.round(x * cos[angle]! + y * sin[angle]!) + reach;
        votes[angle * 2 * reach + d]! += weight;
      }
    }
  }
  const edges: Edge[] = [];
  while (edges.length < MOST_LINES) {
    let best = 0;
    for (let i = 1; i < votes.length; i++) if (votes[i]! > votes[best]!) best = i;
    if (votes[best]! < 3 * 0.12 * Math.min(width, height)) break;
    const angle = Math.floor(best / (2 * reach));
    const d = best % (2 * reach);
    edges.push({ nx: cos[angle]!, ny: sin[angle]!, d: d - reach });
    for (let turn = -4; turn <= 4; turn++) {
      const row = ((angle + turn + ANGLES) % ANGLES) * 2 * reach;
      votes.fill(0, row + Math.max(d - 4, 0), row + Math.min(d + 5, 2 * reach));
    }
  }
  return [
    ...edges,
    { nx: 1, ny: 0, d: 0, isFrame: true },
    { nx: -1, ny: 0, d: 1 - width, isFrame: true },
    { nx: 0, ny: 1, d: 0, isFrame: true },
    { nx: 0, ny: -1, d: 1 - height, isFrame: true },
  ];
}

function* bestQuad(grey: Grey, edges: readonly Edge[]): Generator<undefined, Quad | undefined> {
  const size = Math.min(grey.width, grey.height);
  const across = opposite(edges, size);
  let best: { quad: Quad | undefined; worth: number } = { quad: undefined, worth: ENOUGH };
  for (const [i, [left, right]] of across.entries()) {
    for (const [top, bottom] of across.slice(i + 1)) {
      if (Math.abs(left.nx * top.nx + left.ny * top.ny) > 0.55) continue;
      const sides = [left, top, right, bottom];
      if (sides.filter(({ isFrame }) => isFrame).length > 2) continue;
      const corners = sides.map((side, j) => crossing(side, sides[(j + 1) % 4]!));
      if (!corners.every((corner) => corner !== undefined && isIn(grey, corner))) continue;
      const quad = inOrder(corners as Point[]);
      const part = areaOf(quad) / (grey.width * grey.height);
      if (part < 0.12 || !isSheetLike(quad)) continue;
      // Of two that are as sure the larger: what is drawn on a sheet lies on it.
      const size = 0.7 + 0.3 * Math.sqrt(part);
      const worth = worthOf(grey, corners as Point[], sides, best.worth / size) * size;
      if (worth > best.worth) best = { quad, worth };
    }
    yield;
  }
  return best.quad;
}

/** Two that face one another, so far apart that a sheet is between them. */
function opposite(edges: readonly Edge[], size: number): [Edge, Edge][] {
  return edges.flatMap((a, i) =>
    edges.slice(i + 1).flatMap((b): [Edge, Edge][] => {
      if (a.nx * b.nx + a.ny * b.ny > -0.8) return [];
      // Both normals point inwards: from a to b it is so far.
      return -b.d - a.d > 0.25 * size ? [[a, b]] : [];
    }),
  );
}

function isIn({ width, height }: Grey, { x, y }: Point): boolean {
  const more = 0.06 * Math.max(width, height);
  return x > -more && y > -more && x < width + more && y < height + more;
}

/** How sure it is that paper ends along all four sides: 0 to 1. The weakest side counts most. */
function worthOf(grey: Grey, corners: readonly Point[], sides: readonly Edge[], enough: number): number {
  const paper = paperIn(grey, corners);
  let [least, sum] = [1, 0];
  for (const [i, side] of sides.entries()) {
    // Corner i is where sides i and i + 1 cross.
    const one = side.isFrame ? FRAME : evidence(grey, paper, side, corners[(i + 3) % 4]!, corners[i]!);
    least = Math.min(least, one);
    sum += one;
    // Though the sides that are left were perfect.
    if (0.75 * least + (0.25 * (sum + 3 - i)) / 4 < enough) return 0;
  }
  return 0.75 * least + (0.25 * sum) / 4;
}

/** How bright the paper is, between what stands on it. */
function paperIn(grey: Grey, [a, b, c, d]: readonly Point[]): number {
  const values: number[] = [];
  for (let u = 0.1; u < 1; u += 0.2) {
    for (let v = 0.1; v < 1; v += 0.1) {
      const x = (a!.x * (1 - u) + b!.x * u) * (1 - v) + (d!.x * (1 - u) + c!.x * u) * v;
      const y = (a!.y * (1 - u) + b!.y * u) * (1 - v) + (d!.y * (1 - u) + c!.y * u) * v;
      values.push(brightnessAt(grey, x, y));
    }
  }
  return values.sort((p, q) => p - q)[Math.floor(values.length * 0.75)]!;
}

/**
 * Along the side: how often, and how clearly, there is paper inside and something darker outside. Beyond a line of writing there is
 * paper again, so it is looked further out too.
 */
function evidence(grey: Grey, paper: number, { nx, ny }: Line, from: Point, to: Point): number {
  const steps = Math.max(8, Math.min(40, Math.round(distance(from, to) / 3)));
  const at = (x: number, y: number, off: number): number => brightnessAt(grey, x + off * nx, y + off * ny);
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const part = (i + 0.5) / steps;
    const x = from.x + (to.x - from.x) * part;
    const y = from.y + (to.y - from.y) * part;
    const inside = Math.max(at(x, y, 2.5), at(x, y, 6));
    const outside = Math.max(at(x, y, -2.5), at(x, y, -6), at(x, y, -10));
    sum += inside < 0.68 * paper ? -1 : Math.max(-1, Math.min(1, (inside - outside) / 14));
  }
  return Math.max(0, sum / steps);
}
