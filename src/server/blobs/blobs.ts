import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { BlobId, Instant } from "../../domain/ids.ts";
import { BLOB_LIMITS } from "../../protocol/blob.ts";
import { Refusal, type ServerBlobs } from "../core.ts";
import { forUpdate } from "../store/dialect.ts";
import { type Db, query, type Store } from "../store/store.ts";
import { openPacks } from "./packs.ts";
import { type BlobRow, readableBlob, readRange } from "./read-blob.ts";

/**
 * Files by their hash, in the database, in the pieces in which they came: one backup and one erasure for words and pictures, and
 * processes that keep nothing of their own.
 */
export function openBlobs(store: Store, clock: () => Instant): ServerBlobs {
  return {
    async offset(id) {
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
        if (row.stored === total) return "done" as const;
        if (row.stored !== at) throw new Refusal("bad-request", `请从第 ${row.stored} 字节继续上传。`);
        if (at === 0 && owner !== "") await checkLoose(tx, owner, total);
        await tx
          .insertInto("blob_pieces")
          .values({ id, at, bytes: Buffer.from(piece) })
          .execute();
        const stored = at + piece.length;
        await tx.updateTable("blobs").set({ stored }).where("id", "=", id).execute();
        if (stored < total) return "more" as const;
        if ((await hashOf(tx, id)) === id) return "done" as const;
        await tx.deleteFrom("blob_pieces").where("id", "=", id).execute();
        await tx.deleteFrom("blobs").where("id", "=", id).execute();
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
