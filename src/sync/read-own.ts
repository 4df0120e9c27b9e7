import type { BlobId } from "../domain/ids.ts";
import { type Bytes, concat } from "../protocol/bytes.ts";
import { OWN_PIECE } from "./own-pieces.ts";
import { look, type Storage } from "./storage.ts";

/** Bytes `from` to `to` (not included) of a file that is here whole; little more than these is in memory at once. */
export async function readOwn(storage: Storage, id: BlobId, from: number, to: number): Promise<Bytes> {
  const start = from - (from % OWN_PIECE);
  let { pieces } = await storage.read({ pieces: look.span("pieces", [id, start], [id, to - 1]) });
  // Not in such pieces: kept by an earlier version, or fetched before it was one's own.
  if (pieces[0]?.[0][1] !== start)
    ({ pieces } = await storage.read({ pieces: look.span("pieces", [id, 0], [id, to - 1]) }));
  return concat(...pieces.map(([[, at], bytes]) => bytes.subarray(Math.max(0, from - at), to - at)));
}
