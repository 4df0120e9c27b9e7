import { STORE_NAMES } from "../sync/storage.ts";

export type Migration = (db: IDBDatabase, tx: IDBTransaction) => void;

/**
 * In order, only ever added to: the version of the database is how many have run. IndexedDB runs all that are missing in one
 * transaction: killed in the middle, the database is as it was.
 */
export const MIGRATIONS: readonly Migration[] = [
  (db) => {
    for (const name of STORE_NAMES) db.createObjectStore(name);
  },
  // A new database has it from the first step on.
  (db) => {
    if (!db.objectStoreNames.contains("carried")) db.createObjectStore("carried");
  },
];
