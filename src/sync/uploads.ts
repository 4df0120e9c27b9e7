import type { BlobId } from "../domain/ids.ts";
import { BLOB_LIMITS } from "../protocol/blob.ts";
import type { FetchPorts } from "./blob-fetch.ts";
import { getBlob } from "./blobs.ts";
import type { PhonePorts } from "./ports.ts";
import { look, type Storage, type StoredBlob } from "./storage.ts";

/** Bytes sent at once: what a broken connection may cost. */
const PART = Math.min(256_000, BLOB_LIMITS.piece);

type UploadPorts = FetchPorts & Pick<PhonePorts, "mayUpload">;

/** Sends own photos and the like that are not on the server yet, each from where it stopped. @returns how many went */
export async function uploadBlobs(ports: UploadPorts): Promise<number> {
  const { blobs } = await ports.storage.read({ blobs: look.all("blobs") });
  let sent = 0;
  for (const [id, blob] of blobs) {
    if (!isToUpload(blob) || ports.mayUpload?.(blob.type) === false) continue;
    if (!(await uploadOne(ports, id))) continue;
    await markUploaded(ports.storage, id);
    sent++;
  }
  return sent;
}

/** Own, handed in, and not on the server yet. */
export function isToUpload({ origin, uploaded, isDraft }: StoredBlob): boolean {
  return origin === "own" && !uploaded && !isDraft;
}

async function uploadOne(ports: FetchPorts, id: BlobId): Promise<boolean> {
  const { storage, transport, withToken } = ports;
  const bytes = await getBlob(storage, id);
  if (!bytes) return false;
  const offset = await withToken((token) => transport.uploadOffset(token, id));
  if (!offset.ok) return false;
  let at = offset.value ?? 0;
  if (at >= bytes.length) return true;
  while (at < bytes.length) {
    const from = at;
    const piece = bytes.slice(from, from + PART);
    const reply = await withToken((token) => transport.uploadPart(token, id, from, bytes.length, piece));
    if (!reply.ok) return false;
    if (reply.value === "done") return true;
    at += piece.length;
  }
  return false;
}

function markUploaded(storage: Storage, id: BlobId): Promise<void> {
  return storage.change(
    ["blobs"],
    { blob: look.one("blobs", id) },
    ({ blob }) => ({
      changes: blob ? [{ put: "blobs", key: id, value: { ...blob, uploaded: true } }] : [],
      result: undefined,
    }),
    "relaxed",
  );
}

/** A restored server may have lost what it had: it is asked again, and what it still has costs one question. */
export function askAgain(storage: Storage): Promise<void> {
  return storage.change(["blobs"], { blobs: look.all("blobs") }, ({ blobs }) => ({
    changes: blobs
      .filter(([, blob]) => blob.origin === "own" && blob.uploaded)
      .map(([key, blob]) => ({ put: "blobs" as const, key, value: { ...blob, uploaded: false } })),
    result: undefined,
  }));
}
