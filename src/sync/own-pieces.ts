import type { BlobId } from "../domain/ids.ts";
import type { Bytes } from "../protocol/bytes.ts";
import type { Change } from "./storage.ts";

/** Files of one's own lie in pieces of so many bytes: what goes up is read bit by bit, however long a recording is. */
export const OWN_PIECE = 256_000;

export function ownPieces(id: BlobId, bytes: Bytes): Change[] {
  const changes: Change[] = [{ drop: "pieces", from: [id, 0], to: [id, Infinity] }];
  let at = 0;
  do {
    changes.push({ put: "pieces", key: [id, at], value: bytes.slice(at, at + OWN_PIECE) });
    at += OWN_PIECE;
  } while (at < bytes.length);
  return changes;
}
