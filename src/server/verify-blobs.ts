import { createHash } from "node:crypto";
import type { Db, Store } from "./store/store.ts";
import { Touched } from "./touched.ts";

/** Every file that is whole has the bytes that it is named by. One at a time, as it was at one moment. */
export async function verifyBlobs(store: Store): Promise<void> {
  for (let after = ""; ;) {
    const row = await store.read
      .selectFrom("blobs")
      .select("id")
      .where("id", ">", after)
      .orderBy("id")
      .limit(1)
      .executeTakeFirst();
    if (!row) return;
    after = row.id;
    await store.snapshot((db) => verifyBlob(db, row.id));
  }
}

async function verifyBlob(db: Db, id: string): Promise<void> {
  const blob = await db
    .selectFrom("blobs")
    .select(["size", "stored"])
    .where("id", "=", id)
    .executeTakeFirst();
  // Swept or erased meanwhile, or still on its way.
  if (!blob || blob.stored < blob.size) return;
  const hash = createHash("sha256");
  for (let at = 0; at < blob.size;) {
    const piece = await db
      .selectFrom("blob_pieces")
      .select("bytes")
      .where("id", "=", id)
      .where("at", "=", at)
      .executeTakeFirst();
    if (!piece || piece.bytes.length === 0)
      throw new Touched("blob_pieces", `${id}, byte ${at}`, "it is missing");
    hash.update(piece.bytes);
    at += piece.bytes.length;
  }
  if (hash.digest("hex") !== id)
    throw new Touched("blob_pieces", id, "its bytes are not those that it is named by");
}
