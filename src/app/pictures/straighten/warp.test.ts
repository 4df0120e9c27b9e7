import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applied, distance, perspective, type Quad } from "./geometry.ts";
import type { Picture } from "./grey.ts";
import { likeness } from "./testing/likeness.ts";
import { cornersOf, paintSheet } from "./testing/paint-sheet.ts";
import { layFlat, type Making, sizeOfPage, wholeOf } from "./warp.ts";

const noPause = (): Promise<void> => Promise.resolve();

async function made(photo: Picture, making: Making, longest = 1800): Promise<Picture> {
  const size = sizeOfPage(making, longest);
  const data = new Uint8ClampedArray(size.width * size.height * 4);
  await layFlat(photo, making, size, (strip, y) => data.set(strip.data, y * size.width * 4), noPause);
  return { ...size, data };
}

const pull = fc.double({ min: -0.08, max: 0.08, noNaN: true });
const quads = fc
  .record({
    size: fc.double({ min: 0.3, max: 0.9, noNaN: true }),
    degrees: fc.double({ min: -40, max: 40, noNaN: true }),
    pulls: fc.array(fc.tuple(pull, pull), { minLength: 4, maxLength: 4 }),
  })
  .map((how) => cornersOf({ width: 600, height: 800, ...how }));

const photo = (corners: Quad, shade = 0): Picture =>
  paintSheet({ width: 900, height: 1200, corners, table: "wood", paper: 225, shade, noise: 6, seed: 9 });
const slanted = cornersOf({
  width: 900,
  height: 1200,
  size: 0.8,
  degrees: 9,
  pulls: [
    [0.06, -0.03],
    [-0.05, 0.02],
    [0.03, 0.03],
    [0, 0],
  ],
});

test("the corners of the page lie on those of the sheet, whatever the slant", () => {
  fc.assert(
    fc.property(quads, (quad) => {
      const m = perspective(300, 400, quad)!;
      const corners = [applied(m, 0, 0), applied(m, 300, 0), applied(m, 300, 400), applied(m, 0, 400)];
      for (const [i, corner] of corners.entries()) expect(distance(corner, quad[i]!)).toBeLessThan(0.001);
    }),
  );
});

describe("a page that was taken from one side", () => {
  test("is laid flat, with its strokes where they were written and the proportions of its paper", async () => {
    const page = await made(photo(slanted), { quad: slanted, turns: 0, evenLight: false });
    expect(page.height / page.width).toBeCloseTo(Math.SQRT2, 2);
    expect(likeness(page, 130)).toBeGreaterThan(0.99);
  });

  test("turned to the right four times it is as it was; once, what was below is at the left", async () => {
    const source = photo(slanted);
    const straight = await made(source, { quad: slanted, turns: 0, evenLight: false }, 400);
    const again = await made(source, { quad: slanted, turns: 4, evenLight: false }, 400);
    expect(again).toEqual(straight);
    const once = await made(source, { quad: slanted, turns: 1, evenLight: false }, 400);
    expect([once.width, once.height]).toEqual([straight.height, straight.width]);
    let off = 0;
    for (let y = 0; y < straight.height; y++) {
      for (let x = 0; x < straight.width; x++) {
        const there = (x * once.width + (straight.height - 1 - y)) * 4;
        off += Math.abs(once.data[there]! - straight.data[(y * straight.width + x) * 4]!);
      }
    }
    expect(off / (straight.width * straight.height)).toBeLessThan(1);
  });
});

test("in the light of a lamp at one side, paper becomes white everywhere and ink stays ink", async () => {
  const making = { quad: slanted, turns: 0 };
  const dim = photo(slanted, 0.6);
  const paperOf = (page: Picture): number[] =>
    [0.05, 0.95].map((part) => page.data[(30 * page.width + Math.round(part * page.width)) * 4]!);
  const asTaken = await made(dim, { ...making, evenLight: false });
  expect(paperOf(asTaken)[1]).toBeLessThan(130);
  const even = await made(dim, { ...making, evenLight: true });
  for (const value of paperOf(even)) expect(value).toBeGreaterThan(225);
  expect(likeness(even, 150)).toBeGreaterThan(0.99);
});

test("it is never larger than what was taken, nor than what is asked for; between strips others come in", async () => {
  const quad = wholeOf({ width: 300, height: 200 });
  expect(sizeOfPage({ quad, turns: 0 }, 1800)).toEqual({ width: 300, height: 200 });
  expect(sizeOfPage({ quad, turns: 1 }, 150)).toEqual({ width: 100, height: 150 });
  let pauses = 0;
  const source = { width: 300, height: 200, data: new Uint8ClampedArray(300 * 200 * 4) };
  await layFlat(
    source,
    { quad, turns: 0, evenLight: true },
    { width: 300, height: 200 },
    () => undefined,
    async () => void pauses++,
  );
  expect(pauses).toBeGreaterThan(3);
});

test("the whole of a photo, its light left alone, is the photo", async () => {
  const source = photo(slanted);
  const page = await made(source, { quad: wholeOf(source), turns: 0, evenLight: false });
  expect(page).toEqual(source);
});

test("corners that make no sheet make no page, and nothing is thrown", async () => {
  const anywhere = fc.record({
    x: fc.integer({ min: -50, max: 150 }),
    y: fc.integer({ min: -50, max: 150 }),
  });
  const source = { width: 100, height: 100, data: new Uint8ClampedArray(40_000).fill(200) };
  await fc.assert(
    fc.asyncProperty(fc.tuple(anywhere, anywhere, anywhere, anywhere), async (quad) => {
      const size = sizeOfPage({ quad, turns: 0 }, 60);
      let rows = 0;
      const isMade = await layFlat(
        source,
        { quad, turns: 0, evenLight: true },
        size,
        (strip) => void (rows += strip.height),
        noPause,
      );
      expect(rows).toBe(isMade ? size.height : 0);
    }),
  );
});
