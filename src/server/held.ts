import type { MemberId } from "../domain/ids.ts";
import { Exceptions } from "./accept/exceptions.ts";
import { wordsOf } from "./accept/words-of.ts";
import type { Held } from "./core.ts";
import type { Store } from "./store/store.ts";

/** Counted as an erasure would find it now. */
export function heldOf(store: Store, member: MemberId): Promise<Held> {
  return store.snapshot(async (db) => {
    const words = await wordsOf(db, new Exceptions(db, store.dialect), member);
    const devices = await db
      .selectFrom("devices")
      .select(["device", "revoked"])
      .where("member", "=", member)
      .orderBy("device")
      .execute();
    return {
      words: words.length,
      devices: devices.map(({ device, revoked }) => ({ device, revoked: revoked !== null })),
    };
  });
}
