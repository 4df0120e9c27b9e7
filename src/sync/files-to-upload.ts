import type { BlobId } from "../domain/ids.ts";
import { look, type Pair, type Storage, type StoredBlob } from "./storage.ts";

/** Own, handed in, and not on the server yet. */
export function isToUpload({ origin, uploaded, isDraft }: StoredBlob): boolean {
  return origin === "own" && !uploaded && !isDraft;
}

export function isSound({ type }: StoredBlob): boolean {
  return type?.startsWith("audio/") ?? false;
}

export interface FilesToUpload {
  blobs: number;
  sounds: number;
  heldBack: number;
  upload?: { sent: number; total: number };
  refused?: { tooLarge: number; tooMany: number };
  underWay?: { isSound: boolean; nth: number; of: number };
}

/**
 * How far it is with what goes up. Files that have arrived count on until nothing is left to upload, so that it never goes back.
 * @param sending what is on its way at this moment
 */
export function countFiles(
  all: readonly Pair<"blobs">[],
  mayUpload: (type: string | undefined) => boolean,
  sending?: BlobId,
): FilesToUpload {
  const own = all.filter(([, blob]) => isToUpload(blob));
  const left = own.filter(([, { type }]) => mayUpload(type));
  const sounds = left.filter(([, blob]) => isSound(blob)).length;
  const files: FilesToUpload = { blobs: left.length, sounds, heldBack: own.length - left.length };
  if (left.length === 0) return files;
  const refusedFor = (why: string): number => left.filter(([, { refused }]) => refused?.why === why).length;
  const [tooLarge, tooMany] = [refusedFor("too-large"), refusedFor("too-many")];
  if (tooLarge + tooMany > 0) files.refused = { tooLarge, tooMany };
  const arrived = all.filter(([, blob]) => blob.isOfThisTime);
  let [sent, total] = [0, 0];
  for (const [, blob] of [...arrived, ...left]) {
    sent += blob.sent ?? 0;
    total += blob.size;
  }
  files.upload = { sent, total };
  const now = left.find(([id]) => id === sending)?.[1];
  if (!now) return files;
  const isSame = ([, blob]: Pair<"blobs">): boolean => isSound(blob) === isSound(now);
  const nth = arrived.filter(isSame).length + 1;
  files.underWay = { isSound: isSound(now), nth, of: nth - 1 + left.filter(isSame).length };
  return files;
}

/** A restored server may have lost what it had: it is asked again, and what it still has costs one question. */
export function askAgain(storage: Storage): Promise<void> {
  return storage.change(["blobs"], { blobs: look.all("blobs") }, ({ blobs }) => ({
    changes: blobs
      .filter(([, blob]) => blob.origin === "own" && blob.uploaded)
      .map(([key, blob]) => ({
        put: "blobs" as const,
        key,
        value: { ...blob, uploaded: false, isOfThisTime: false, sent: 0 },
      })),
    result: undefined,
  }));
}
