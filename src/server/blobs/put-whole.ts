import type { BlobId } from "../../domain/ids.ts";
import { BLOB_LIMITS } from "../../protocol/blob.ts";
import { toHex } from "../../protocol/bytes.ts";
import { sha256 } from "../accept/crypto.ts";
import type { Caller, ServerBlobs } from "../core.ts";

/** Keeps bytes that are all here, for whom a later entry names them. @throws Refusal too-large, too-many */
export async function putWhole(
  blobs: ServerBlobs,
  caller: Caller | "server",
  bytes: Uint8Array,
): Promise<BlobId> {
  const id = toHex(sha256(bytes));
  let at = (await blobs.offset(id, caller)) ?? 0;
  while (at < bytes.length) {
    const piece = bytes.subarray(at, at + BLOB_LIMITS.piece);
    await blobs.receive(caller, id, at, bytes.length, piece);
    at += piece.length;
  }
  return id;
}
