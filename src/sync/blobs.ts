import type { BlobId } from "../domain/ids.ts";
import { type Bytes, concat, toHex } from "../protocol/bytes.ts";
import type { Keys } from "./ports.ts";
import { ownPieces } from "./own-pieces.ts";
import type { HeldBlob, Shed } from "./phone.ts";
import { look, type Pair, type Storage, type StoredBlob } from "./storage.ts";

/** Keeps bytes of one's own; they are on the phone, durably, when this resolves. */
export async function putOwnBlob(
  storage: Storage,
  keys: Keys,
  bytes: Bytes,
  type: string,
  as?: "draft",
): Promise<BlobId> {
  const id = toHex(await keys.digest(bytes));
  const size = bytes.length;
  const isDraft = as === "draft";
  const value: StoredBlob = { size, have: size, origin: "own", type, uploaded: false, isDraft };
  await storage.change(["blobs", "pieces"], { there: look.one("blobs", id) }, ({ there }) => ({
    changes:
      there?.origin === "own"
        ? there.isDraft && (!isDraft || there.unnamedSince !== undefined)
          ? [{ put: "blobs", key: id, value }]
          : []
        : [...ownPieces(id, bytes), { put: "blobs", key: id, value }],
    result: undefined,
  }));
  return id;
}

/** @returns undefined where it is not here, or not whole yet */
export async function getBlob(storage: Storage, id: BlobId): Promise<Bytes | undefined> {
  const { blob, pieces } = await storage.read({
    blob: look.one("blobs", id),
    pieces: look.span("pieces", [id, 0], [id, Infinity]),
  });
  if (!blob || blob.have < blob.size) return undefined;
  return joined(pieces);
}

/** So many are read at a time: their bytes are taken over in one go, in which nothing else happens. */
const AT_ONCE = 32;

/**
 * Reads many, in the order in which they lie: what lies side by side is one look, and the next is read while `each` is at work.
 * Those that are not here, or not whole yet, are passed over.
 */
export async function readBlobs(
  storage: Storage,
  ids: readonly BlobId[],
  each: (id: BlobId, bytes: Bytes) => void | Promise<void>,
): Promise<void> {
  const { blobs } = await storage.read({ blobs: look.all("blobs") });
  const wanted = new Set(ids);
  const rows = neighbours(blobs, (id, blob) => wanted.has(id) && blob.have >= blob.size);
  const read = (row: readonly BlobId[] | undefined): Promise<Pair<"pieces">[]> | undefined =>
    row &&
    storage
      .read({ pieces: look.span("pieces", [row[0]!, 0], [row.at(-1)!, Infinity]) })
      .then(({ pieces }) => pieces);
  let next = read(rows[0]);
  for (const [i, row] of rows.entries()) {
    const pieces = (await next) ?? [];
    next = read(rows[i + 1]);
    // Whoever stops in the middle is not told what became of the rest.
    next?.catch(() => undefined);
    for (const id of row) {
      const own = pieces.filter(([[of]]) => of === id);
      if (own.length > 0) await each(id, joined(own));
    }
  }
}

/** Rows of those that are asked for and lie side by side. */
function neighbours(
  blobs: readonly Pair<"blobs">[],
  isAskedFor: (id: BlobId, blob: StoredBlob) => boolean,
): BlobId[][] {
  const rows: BlobId[][] = [];
  let isOpen = false;
  for (const [id, blob] of blobs) {
    const belongs = isAskedFor(id, blob);
    const row = rows.at(-1);
    if (belongs && isOpen && row && row.length < AT_ONCE) row.push(id);
    else if (belongs) rows.push([id]);
    isOpen = belongs;
  }
  return rows;
}

export async function blobsHere(storage: Storage, ids: readonly BlobId[]): Promise<ReadonlySet<BlobId>> {
  const { blobs } = await storage.read({ blobs: look.all("blobs") });
  const wanted = new Set(ids);
  return new Set(blobs.filter(([id, blob]) => wanted.has(id) && blob.have >= blob.size).map(([id]) => id));
}

export async function heldBlobs(storage: Storage): Promise<readonly HeldBlob[]> {
  const { blobs } = await storage.read({ blobs: look.all("blobs") });
  return blobs.map(([id, { have, origin, isMedia = false }]) => ({
    id,
    have,
    isOwn: origin === "own",
    isMedia,
  }));
}

/** Own ones that are to be uploaded stay until they are. */
export function removeBlobs(storage: Storage, ids: readonly BlobId[]): Promise<void> {
  return dropBlobs(
    storage,
    (id, blob) => ids.includes(id) && (blob.origin === "fetched" || blob.uploaded || blob.isDraft),
  );
}

/**
 * Makes room with what can be fetched again: pictures and sound, and only where there are none of them the texts.
 * @returns what went; undefined: there was nothing
 */
export async function shedPacks(storage: Storage): Promise<Shed | undefined> {
  const { blobs } = await storage.read({ blobs: look.all("blobs") });
  const fetched = blobs.filter(([, blob]) => blob.origin === "fetched");
  if (fetched.length === 0) return undefined;
  const hasMedia = fetched.some(([, blob]) => blob.isMedia);
  await dropBlobs(storage, (_id, blob) => blob.origin === "fetched" && (blob.isMedia || !hasMedia));
  return hasMedia ? "media" : "texts";
}

/**
 * Files that nothing on this phone names any more: what was fetched was somebody else's to give, and is gone with his leave; of one's
 * own the entry that handed it in has been erased, and what has not gone up yet must not go up behind it. Those of drafts stay.
 */
export async function dropUnnamed(storage: Storage): Promise<void> {
  const { blobs, pages, entries, drafts } = await storage.read({
    blobs: look.all("blobs"),
    pages: look.all("pages"),
    entries: look.all("entries"),
    drafts: look.all("drafts"),
  });
  if (blobs.every(([, blob]) => blob.isDraft)) return;
  const named = new Set<BlobId>();
  const texts = [
    ...pages.map(([, page]) => page.items),
    ...entries.map(([, entry]) => entry.body ?? ""),
    // The next version of an essay is made of the same recordings.
    ...drafts.map(([, draft]) => draft.content),
  ];
  for (const text of texts) for (const [id] of text.matchAll(/[0-9a-f]{64}/g)) named.add(id);
  await dropBlobs(storage, (id, blob) => !blob.isDraft && !named.has(id));
}

function dropBlobs(
  storage: Storage,
  which: (id: BlobId, blob: StoredBlob) => boolean | undefined,
): Promise<void> {
  return storage.change(["blobs", "pieces"], { blobs: look.all("blobs") }, ({ blobs }) => ({
    changes: blobs
      .filter(([id, blob]) => which(id, blob))
      .flatMap(([id]) => [
        { drop: "blobs" as const, key: id },
        {
          drop: "pieces" as const,
          from: [id, 0] as [string, number],
          to: [id, Infinity] as [string, number],
        },
      ]),
    result: undefined,
  }));
}

export function joined(pieces: readonly Pair<"pieces">[]): Bytes {
  const only = pieces.length === 1 ? pieces[0]![1] : undefined;
  return only ?? concat(...pieces.map(([, bytes]) => bytes));
}
