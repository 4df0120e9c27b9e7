import type { Bytes } from "../protocol/bytes.ts";

/** Compresses text as gzip. @returns undefined where the browser cannot (before Chromium 80 and Safari 16.4): then it goes as it is */
export async function gzip(text: string): Promise<Bytes | undefined> {
  if (typeof CompressionStream === "undefined") return undefined;
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
