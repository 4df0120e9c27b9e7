import type { Storage } from "../sync/storage.ts";
import { Connection } from "./connection.ts";
import { IdbStorage } from "./idb-storage.ts";

/** The phone's storage in this browser. It is opened when first used; see `Connection` for what happens when that fails. */
export function openLocalDb(name = "songxue"): Storage {
  return new IdbStorage(new Connection(name));
}
