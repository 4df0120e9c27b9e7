export interface Point {
  x: number;
  y: number;
}

/** Corners of a sheet: left above, right above, right below, left below. */
export type Quad = readonly [Point, Point, Point, Point];

/** All points with x·nx + y·ny = d. The normal has the length 1. */
export interface Line {
  nx: number;
  ny: number;
  d: number;
}

/** @returns undefined where they are nearly parallel */
export function crossing(a: Line, b: Line): Point | undefined {
  const det = a.nx * b.ny - a.ny * b.nx;
  if (Math.abs(det) < 0.2) return undefined;
  return { x: (a.d * b.ny - b.d * a.ny) / det, y: (a.nx * b.d - b.nx * a.d) / det };
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

export function areaOf(quad: Quad): number {
  return Math.abs(
    quad.reduce((sum, a, i) => {
      const b = quad[(i + 1) % 4]!;
      return sum + a.x * b.y - b.x * a.y;
    }, 0) / 2,
  );
}

/** No corner is bent inwards or nearly flat: then a sheet could not look so, and no picture could be made of it. */
export function isSheetLike(quad: Quad): boolean {
  return quad.every((corner, i) => {
    const before = quad[(i + 3) % 4]!;
    const after = quad[(i + 1) % 4]!;
    const [ax, ay] = [corner.x - before.x, corner.y - before.y];
    const [bx, by] = [after.x - corner.x, after.y - corner.y];
    const lengths = Math.hypot(ax, ay) * Math.hypot(bx, by);
    // The sine of the angle between the sides: 0.35 is some 20°.
    return lengths > 0 && (ax * by - ay * bx) / lengths > 0.35;
  });
}

/** From pixels of one size to those of another: the middle of the first is half a pixel from the edge in both. */
export function scaled(quad: Quad, by: number): Quad {
  const to = (value: number): number => (value + 0.5) * by - 0.5;
  const [a, b, c, d] = quad.map(({ x, y }) => ({ x: to(x), y: to(y) })) as [Point, Point, Point, Point];
  return [a, b, c, d];
}

/** Of four corners of a convex figure: clockwise, beginning with the one nearest to the left upper corner of the picture. */
export function inOrder(corners: readonly Point[]): Quad {
  const middle = {
    x: corners.reduce((sum, { x }) => sum + x, 0) / 4,
    y: corners.reduce((sum, { y }) => sum + y, 0) / 4,
  };
  const angle = ({ x, y }: Point): number => Math.atan2(y - middle.y, x - middle.x);
  const round = corners.slice().sort((a, b) => angle(a) - angle(b));
  const sums = round.map(({ x, y }) => x + y);
  const first = sums.indexOf(Math.min(...sums));
  return [0, 1, 2, 3].map((i) => round[(first + i) % 4]!) as unknown as Quad;
}

/**
 * The perspective that lays the corners of `width` × `height` on those of the quad, as nine numbers by rows.
 * @returns undefined for a figure that no sheet makes
 */
export function perspective(width: number, height: number, quad: Quad): Float64Array | undefined {
  if (!isSheetLike(quad)) return undefined;
  const [a, b, c, d] = quad;
  // Heckbert: from the square of side 1 to any quad.
  const sx = a.x - b.x + c.x - d.x;
  const sy = a.y - b.y + c.y - d.y;
  const [dx1, dy1, dx2, dy2] = [b.x - c.x, b.y - c.y, d.x - c.x, d.y - c.y];
  const det = dx1 * dy2 - dx2 * dy1;
  if (det === 0) return undefined;
  const g = (sx * dy2 - dx2 * sy) / det;
  const h = (dx1 * sy - sx * dy1) / det;
  return Float64Array.of(
    (b.x - a.x + g * b.x) / width,
    (d.x - a.x + h * d.x) / height,
    a.x,
    (b.y - a.y + g * b.y) / width,
    (d.y - a.y + h * d.y) / height,
    a.y,
    g / width,
    h / height,
    1,
  );
}

export function applied(m: Float64Array, x: number, y: number): Point {
  const w = m[6]! * x + m[7]! * y + m[8]!;
  return { x: (m[0]! * x + m[1]! * y + m[2]!) / w, y: (m[3]! * x + m[4]! * y + m[5]!) / w };
}
