import { inflateSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { keepPicture } from "./pictures.ts";
import { type Pixels, pngWithin, shrunk } from "./png.ts";

const picture = fc
  .record({
    width: fc.integer({ min: 1, max: 20 }),
    height: fc.integer({ min: 1, max: 20 }),
    channels: fc.constantFrom(1 as const, 3 as const, 4 as const),
  })
  .chain((size) => {
    const length = size.width * size.height * size.channels;
    return fc.uint8Array({ minLength: length, maxLength: length }).map((data): Pixels => ({ ...size, data }));
  });

/** Pixels of a PNG whose rows are written as differences to the one above. */
function pixelsOf(png: Uint8Array, { width, height, channels }: Pixels): Uint8Array {
  const at = Buffer.from(png).indexOf("IDAT");
  const length = Buffer.from(png).readUInt32BE(at - 4);
  const rows = inflateSync(png.subarray(at + 4, at + 4 + length));
  const across = width * channels;
  const data = new Uint8Array(across * height);
  for (let i = 0; i < data.length; i++)
    data[i] =
      rows[Math.floor(i / across) * (across + 1) + 1 + (i % across)]! + (i < across ? 0 : data[i - across]!);
  return data;
}

it("property: every pixel comes back", () => {
  fc.assert(
    fc.property(picture, (pixels) => {
      const png = pngWithin(pixels, 100_000);
      expect(keepPicture(png, "")).toMatchObject({ block: { width: pixels.width, height: pixels.height } });
      expect(pixelsOf(png, pixels)).toEqual(pixels.data);
    }),
  );
});

it("what is too large becomes smaller until it fits, and keeps its proportions", () => {
  const [width, height] = [600, 300];
  const data = new Uint8Array(width * height * 3).map((_, i) => (i * 7919 + ((i * i) % 251)) & 255);
  const kept = keepPicture(pngWithin({ width, height, channels: 3, data }, 20_000), "");
  if (typeof kept === "string") throw new Error(kept);
  expect(kept.bytes.length).toBeLessThanOrEqual(20_000);
  expect(kept.block.width / kept.block.height).toBeCloseTo(2, 1);
});

it("a smaller pixel is the mean of those that it stands for", () => {
  const data = Uint8Array.of(0, 100, 200, 100, 50, 50, 50, 50);
  expect(shrunk({ width: 4, height: 2, channels: 1, data }, 0.5)).toEqual({
    width: 2,
    height: 1,
    channels: 1,
    data: Uint8Array.of(50, 100),
  });
});
