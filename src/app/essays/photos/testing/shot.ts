import type { Quad } from "../../../pictures/straighten/geometry.ts";
import type { Picture } from "../../../pictures/straighten/grey.ts";
import { cornersOf, paintSheet, type Table } from "../../../pictures/straighten/testing/paint-sheet.ts";

const size = { width: 900, height: 1200 };

export const slanted: Quad = cornersOf({
  ...size,
  size: 0.8,
  degrees: 7,
  pulls: [
    [0.05, -0.02],
    [-0.04, 0.02],
    [0.03, 0.03],
    [0, 0],
  ],
});

/** A photo of a sheet with strokes on it, as a file from the camera. Another for each seed. */
export async function shot(seed: number, table: Table = "wood", name = `IMG_${seed}.jpg`): Promise<File> {
  const { width, height, data } = paintSheet({
    ...size,
    corners: slanted,
    table,
    paper: 225,
    shade: 0.2,
    noise: 5,
    seed,
  });
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext("2d")!.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return new File([await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 })], name);
}

export async function pixels(bytes: Uint8Array<ArrayBuffer>): Promise<Picture> {
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext("2d")!;
  pen.drawImage(bitmap, 0, 0);
  return pen.getImageData(0, 0, bitmap.width, bitmap.height);
}
