import type { BlobId } from "../domain/ids.ts";
import { type Bytes, concat, toHex } from "../protocol/bytes.ts";
import { joined } from "./blobs.ts";
import type { WantedBlob } from "./phone.ts";
import type { Keys } from "./ports.ts";
import { look, type Storage, type StoredBlob } from "./storage.ts";

export interface KeepPorts {
  storage: Storage;
  keys: Keys;
}

/**
 * Keeps the next bytes of a file that is being fetched; with the last of them the whole is checked by its hash.
 * @returns how much is here now (another tab may have fetched the same); undefined: it has other bytes, or another length, than
 * its name and its entry say, and nothing of it was kept
 */
export async function keepPart(
  { storage, keys }: KeepPorts,
  wanted: WantedBlob,
  from: number,
  part: Bytes,
): Promise<number | undefined> {
  const { id, size } = wanted;
  if (part.length === 0 || from + part.length > size) return forget(storage, id);
  if (from + part.length === size) {
    const { before } = await storage.read({ before: look.span("pieces", [id, 0], [id, from - 1]) });
    const whole = before.length === 0 ? part : concat(joined(before), part);
    if (toHex(await keys.digest(whole)) !== id) return forget(storage, id);
  }
  return storage.change(
    ["blobs", "pieces"],
    { there: look.one("blobs", id) },
    ({ there }) => {
      if ((there?.have ?? 0) !== from) return { changes: [], result: there?.have ?? 0 };
      const have = from + part.length;
      return {
        changes: [
          { put: "pieces", key: [id, from], value: part },
          { put: "blobs", key: id, value: fetched(wanted, have) },
        ],
        result: have,
      };
    },
    "relaxed",
  );
}

/** Keeps a file that was put together here, in the place of what had come of it. @returns false: it has another hash, and is not kept */
export async function keepWhole(
  { storage, keys }: KeepPorts,
  wanted: WantedBlob,
  bytes: Bytes,
): Promise<boolean> {
  const { id, size } = wanted;
  if (bytes.length !== size || toHex(await keys.digest(bytes)) !== id) return false;
  await storage.change(
    ["blobs", "pieces"],
    { there: look.one("blobs", id) },
    ({ there }) => ({
      changes:
        there && there.have >= there.size
          ? []
          : [
              { drop: "pieces", from: [id, 0], to: [id, Infinity] },
              { put: "pieces", key: [id, 0], value: bytes },
              { put: "blobs", key: id, value: fetched(wanted, size) },
            ],
      result: undefined,
    }),
    "relaxed",
  );
  return true;
}

function fetched({ size, isMedia }: WantedBlob, have: number): StoredBlob {
  return { size, have, origin: "fetched", ...(isMedia ? { isMedia } : {}) };
}

async function forget(storage: Storage, id: BlobId): Promise<undefined> {
  await storage.change(["blobs", "pieces"], { there: look.one("blobs", id) }, ({ there }) => ({
    changes:
      there?.origin === "own"
        ? []
        : [
            { drop: "blobs", key: id },
            { drop: "pieces", from: [id, 0], to: [id, Infinity] },
          ],
    result: undefined,
  }));
}
