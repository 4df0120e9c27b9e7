import type { Picture } from "../../../pictures/straighten/grey.ts";
import { cornersOf, paintSheet } from "../../../pictures/straighten/testing/paint-sheet.ts";

/** A photo of a sheet with strokes on it, as a file from the camera. Another for each seed. @param width pixels; 3:4 */
export async function shot(seed: number, width = 480): Promise<File> {
  const height = (width * 4) / 3;
  const corners = cornersOf({
    width,
    height,
    size: 0.8,
    degrees: 7,
    pulls: [
      [0.05, -0.02],
      [-0.04, 0.02],
      [0.03, 0.03],
      [0, 0],
    ],
  });
  const look = { table: "wood", paper: 225, shade: 0.2, noise: 5 } as const;
  const { data } = paintSheet({ width, height, corners, ...look, seed });
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext("2d")!.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
  return new File([blob], `IMG_${seed}.jpg`);
}

export async function pixels(bytes: Uint8Array<ArrayBuffer>): Promise<Picture> {
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext("2d")!;
  pen.drawImage(bitmap, 0, 0);
  return pen.getImageData(0, 0, bitmap.width, bitmap.height);
}
