import { deleteDB, openDB } from "idb";

const PIECE = 64_000;
const A_TIME = 20;
/** bytes; Chromium's store of databases merges its files, and so forgets what was deleted, after a third of this to nearly all of it */
const AT_LEAST = 64_000_000;

/**
 * What was deleted lies in a browser's files until it writes over it. This gives it something to write: random bytes, more than
 * there was, which are deleted in turn. A browser may do as it likes: it is no promise, and what was seen of it stands in `docs/decisions/0017`.
 * @param held bytes that were deleted @param on called with the part that is done @returns false where there is no room for it
 */
export async function overwriteDeleted(
  name: string,
  held: number,
  on: (done: number) => void = () => undefined,
): Promise<boolean> {
  const wanted = AT_LEAST + held;
  if ((await roomHere()) < 2 * wanted) return false;
  const db = await openDB(name, 1, { upgrade: (db) => void db.createObjectStore("junk") });
  try {
    for (let written = 0; written < wanted; written += PIECE * A_TIME) {
      const tx = db.transaction("junk", "readwrite");
      for (let i = 0; i < A_TIME; i++)
        void tx.store.put(crypto.getRandomValues(new Uint8Array(PIECE)), Math.random());
      await tx.done;
      // Something at the very front of the files, too: what is merged reaches from there to the junk, and over what was deleted.
      (await openDB(`${name} front`)).close();
      await deleteDB(`${name} front`);
      on(Math.min(1, written / wanted));
    }
    return true;
  } finally {
    db.close();
    await deleteDB(name);
  }
}

/** @returns bytes; a browser that does not say has enough, or tells when it has not */
async function roomHere(): Promise<number> {
  try {
    const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
    return quota - usage;
  } catch {
    return Infinity;
  }
}
