import type { Selectable } from "kysely";
import type { BlobId } from "../../domain/ids.ts";
import { BLOB_LIMITS } from "../../protocol/blob.ts";
import { type Caller, Refusal } from "../core.ts";
import type { Db } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";

export type BlobRow = Selectable<Tables["blobs"]>;

/** @throws Refusal forbidden, not-found */
export async function readableBlob(db: Db, caller: Caller, id: BlobId): Promise<BlobRow> {
  const found = (await readableBlobs(db, caller, [id])).get(id)!;
  if (found === "not-found") throw new Refusal("not-found", "没有这个文件。");
  if (found === "forbidden") throw new Refusal("forbidden", "这个文件您现在不能查看。");
  return found;
}

/** Of each that is asked for: what there is of it, or why he gets nothing. */
export async function readableBlobs(
  db: Db,
  caller: Caller,
  ids: readonly BlobId[],
): Promise<ReadonlyMap<BlobId, BlobRow | "forbidden" | "not-found">> {
  const rows = await db
    .selectFrom("blobs")
    .selectAll()
    .where("id", "in", [...new Set(ids)])
    .execute();
  const whole = new Map(rows.filter(({ stored, size }) => stored >= size).map((row) => [row.id, row]));
  const readable = await readableAmong(db, caller, [...whole.keys()]);
  const found = new Map<BlobId, BlobRow | "forbidden" | "not-found">();
  for (const id of ids) {
    const row = whole.get(id);
    if (!row) found.set(id, "not-found");
    else found.set(id, readable.has(id) ? row : "forbidden");
  }
  return found;
}

/**
 * He has it himself, or follows a feed with an entry that names it, whose writer had it: the server, the device, or another of the
 * same person (a phone that took up another's journal).
 */
export async function mayRead(
  db: Db,
  caller: Pick<Caller, "device" | "follows">,
  blob: BlobRow,
): Promise<boolean> {
  return (await readableAmong(db, caller, [blob.id])).has(blob.id);
}

async function readableAmong(
  db: Db,
  caller: Pick<Caller, "device" | "follows">,
  ids: readonly BlobId[],
): Promise<ReadonlySet<BlobId>> {
  if (ids.length === 0) return new Set();
  const own = await db
    .selectFrom("blob_holders as h")
    .innerJoin("blobs as b", "b.id", "h.id")
    .select("h.id")
    .where("h.id", "in", [...ids])
    .where("h.device", "=", caller.device)
    .whereRef("h.proved", "=", "b.size")
    .execute();
  const readable = new Set(own.map(({ id }) => id));
  const others = ids.filter((id) => !readable.has(id));
  if (others.length === 0 || caller.follows.length === 0) return readable;
  const named = await db
    .selectFrom("blob_places as p")
    .innerJoin("blobs as b", "b.id", "p.id")
    .innerJoin("devices as w", "w.device", "p.device")
    .select("p.id")
    .distinct()
    .where("p.id", "in", others)
    .where("p.feed", "in", [...caller.follows])
    .where((eb) =>
      eb.or([
        // The server's own device.
        eb("w.member", "=", ""),
        eb.exists(
          eb
            .selectFrom("blob_holders as h")
            .innerJoin("devices as d", "d.device", "h.device")
            .select("h.id")
            .whereRef("h.id", "=", "p.id")
            .whereRef("h.proved", "=", "b.size")
            .where((of) =>
              of.or([of("d.device", "=", of.ref("p.device")), of("d.member", "=", of.ref("w.member"))]),
            ),
        ),
      ]),
    )
    .execute();
  for (const { id } of named) readable.add(id);
  return readable;
}

/** @param to the last byte, included */
export async function readRange(
  db: Db,
  id: BlobId,
  from: number,
  to: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (from > to) return new Uint8Array();
  const pieces = await db
    .selectFrom("blob_pieces")
    .select(["at", "bytes"])
    .where("id", "=", id)
    .where("at", "<=", to)
    .where("at", ">", from - BLOB_LIMITS.piece)
    .orderBy("at")
    .execute();
  const parts = pieces.map(({ at, bytes }) =>
    bytes.subarray(Math.max(0, from - at), Math.max(0, to - at + 1)),
  );
  return new Uint8Array(Buffer.concat(parts));
}
