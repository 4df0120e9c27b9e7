import type { Db, Store } from "./store.ts";

const DUE = "scrub due";

/** In the transaction that erases words: should the process end before they have left the files, the next one sees to it. */
export async function askForScrub(tx: Db): Promise<void> {
  const row = { name: DUE, value: "yes" };
  await tx
    .insertInto("server_state")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function scrubIfDue(store: Store): Promise<void> {
  const due = await store.read
    .selectFrom("server_state")
    .select("name")
    .where("name", "=", DUE)
    .executeTakeFirst();
  if (!due) return;
  // An erasure that comes in between asks again: its words may still be there.
  await store.write((tx) => tx.deleteFrom("server_state").where("name", "=", DUE).execute());
  try {
    await store.scrub();
  } catch (error) {
    await store.write(askForScrub);
    throw error;
  }
}
