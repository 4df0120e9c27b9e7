import { asJpeg, drawn, free } from "./open-picture.ts";

/** Longest side in pixels: the writing on a paper stays readable, and it goes up on a slow network. */
const LONGEST = 1600;

/**
 * A photo as a JPEG of some 300 kB. Drawing it anew also leaves out what the camera wrote into it: place, time, model.
 * @throws where the file is no picture that this browser reads
 */
export async function shrinkPhoto(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = await drawn(file, LONGEST);
  try {
    return await asJpeg(canvas, 0.8);
  } finally {
    free(canvas);
  }
}
