import * as fc from "fast-check";
import { expect, it } from "vitest";
import { pixelsOfJpeg } from "../pdf/jpeg-pixels.ts";
import { jpegOf } from "./jpeg.ts";
import { keepPicture, LIMIT } from "./keep.ts";
import { type Pixels, shrunk, turned } from "./pixels.ts";
import { pixelsOfPng, pngOf } from "./png.ts";
import { smallest, smallPicture } from "./small.ts";

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

/** Something like a photo: soft shapes and some noise. */
function photo(width: number, height: number, channels: 1 | 3 | 4 = 3): Pixels {
  const data = new Uint8Array(width * height * channels);
  for (let i = 0; i < data.length; i++) {
    const [at, channel] = [Math.floor(i / channels), i % channels];
    const [x, y] = [at % width, Math.floor(at / width)];
    const noise = ((x * 7919 + y * 104_729 + channel * 31) % 23) - 11;
    data[i] = channel === 3 ? 255 : 128 + 60 * Math.sin(x / 17 + channel) + 50 * Math.cos(y / 23) + noise;
  }
  return { width, height, channels, data };
}

/** Mean difference of two pictures of the same size. */
function difference(a: Pixels, b: Pixels): number {
  expect([b.width, b.height, b.channels]).toEqual([a.width, a.height, a.channels]);
  return a.data.reduce((sum, value, i) => sum + Math.abs(value - b.data[i]!), 0) / a.data.length;
}

it("property: PNG gives every pixel back", () => {
  fc.assert(
    fc.property(picture, (pixels) => {
      expect(pixelsOfPng(pngOf(pixels))).toEqual(pixels);
    }),
  );
});

it("a JPEG that is written here is read elsewhere, and looks the same", async () => {
  for (const [width, height, channels] of [
    [64, 48, 3],
    [61, 35, 3],
    [40, 40, 1],
  ] as const) {
    const pixels = photo(width, height, channels);
    const read = (await pixelsOfJpeg(jpegOf(pixels, 90)))!;
    const colours =
      read.channels === channels ? read : { ...read, channels, data: onlyFirst(read, channels) };
    expect(difference(pixels, colours)).toBeLessThan(6);
  }
});

function onlyFirst({ data, channels }: Pixels, wanted: number): Uint8Array {
  return data.filter((_, i) => i % channels < wanted);
}

it(
  "a large photo becomes small enough, upright, without its camera's words, and looks the same",
  { timeout: 30_000 },
  async () => {
    const large = photo(1_200, 900);
    const jpeg = jpegOf(large, 100);
    expect(jpeg.length).toBeGreaterThan(LIMIT);
    const lying = Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from(
        "ffe1002245786966000 04d4d002a00000008000101120003000000010006000000000000".replace(" ", ""),
        "hex",
      ),
      jpeg.subarray(2),
    ]);
    const small = (await smallPicture(new Uint8Array(lying), pixelsOfJpeg))!;
    expect(small.length).toBeLessThanOrEqual(LIMIT);
    const kept = keepPicture(small, "");
    if (typeof kept === "string") throw new Error(kept);
    expect(kept.block.height / kept.block.width).toBeCloseTo(4 / 3, 1);
    expect(kept.block.width).toBeGreaterThan(400);
    const expected = shrunk(turned(large, 6), kept.block.width / 900);
    const read = kept.block.type === "image/png" ? pixelsOfPng(small) : await pixelsOfJpeg(small);
    expect(difference(expected, read!)).toBeLessThan(12);
  },
);

it("a drawing stays a PNG; what shows through is on white where it has to be a photo", () => {
  const drawing = { ...photo(900, 600, 4), data: new Uint8Array(900 * 600 * 4).fill(200) };
  expect(keepPicture(smallest(drawing), "")).toMatchObject({ block: { type: "image/png", width: 900 } });
  const through = photo(1_200, 900, 4);
  for (let i = 3; i < through.data.length; i += 4) through.data[i] = 0;
  expect(keepPicture(jpegOf(through, 80), "")).toMatchObject({ block: { type: "image/jpeg" } });
});

it("broken and unknown pictures are left as they are", async () => {
  const png = pngOf(photo(20, 20));
  expect(await smallPicture(png.slice(0, 60), pixelsOfJpeg)).toBeUndefined();
  expect(await smallPicture(jpegOf(photo(20, 20), 80).slice(0, 30), pixelsOfJpeg)).toBeUndefined();
  expect(await smallPicture(Uint8Array.of(1, 2, 3), pixelsOfJpeg)).toBeUndefined();
});

it("a smaller pixel is the mean of those that it stands for; a turn turns", () => {
  const data = Uint8Array.of(0, 100, 200, 100, 50, 50, 50, 50);
  const pixels = { width: 4, height: 2, channels: 1 as const, data };
  expect(shrunk(pixels, 0.5)).toEqual({ width: 2, height: 1, channels: 1, data: Uint8Array.of(50, 100) });
  expect([...turned(pixels, 6).data]).toEqual([50, 0, 50, 100, 50, 200, 50, 100]);
  expect([...turned(turned(pixels, 6), 8).data]).toEqual([...data]);
  expect([...turned(pixels, 3).data]).toEqual([...data].toReversed());
});
