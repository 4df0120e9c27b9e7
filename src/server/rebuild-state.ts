import { loadFacts } from "./accept/published-feeds.ts";
import { type Said, whatFactsSay } from "./accept/facts-say.ts";
import type { ServerSecrets } from "./secrets.ts";
import { stateOfEntries } from "./state-of-entries.ts";
import type { Db, Store } from "./store/store.ts";

/**
 * Writes anew what the facts of each journal come to: whose it is, what stands apart, what waits, how check-ins are known, who
 * may read which file. A journal at a time, in a transaction of its own.
 */
export async function rebuildState(store: Store, secrets: ServerSecrets): Promise<void> {
  const devices = await store.read.selectFrom("devices").select("device").orderBy("device").execute();
  for (const { device } of devices) {
    await store.write(async (tx) => {
      // Locks the row: nobody says anything new about this journal meanwhile.
      await tx.updateTable("devices").set({ device }).where("device", "=", device).execute();
      const said = whatFactsSay(await loadFacts(tx, device));
      const member = device === secrets.device ? "" : said.member;
      await tx
        .updateTable("devices")
        .set({ member, revoked: said.revoked })
        .where("device", "=", device)
        .execute();
      await writeApart(tx, device, said);
      await writeDelayed(tx, device, said);
      await writeFromEntries(tx, device, said);
    });
  }
}

async function writeApart(tx: Db, device: string, said: Said): Promise<void> {
  await tx.deleteFrom("exceptions").where("device", "=", device).execute();
  for (const [n, apart] of said.apart) {
    await tx
      .insertInto("exceptions")
      .values({
        device,
        n,
        verdict: apart.fact,
        reason: apart.reason,
        detail: apart.fact === "quarantined" ? (apart.detail ?? null) : null,
        ref: apart.fact === "pending" ? (apart.ref ?? null) : null,
      })
      .execute();
  }
}

async function writeDelayed(tx: Db, device: string, said: Said): Promise<void> {
  await tx.deleteFrom("delayed").where("device", "=", device).execute();
  for (const [n, due] of said.due) await tx.insertInto("delayed").values({ device, n, due }).execute();
}

/** Claims, files and what the registry is made of are named in the entries themselves. */
async function writeFromEntries(tx: Db, device: string, said: Said): Promise<void> {
  const rows = await tx.selectFrom("entries").selectAll().where("device", "=", device).orderBy("n").execute();
  const state = stateOfEntries(device, rows, said);
  for (const table of ["claims", "blob_places", "registry_entries"] as const) {
    await tx.deleteFrom(table).where("device", "=", device).execute();
    for (const row of state[table]) {
      await tx
        .insertInto(table)
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
}
