import type { Picture } from "./read-code.ts";

/**
 * How a picture is leant before it is looked at again: to the side and forward. The decoder reads a code at any angle, but hardly one
 * whose one edge is a tenth nearer than the other, as in a hand. One of these takes the slant of it away, or most.
 */
export const LEANS: readonly (readonly [number, number])[] = [0.05, 0.1].flatMap((by): [number, number][] => [
  [0, -by],
  [0, by],
  [-by, 0],
  [by, 0],
]);

/** The picture as if its edge on the side that `lean` points to were that much farther away. */
export function leant(
  { width, height, data }: Picture,
  [aside, forward]: readonly [number, number],
): Picture {
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const to = new Uint32Array(width * height).fill(0xff808080);
  const half = Math.min(width, height) / 2;
  for (let y = 0; y < height; y++) {
    const dy = y - height / 2;
    for (let x = 0; x < width; x++) {
      const dx = x - width / 2;
      const near = 1 / (1 + (aside * dx + forward * dy) / half);
      const column = Math.round(dx * near + width / 2);
      const row = Math.round(dy * near + height / 2);
      if (column >= 0 && row >= 0 && column < width && row < height)
        to[y * width + x] = from[row * width + column]!;
    }
  }
  return { width, height, data: new Uint8ClampedArray(to.buffer) };
}
