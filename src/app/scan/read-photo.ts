import { nativeReader } from "./native-reader.ts";
import { type Read, readCode } from "./read-code.ts";

/** Longest sides in pixels: a code that fills the photo is found in the small ones, one at the other end of a table in the large. */
const SIZES = [1600, 800, 400, 3200];

/** @returns `not-a-picture` where this browser does not read the file */
export async function readPhoto(file: Blob): Promise<Read | "not-a-picture"> {
  const photo = await createImageBitmap(file).catch(() => undefined);
  if (!photo) return "not-a-picture";
  try {
    return await lookInSizes(photo);
  } finally {
    photo.close();
  }
}

async function lookInSizes(photo: ImageBitmap): Promise<Read> {
  const native = await nativeReader();
  const longest = Math.max(photo.width, photo.height);
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  let seen = false;
  for (const size of new Set(SIZES.map((one) => Math.min(one, longest)))) {
    const scale = size / longest;
    canvas.width = Math.max(1, Math.round(photo.width * scale));
    canvas.height = Math.max(1, Math.round(photo.height * scale));
    if (!pen) break;
    pen.drawImage(photo, 0, 0, canvas.width, canvas.height);
    const text = await native?.(canvas);
    if (text !== undefined) return { text };
    const read = readCode(pen.getImageData(0, 0, canvas.width, canvas.height));
    if (read.text !== undefined) return read;
    seen ||= read.seen;
  }
  return { text: undefined, seen };
}
