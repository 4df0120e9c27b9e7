import { expect, test } from "vitest";
import { asJpeg, drawn, pen } from "./open-picture.ts";
import { shrinkPhoto } from "./shrink-photo.ts";

/** Red above, blue below; `turned`: and the note of a camera that was held upright, with the place where it was. */
async function photo(width: number, height: number, turned = false): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = pen(canvas);
  context.fillStyle = "#c00000";
  context.fillRect(0, 0, width, height / 2);
  context.fillStyle = "#0000c0";
  context.fillRect(0, height / 2, width, height / 2);
  const bytes = await asJpeg(canvas, 0.9);
  if (!turned) return new Blob([bytes], { type: "image/jpeg" });
  const note = new TextEncoder().encode("GPS 23.1N 113.2E");
  // One field, 0x0112: the picture is to be turned to the right by a quarter (6).
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
  const exif = [...new TextEncoder().encode("Exif\0\0"), ...tiff, ...note];
  const head = [0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255, ...exif];
  return new Blob([bytes.slice(0, 2), Uint8Array.from(head), bytes.slice(2)], { type: "image/jpeg" });
}

function colourAt(canvas: HTMLCanvasElement, x: number, y: number): string {
  const [red = 0, , blue = 0] = pen(canvas).getImageData(x, y, 1, 1).data;
  return red > blue ? "red" : "blue";
}

test("a large photo is drawn small, a small one as it is", async () => {
  const canvas = await drawn(await photo(1200, 800), 300);
  expect([canvas.width, canvas.height]).toEqual([300, 200]);
  expect([colourAt(canvas, 20, 20), colourAt(canvas, 20, 180)]).toEqual(["red", "blue"]);
  const small = await drawn(await photo(120, 80), 300);
  expect([small.width, small.height]).toEqual([120, 80]);
});

test.each([300, 2000])("the camera's turn is in it, at %i px, and its place is not", async (longest) => {
  const file = await photo(1200, 800, true);
  const canvas = await drawn(file, longest);
  expect(canvas.width / canvas.height).toBeCloseTo(2 / 3, 2);
  const [right, left] = [canvas.width - 10, 10];
  expect([colourAt(canvas, right, 50), colourAt(canvas, left, 50)]).toEqual(["red", "blue"]);
  const written = new TextDecoder("latin1").decode(await shrinkPhoto(file));
  expect(written).not.toContain("GPS");
  expect(written).not.toContain("Exif");
});

test.each([
  ["words", "这不是图片"],
  ["nothing", ""],
  ["a picture that breaks off", "\u00ff\u00d8\u00ff\u00e0"],
  ["HEIC, which this browser does not read", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic"],
])("a file that is no picture is refused: %s", async (_what, content) => {
  const bytes = Uint8Array.from(content, (sign) => sign.charCodeAt(0) & 255);
  await expect(drawn(new Blob([bytes], { type: "image/jpeg" }), 300)).rejects.toThrow();
});

test("writing on nothing, as an app for notes saves it, is writing on white paper", async () => {
  const canvas = document.createElement("canvas");
  canvas.width = 40;
  canvas.height = 20;
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  expect([...pen(await drawn(png!, 40)).getImageData(5, 5, 1, 1).data]).toEqual([255, 255, 255, 255]);
  const jpeg = new Blob([await shrinkPhoto(png!)], { type: "image/jpeg" });
  expect([...pen(await drawn(jpeg, 40)).getImageData(5, 5, 1, 1).data]).toEqual([255, 255, 255, 255]);
});
