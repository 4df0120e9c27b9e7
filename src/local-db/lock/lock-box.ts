import { deleteDB, type IDBPDatabase, openDB } from "idb";
import type { Bytes } from "../../protocol/bytes.ts";
import type { DeviceId, Instant } from "../../domain/ids.ts";
import type { Durability } from "../../sync/storage.ts";
import type { PinLock } from "./pin-lock.ts";

/** What has to be known of a locked profile before it is open. In the clear, but for `beside`. */
export interface BoxContent {
  /** `isNew`: the profile is on its way into the lock; what is not locked holds until it is empty */
  lock: PinLock & { isNew: boolean };
  /** wrong PINs in a row, and when the last of them was tried */
  tries: { wrong: number; at: Instant };
  /** minutes out of sight after which it locks itself; 0: at once */
  after: number;
  /** digits alone: a keyboard of digits will do */
  isDigits: boolean;
  /** what was nowhere else when it was last open: entries and files, and drafts */
  unsent: { waiting: number; drafts: number };
  /** the key from before the PIN, which is to be revoked */
  left: DeviceId;
  /** sealed: where he stopped in his texts */
  readings: Bytes;
}

export type BoxChange = { [K in keyof BoxContent]?: BoxContent[K] | undefined };

/** A small storage of its own beside the locked one. What is put has been written, durably, when it resolves. */
export interface LockBox {
  get<K extends keyof BoxContent>(name: K): Promise<BoxContent[K] | undefined>;
  /** undefined: not any more */
  put(content: BoxChange, durability?: Durability): Promise<void>;
  /** All of it goes. */
  drop(): Promise<void>;
}

const STORE = "box";

export function idbLockBox(name: string): LockBox {
  async function use<T>(work: (db: IDBPDatabase) => Promise<T>): Promise<T> {
    const db = await openDB(name, 1, { upgrade: (db) => void db.createObjectStore(STORE) });
    try {
      return await work(db);
    } finally {
      db.close();
    }
  }
  return {
    get: (key) => use(async (db) => (await db.get(STORE, key)) as never),
    put: (content, durability = "strict") =>
      use(async (db) => {
        const tx = db.transaction(STORE, "readwrite", { durability });
        for (const [key, value] of Object.entries(content))
          void (value === undefined ? tx.store.delete(key) : tx.store.put(value, key));
        await tx.done;
      }),
    drop: () => deleteDB(name),
  };
}
