import type { BlobId, DeviceId } from "../../domain/ids.ts";
import { standingOf } from "../accept/standing.ts";
import type { Batch } from "../accept/batch.ts";
import type { Db } from "../store/store.ts";
import { mayRead } from "./read-blob.ts";

/** How much of a file, from its beginning, a device has shown that it has. */
export async function provedBy(db: Db, id: BlobId, device: DeviceId): Promise<number> {
  const row = await db
    .selectFrom("blob_holders")
    .select("proved")
    .where("id", "=", id)
    .where("device", "=", device)
    .executeTakeFirst();
  return row?.proved ?? 0;
}

export async function prove(db: Db, id: BlobId, device: DeviceId, proved: number): Promise<void> {
  await db
    .insertInto("blob_holders")
    .values({ id, device, proved })
    .onConflict((conflict) => conflict.columns(["id", "device"]).doUpdateSet({ proved }))
    .execute();
}

/** A file and all that was known of it. */
export async function dropBlob(db: Db, id: BlobId): Promise<void> {
  await db.deleteFrom("blob_pieces").where("id", "=", id).execute();
  await db.deleteFrom("blob_holders").where("id", "=", id).execute();
  await db.deleteFrom("blobs").where("id", "=", id).execute();
}

/**
 * Whoever names files in an entry and may read them at that moment could as well have sent them: they are his to name. An office
 * publishes a text that another's import brought, say.
 */
export async function holdWhatIsReadable(
  batch: Batch,
  device: DeviceId,
  blobs: readonly BlobId[],
): Promise<void> {
  const { db, registry, secrets, now } = batch;
  if (device === secrets.device) return;
  const known = await registry.answer(() => registry.device(device));
  if (!known) return;
  const { follows } = await registry.answer(() => standingOf(known, registry, now, secrets));
  for (const id of blobs) {
    const row = await db.selectFrom("blobs").selectAll().where("id", "=", id).executeTakeFirst();
    if (!row || row.stored < row.size || (await provedBy(db, id, device)) === row.size) continue;
    if (await mayRead(db, { device, follows }, row)) await prove(db, id, device, row.size);
  }
}
