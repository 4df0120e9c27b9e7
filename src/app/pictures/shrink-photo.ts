/** Longest side in pixels: the writing on a paper stays readable, and it goes up on a slow network. */
const LONGEST = 1600;

/**
 * A photo as a JPEG of some 300 kB. Drawing it anew also leaves out what the camera wrote into it: place, time, model.
 * @throws where the file is no picture that this browser reads
 */
export async function shrinkPhoto(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.8));
  if (!jpeg) throw new Error("The canvas gave no picture.");
  return new Uint8Array(await jpeg.arrayBuffer());
}
