// The least that brings texts to a phone: all of them as one gzip, and a change as the words that are new.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { deflateRawSync, gzipSync } from "node:zlib";

export interface PackFloor {
  port: number;
  close(): void;
}

/** What has become of a text: so many bytes were taken out there, and these put in. */
export interface ByteChange {
  at: number;
  remove: number;
  insert: Uint8Array;
}

export async function openPackFloor(texts: readonly Uint8Array[], change: ByteChange): Promise<PackFloor> {
  const pack = gzipSync(Buffer.concat(texts), { level: 9 });
  const { at, remove, insert } = change;
  const changed = deflateRawSync(JSON.stringify([at, remove, Buffer.from(insert).toString()]), { level: 9 });
  const server = createServer((request, response) => {
    const body = request.url === "/pack" ? pack : changed;
    if (body === pack) response.setHeader("content-encoding", "gzip");
    request.resume().on("end", () => response.end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
