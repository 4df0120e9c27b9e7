import { LIMIT, turnOfJpeg } from "./keep.ts";
import { jpegOf } from "./jpeg.ts";
import { type Pixels, shrunk, turned } from "./pixels.ts";
import { pixelsOfPng, pngOf } from "./png.ts";

/** Pixels across that a phone can show. */
const WIDEST = 1_200;
const QUALITIES = [78, 55];

/** Takes a JPEG apart: pdf.js can, and is there already. */
export type ReadJpeg = (bytes: Uint8Array) => Promise<Pixels | undefined>;

/** A picture that is too large for a phone with little data, small. @returns undefined where it cannot be taken apart */
export async function smallPicture(bytes: Uint8Array, readJpeg: ReadJpeg): Promise<Uint8Array | undefined> {
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  const isPng = bytes[0] === 0x89 && bytes[1] === 0x50;
  const pixels = isJpeg ? await readJpeg(bytes) : isPng ? pixelsOfPng(bytes) : undefined;
  if (!pixels) return undefined;
  return isJpeg ? asPhoto(fitting(turned(pixels, turnOfJpeg(bytes)))) : smallest(pixels);
}

/** Drawings and letters stay sharp as PNG where that is small, photos become JPEG. */
export function smallest(pixels: Pixels): Uint8Array {
  const picture = fitting(pixels);
  const png = pngOf(picture);
  if (png.length <= LIMIT / 3) return png;
  const jpeg = asPhoto(picture);
  return png.length <= LIMIT && png.length < jpeg.length ? png : jpeg;
}

function fitting(pixels: Pixels): Pixels {
  return pixels.width > WIDEST ? shrunk(pixels, WIDEST / pixels.width) : pixels;
}

function asPhoto(pixels: Pixels): Uint8Array {
  for (let picture = pixels; ; picture = shrunk(picture, 0.75)) {
    for (const quality of QUALITIES) {
      const jpeg = jpegOf(picture, quality);
      if (jpeg.length <= LIMIT) return jpeg;
    }
  }
}
