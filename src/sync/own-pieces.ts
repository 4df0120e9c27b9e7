import type { BlobId } from "../domain/ids.ts";
import { type Bytes, concat } from "../protocol/bytes.ts";
import { type Change, look, type Storage } from "./storage.ts";

/** Files of one's own lie in pieces of so many bytes: what goes up is read bit by bit, however long a recording is. */
const PIECE = 256_000;

export function ownPieces(id: BlobId, bytes: Bytes): Change[] {
  const changes: Change[] = [{ drop: "pieces", from: [id, 0], to: [id, Infinity] }];
  let at = 0;
  do {
    changes.push({ put: "pieces", key: [id, at], value: bytes.slice(at, at + PIECE) });
    at += PIECE;
  } while (at < bytes.length);
  return changes;
}

/** Bytes `from` to `to` (not included) of a file that is here whole; little more than these is in memory at once. */
export async function readOwn(storage: Storage, id: BlobId, from: number, to: number): Promise<Bytes> {
  let start = from - (from % PIECE);
  let { pieces } = await storage.read({ pieces: look.span("pieces", [id, start], [id, to - 1]) });
  // Not in such pieces: kept by an earlier version, or fetched before it was one's own.
  if (pieces[0]?.[0][1] !== start) {
    start = 0;
    ({ pieces } = await storage.read({ pieces: look.span("pieces", [id, 0], [id, to - 1]) }));
  }
  return concat(...pieces.map(([, bytes]) => bytes)).slice(from - start, to - start);
}
