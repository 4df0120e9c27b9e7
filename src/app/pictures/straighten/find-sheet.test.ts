import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findSheet } from "./find-sheet.ts";
import { distance, isSheetLike, type Point, type Quad } from "./geometry.ts";
import { cornersOf, paintSheet, type Shot, type Table } from "./testing/paint-sheet.ts";

const width = 480;
const height = 640;

const pull = fc.double({ min: -0.07, max: 0.07, noNaN: true });
/** Taken by hand, from nearly above: slanted, turned a little, a lamp at one side. */
const shots = (...tables: Table[]): fc.Arbitrary<Shot> =>
  fc
    .record({
      size: fc.double({ min: 0.6, max: 0.86, noNaN: true }),
      degrees: fc.double({ min: -20, max: 20, noNaN: true }),
      pulls: fc.array(fc.tuple(pull, pull), { minLength: 4, maxLength: 4 }),
      table: fc.constantFrom(...tables),
      paper: fc.integer({ min: 205, max: 245 }),
      shade: fc.double({ min: 0, max: 0.3, noNaN: true }),
      noise: fc.integer({ min: 0, max: 14 }),
      seed: fc.integer(),
    })
    .map(({ size, degrees, pulls, ...shot }): Shot => {
      const corners = cornersOf({ width, height, size, degrees, pulls });
      return { width, height, corners, ...shot };
    })
    // A sheet that goes beyond the picture is tried apart.
    .filter(({ corners }) => corners.every((corner) => isInside(corner)));

function isInside({ x, y }: Point): boolean {
  return x > 8 && y > 8 && x < width - 8 && y < height - 8;
}

function furthest(found: Quad | undefined, corners: Quad): number {
  return found ? Math.max(...found.map((corner, i) => distance(corner, corners[i]!))) : Infinity;
}

const plain = { width, height, paper: 230, shade: 0.2, noise: 8, seed: 5 };

describe("the corners of a sheet are found", () => {
  test("on a dark table, a bright one and a wooden one: slanted, in uneven light, with noise", () => {
    fc.assert(
      fc.property(shots("dark", "bright", "wood"), (shot) => {
        expect(furthest(findSheet(paintSheet(shot)), shot.corners)).toBeLessThan(5);
      }),
      { numRuns: 36, seed: 20261122 },
    );
  }, 60_000);

  test("on a chequered cloth four times out of five; the fifth is put right by hand", () => {
    const taken = fc.sample(shots("checks"), { numRuns: 30, seed: 20261122 });
    const good = taken.filter((shot) => furthest(findSheet(paintSheet(shot)), shot.corners) < 5);
    expect(good.length).toBeGreaterThanOrEqual(24);
  }, 60_000);

  test("also where the photo lies on its side", () => {
    const corners = cornersOf({ width, height, size: 0.6, degrees: 84, pulls: [] });
    // From the one that is left above in the photo.
    const round = [3, 0, 1, 2].map((i) => corners[i]!) as unknown as Quad;
    const found = findSheet(paintSheet({ ...plain, corners, table: "wood" }));
    expect(furthest(found, round)).toBeLessThan(5);
  });

  test.each<Table>(["dark", "bright", "wood", "checks"])(
    "where the sheet goes on beyond the photo, its edge is the photo's: on a table that is %s",
    (table) => {
      const corners: Quad = [
        { x: 48, y: 64 },
        { x: 440, y: 48 },
        { x: 464, y: 700 },
        { x: 32, y: 720 },
      ];
      const found = findSheet(paintSheet({ ...plain, corners, table }))!;
      expect(distance(found[0], corners[0])).toBeLessThan(5);
      expect(distance(found[1], corners[1])).toBeLessThan(5);
      // No line of writing is cut off.
      expect(Math.min(found[2].y, found[3].y)).toBeGreaterThan(height - 8);
    },
  );
});

describe("none is found", () => {
  const nowhere = [-5000, -4000].flatMap((y) => [-5000, -4000].map((x) => ({ x, y })));
  const away = [0, 1, 3, 2].map((i) => nowhere[i]!) as unknown as Quad;
  test.each<Table>(["dark", "bright", "wood", "checks"])("where there is but a table: %s", (table) => {
    expect(findSheet(paintSheet({ ...plain, corners: away, table }))).toBeUndefined();
  });

  test("where the paper fills the whole photo, so that no line of it is cut off", () => {
    const all: Quad = [
      { x: -40, y: -48 },
      { x: 552, y: -32 },
      { x: 544, y: 688 },
      { x: -32, y: 704 },
    ];
    expect(findSheet(paintSheet({ ...plain, corners: all, table: "dark" }))).toBeUndefined();
  });
});

test("whatever the picture is, nothing is thrown, it is the same each time, and what is found is a sheet", () => {
  const pictures = fc
    .record({
      width: fc.integer({ min: 0, max: 90 }),
      height: fc.integer({ min: 0, max: 90 }),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 400 }),
    })
    .map(({ width, height, bytes }) => {
      const data = Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) => bytes[i % bytes.length]!);
      return { width, height, data };
    });
  fc.assert(
    fc.property(pictures, (picture) => {
      const found = findSheet(picture);
      expect(findSheet(picture)).toEqual(found);
      if (found) expect(isSheetLike(found)).toBe(true);
    }),
    { numRuns: 60, seed: 1 },
  );
}, 60_000);
