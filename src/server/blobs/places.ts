import type { Entry } from "../../domain/entry.ts";
import type { FeedId } from "../../domain/feeds.ts";
import type { BlobId, DeviceId } from "../../domain/ids.ts";
import type { Batch } from "../accept/batch.ts";
import type { Db } from "../store/store.ts";
import { dropBlob } from "./holders.ts";

/** Who follows one of these feeds may now read the files that the entry names. */
export async function placeBlobs(
  batch: Batch,
  entry: Entry,
  blobs: readonly BlobId[],
  feeds: readonly FeedId[],
): Promise<void> {
  const { device, n } = entry;
  const places = blobs.flatMap((id) => feeds.map((feed) => ({ id, device, n, feed })));
  if (places.length === 0) return;
  await batch.db
    .insertInto("blob_places")
    .values(places)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The entry has been erased: a file that nobody else names goes too. */
export async function dropPlaces(batch: Batch, device: string, n: number): Promise<void> {
  const { db } = batch;
  const places = await db
    .selectFrom("blob_places")
    .select("id")
    .distinct()
    .where("device", "=", device)
    .where("n", "=", n)
    .execute();
  if (places.length === 0) return;
  await db.deleteFrom("blob_places").where("device", "=", device).where("n", "=", n).execute();
  for (const { id } of places) {
    const other = await db
      .selectFrom("blob_places")
      .select("id")
      .where("id", "=", id)
      .limit(1)
      .executeTakeFirst();
    if (other) continue;
    await dropBlob(db, id);
  }
}

/** Of an entry that was in no feed, since it waited or stood apart: what only this device sent, and nobody else names, is of nobody. */
export async function dropLoose(db: Db, device: DeviceId, blobs: readonly BlobId[]): Promise<void> {
  for (const id of blobs) {
    const holders = await db.selectFrom("blob_holders").select("device").where("id", "=", id).execute();
    const place = await db
      .selectFrom("blob_places")
      .select("id")
      .where("id", "=", id)
      .limit(1)
      .executeTakeFirst();
    if (!place && holders.length > 0 && holders.every((one) => one.device === device)) await dropBlob(db, id);
  }
}
