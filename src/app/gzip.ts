import type { Bytes } from "../protocol/bytes.ts";

/** Compresses text as gzip: by the browser where it can (Chromium 80, Safari 16.4), else by a library that is loaded for it. */
export async function gzip(text: string): Promise<Bytes> {
  const bytes = new TextEncoder().encode(text);
  if (typeof CompressionStream === "undefined") {
    const { gzipSync } = await import("fflate");
    return new Uint8Array(gzipSync(bytes));
  }
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
