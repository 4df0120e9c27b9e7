import type { Instant } from "../../domain/ids.ts";
import type { Store } from "../store/store.ts";
import { dropBlob } from "./holders.ts";

/** A file that no accepted entry has named by then is of nobody. A phone may well be offline for weeks between the two. */
const KEPT_LOOSE = 90 * 24 * 3_600_000;
const AT_ONCE = 20;

/** Removes uploads that were begun and never named. */
export async function sweepBlobs(store: Store, now: Instant): Promise<void> {
  const loose = await store.read
    .selectFrom("blobs as b")
    .select("b.id")
    .where("b.began", "<", now - KEPT_LOOSE)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom("blob_places as p").select("p.id").whereRef("p.id", "=", "b.id"))),
    )
    .limit(AT_ONCE)
    .execute();
  for (const { id } of loose) {
    await store.write(async (tx) => {
      const place = await tx
        .selectFrom("blob_places")
        .select("id")
        .where("id", "=", id)
        .limit(1)
        .executeTakeFirst();
      if (place) return;
      await dropBlob(tx, id);
    });
  }
}
