import { toHex } from "../../../../protocol/bytes.ts";
import type { EssayPhoto } from "../../../../domain/entries/essays.ts";

/** A page with a word on it, as a JPEG. */
export async function jpegPage(word: string, width = 600, height = 800): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext("2d")!;
  pen.fillStyle = "#f6f2e8";
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = "#20242c";
  pen.font = "64px sans-serif";
  for (let y = 100; y < height; y += 100) pen.fillText(word, 40, y);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 });
  return new Uint8Array(await blob.arrayBuffer());
}

export async function asPhoto(
  bytes: Uint8Array<ArrayBuffer>,
  width = 600,
  height = 800,
): Promise<EssayPhoto> {
  const photo = toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  return { photo, size: bytes.length, width, height };
}
