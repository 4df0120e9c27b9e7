import type { Selectable } from "kysely";
import type { BlobId } from "../../domain/ids.ts";
import { BLOB_LIMITS } from "../../protocol/blob.ts";
import { type Caller, Refusal } from "../core.ts";
import type { Db } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";

export type BlobRow = Selectable<Tables["blobs"]>;

/** @throws Refusal forbidden, not-found */
export async function readableBlob(db: Db, caller: Caller, id: BlobId): Promise<BlobRow> {
  const row = await db.selectFrom("blobs").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row || row.stored < row.size) throw new Refusal("not-found", "没有这个文件。");
  if (!(await mayRead(db, caller, row))) throw new Refusal("forbidden", "这个文件您现在不能查看。");
  return row;
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
  const own = await db
    .selectFrom("blob_holders")
    .select("id")
    .where("id", "=", blob.id)
    .where("device", "=", caller.device)
    .where("proved", "=", blob.size)
    .executeTakeFirst();
  if (own) return true;
  if (caller.follows.length === 0) return false;
  const place = await db
    .selectFrom("blob_places as p")
    .innerJoin("devices as w", "w.device", "p.device")
    .select("p.feed")
    .where("p.id", "=", blob.id)
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
            .where("h.proved", "=", blob.size)
            .where((of) =>
              of.or([of("d.device", "=", of.ref("p.device")), of("d.member", "=", of.ref("w.member"))]),
            ),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return place !== undefined;
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
