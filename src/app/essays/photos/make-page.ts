import { asJpeg, drawn, free, pen } from "../../pictures/open-picture.ts";
import { sheetSearch } from "../../pictures/straighten/find-sheet.ts";
import { type Quad, scaled } from "../../pictures/straighten/geometry.ts";
import type { Picture } from "../../pictures/straighten/grey.ts";
import { type Trouble, troubleWith } from "../../pictures/straighten/how-it-looks.ts";
import { layFlat, type Making, sizeOfPage, wholeOf } from "../../pictures/straighten/warp.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Longest side of what is kept of a photo until it is handed in, and of the page that is made of it. Pixels. */
const TAKEN = 2000;
const PAGE = 1800;
/** A page that takes more is pressed harder: twelve go up on a slow network. */
const MANY_BYTES = 420_000;

/** So long a page may do nothing else. */
const STEP_MS = 12;

export interface TakenPhoto {
  bytes: Bytes;
  width: number;
  height: number;
}

/** @throws where the file is no picture that this browser reads */
export async function takePhoto(file: Blob): Promise<TakenPhoto> {
  const canvas = await drawn(file, TAKEN);
  try {
    return { bytes: await asJpeg(canvas, 0.85), width: canvas.width, height: canvas.height };
  } finally {
    free(canvas);
  }
}

/** Looks for the sheet. The corners are in the photo's pixels; without them there was none to be sure of. */
export async function lookAt(
  photo: TakenPhoto,
): Promise<{ quad: Quad | undefined; trouble: Trouble | undefined }> {
  const small = await pixelsOf(photo.bytes, 640);
  const found = await inSteps(sheetSearch(small));
  const quad = found && scaled(found, photo.width / small.width);
  const large = await pixelsOf(photo.bytes, TAKEN);
  return { quad, trouble: troubleWith(large, quad ?? wholeOf(photo)) };
}

export interface MadePage {
  bytes: Bytes;
  width: number;
  height: number;
}

/** @returns undefined where the corners make no sheet */
export async function makePage(bytes: Bytes, making: Making): Promise<MadePage | undefined> {
  const photo = await pixelsOf(bytes, TAKEN);
  const size = sizeOfPage(making, PAGE);
  const canvas = document.createElement("canvas");
  canvas.width = size.width;
  canvas.height = size.height;
  try {
    const context = pen(canvas);
    const put = ({ data, width, height }: Picture, y: number): void =>
      context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, y);
    if (!(await layFlat(photo, making, size, put, pause))) return undefined;
    const jpeg = await asJpeg(canvas, 0.8);
    return { ...size, bytes: jpeg.length > MANY_BYTES ? await asJpeg(canvas, 0.6) : jpeg };
  } finally {
    free(canvas);
  }
}

async function pixelsOf(bytes: Bytes, longest: number): Promise<Picture> {
  const canvas = await drawn(new Blob([bytes], { type: "image/jpeg" }), longest);
  try {
    return pen(canvas).getImageData(0, 0, canvas.width, canvas.height);
  } finally {
    free(canvas);
  }
}

async function inSteps<T>(work: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const began = performance.now();
    while (performance.now() - began < STEP_MS) {
      const step = work.next();
      if (step.done) return step.value;
    }
    await pause();
  }
}

/** What was tapped meanwhile comes first. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
