/**
 * A picture file drawn small, as it is to be looked at: the turn that the camera noted is in it, and nothing else that it wrote into
 * the file (place, time, model). Where the browser can, it reads the file in the size that is wanted: a large photo whole is 50 MB.
 * @param longest pixels of the longest side; a smaller picture stays as it is
 * @throws where the file is no picture that this browser reads
 */
export async function drawn(file: Blob, longest: number): Promise<HTMLCanvasElement> {
  const url = URL.createObjectURL(file);
  try {
    const image = await loaded(url);
    const { naturalWidth, naturalHeight } = image;
    const scale = Math.min(1, longest / Math.max(naturalWidth, naturalHeight));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(naturalHeight * scale));
    const small = await readSmall(file, canvas.width, canvas.height);
    const context = pen(canvas);
    // What is seen through is paper: a JPEG would show it black, and the writing with it.
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(small ?? image, 0, 0, canvas.width, canvas.height);
    small?.close();
    return canvas;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function loaded(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    const refuse = (): void => reject(new Error("no picture that this browser reads"));
    image.addEventListener("load", () => (image.naturalWidth > 0 ? resolve(image) : refuse()));
    image.addEventListener("error", refuse);
    image.src = url;
  });
}

/** Off the page's own thread. @returns undefined where the browser cannot */
async function readSmall(file: Blob, width: number, height: number): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(file, {
      resizeWidth: width,
      resizeHeight: height,
      resizeQuality: "high",
    });
  } catch {
    return undefined;
  }
}

/** Of a canvas whose pixels are read, too. @throws where the phone has no memory for it */
export function pen(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no memory for a canvas");
  return context;
}

/** @param quality 0 to 1 @throws where the browser gives none */
export async function asJpeg(canvas: HTMLCanvasElement, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
  if (!jpeg) throw new Error("The canvas gave no picture.");
  return new Uint8Array(await jpeg.arrayBuffer());
}

/** Some browsers keep a canvas's memory long after it was used. */
export function free(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}
