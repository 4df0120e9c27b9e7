import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { BlobId, Instant } from "../../domain/ids.ts";
import { BLOB_LIMITS } from "../../protocol/blob.ts";
import { Refusal, type ServerBlobs } from "../core.ts";
import { forUpdate } from "../store/dialect.ts";
import { type Db, query, type Store } from "../store/store.ts";
import { dropBlob, prove, provedBy } from "./holders.ts";
import { openPacks } from "./packs.ts";
import { type BlobRow, readableBlob, readRange } from "./read-blob.ts";

/**
 * Files by their hash, in the database, in the pieces in which they came: one backup and one erasure for words and pictures, and
 * processes that keep nothing of their own.
 */
export function openBlobs(store: Store, clock: () => Instant): ServerBlobs {
  return {
    async offset(id, caller = "server") {
      if (caller !== "server") return (await provedBy(store.read, id, caller.device)) || undefined;
      const row = await store.read
        .selectFrom("blobs")
        .select("stored")
        .where("id", "=", id)
        .executeTakeFirst();
      return row?.stored;
    },

    async receive(caller, id, at, total, piece) {
      checkSizes(at, total, piece);
      const owner = caller === "server" ? "" : caller.device;
      const outcome = await store.write(async (tx) => {
        const row = await lockBlob(tx, store, id, { total, owner, began: clock() });
        if (row.size !== total) throw new Refusal("bad-request", "文件大小与先前上传的不一致。");
        // Bytes that another has sent have to be sent all the same: who knows only their hash has none.
        const proved = owner === "" ? row.stored : await provedBy(tx, id, owner);
        if (proved === total) return "done" as const;
        if (proved !== at) throw new Refusal("bad-request", `请从第 ${proved} 字节继续上传。`);
        if (at === 0 && owner !== "") await checkLoose(tx, owner, total);
        const isRight = await keepPiece(tx, row, at, piece);
        // Of what is not whole nobody knows yet whose bytes are right: all begins anew.
        if (!isRight && row.stored < total) await dropBlob(tx, id);
        if (!isRight) return "wrong" as const;
        const reached = at + piece.length;
        if (owner !== "") await prove(tx, id, owner, reached);
        if (reached < total) return "more" as const;
        if (row.stored === total || (await hashOf(tx, id)) === id) return "done" as const;
        await dropBlob(tx, id);
        return "wrong" as const;
      });
      if (outcome === "wrong") throw new Refusal("bad-request", "文件在传输中损坏，请重新上传。");
      return outcome;
    },

    async read(caller, id, from, to) {
      const row = await readableBlob(store.read, caller, id);
      const end = Math.min(to ?? row.size - 1, row.size - 1);
      return { bytes: await readRange(store.read, id, from, end), size: row.size };
    },

    packs: openPacks(store),
  };
}

/** What is there of these bytes has to be the same; what is not is kept. @returns whether it was the same */
async function keepPiece(tx: Db, row: BlobRow, at: number, piece: Uint8Array): Promise<boolean> {
  const known = Math.min(piece.length, row.stored - at);
  const there = known > 0 ? await readRange(tx, row.id, at, at + known - 1) : new Uint8Array();
  if (!Buffer.from(there).equals(piece.subarray(0, Math.max(0, known)))) return false;
  if (known === piece.length) return true;
  const bytes = Buffer.from(piece.subarray(known));
  await tx.insertInto("blob_pieces").values({ id: row.id, at: row.stored, bytes }).execute();
  const stored = at + piece.length;
  await tx.updateTable("blobs").set({ stored }).where("id", "=", row.id).execute();
  return true;
}

function checkSizes(at: number, total: number, piece: Uint8Array): void {
  if (total > BLOB_LIMITS.size || piece.length > BLOB_LIMITS.piece) {
    throw new Refusal("too-large", `文件不能超过 ${Math.floor(BLOB_LIMITS.size / 1_000_000)} MB。`);
  }
  if (piece.length === 0 || at + piece.length > total) throw new Refusal("bad-request", "上传的片段不对。");
}

async function lockBlob(
  tx: Db,
  store: Store,
  id: BlobId,
  fresh: { total: number; owner: string; began: Instant },
): Promise<BlobRow> {
  const { total: size, owner, began } = fresh;
  await tx
    .insertInto("blobs")
    .values({ id, size, stored: 0, owner, began })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const rows = await query<BlobRow>(
    tx,
    store.dialect,
    `select id, size, stored, owner, began from blobs where id = ?${forUpdate(store.dialect)}`,
    [id],
  );
  return rows[0]!;
}

/** What a device has uploaded and no entry has named yet has a limit. */
async function checkLoose(tx: Db, owner: string, size: number): Promise<void> {
  const loose = await tx
    .selectFrom("blobs as b")
    .select(sql<number>`cast(coalesce(sum(b.size), 0) as bigint)`.as("bytes"))
    .where("b.owner", "=", owner)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom("blob_places as p").select("p.id").whereRef("p.id", "=", "b.id"))),
    )
    .executeTakeFirst();
  // The row of this very upload is among them.
  if ((loose?.bytes ?? 0) > Math.max(BLOB_LIMITS.loose, size)) {
    throw new Refusal("too-many", "未提交的文件太多，请先提交已上传的内容。");
  }
}

async function hashOf(tx: Db, id: BlobId): Promise<string> {
  const hash = createHash("sha256");
  const pieces = await tx
    .selectFrom("blob_pieces")
    .select("bytes")
    .where("id", "=", id)
    .orderBy("at")
    .execute();
  for (const { bytes } of pieces) hash.update(bytes);
  return hash.digest("hex");
}
