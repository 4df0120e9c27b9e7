import { StorageFull } from "../sync/phone.ts";
import {
  type Change,
  type Decision,
  type Durability,
  type Look,
  type Looks,
  type Seen,
  type Storage,
  STORE_NAMES,
  type StoreName,
} from "../sync/storage.ts";
import { type Connection, ConnectionLost } from "./connection.ts";

/** `Storage` in IndexedDB. Requests are used bare: a promise for each would cost more than the write. */
export class IdbStorage implements Storage {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  read<L extends Looks>(looks: L): Promise<Seen<L>> {
    const scope = [...new Set(Object.values(looks).map((look) => look.store))];
    return this.#connection.use((db) => inReading(db.transaction(scope, "readonly"), looks));
  }

  change<L extends Looks, T>(
    scope: readonly StoreName[],
    looks: L,
    decide: (seen: Seen<L>) => Decision<T>,
    durability: Durability = "strict",
    guess?: Seen<L>,
  ): Promise<T> {
    return this.#connection.use(async (db) => {
      const begin = (): IDBTransaction => db.transaction(scope, "readwrite", { durability });
      const right = guess && (await inGuessedTransaction(begin(), looks, decide, guess));
      return right ? right.result : inTransaction(begin(), looks, decide);
    });
  }

  clear(): Promise<void> {
    return this.change(STORE_NAMES, {}, () => ({
      changes: STORE_NAMES.map((empty) => ({ empty })),
      result: undefined,
    }));
  }

  onBlocked(listener: () => void): void {
    this.#connection.onBlocked(listener);
  }

  close(): void {
    this.#connection.close();
  }
}

/** There with the last look: what has been read does not have to wait until the transaction is over, too. */
function inReading<L extends Looks>(tx: IDBTransaction, looks: L): Promise<Seen<L>> {
  return new Promise((resolve, reject) => {
    tx.addEventListener("abort", () => reject(asStorageError(tx.error)));
    ask(tx, looks, resolve);
  });
}

/**
 * Looks, decides in the handler of the last look (a transaction ends when nothing is asked of it), writes, and settles when the
 * transaction has.
 */
function inTransaction<L extends Looks, T>(
  tx: IDBTransaction,
  looks: L,
  decide: (seen: Seen<L>) => Decision<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let result: T;
    let thrown: { error: unknown } | undefined;
    tx.addEventListener("complete", () => resolve(result));
    tx.addEventListener("abort", () => reject(thrown ? thrown.error : asStorageError(tx.error)));
    const decideNow = (seen: Seen<L>): void => {
      try {
        const decision = decide(seen);
        ({ result } = decision);
        for (const change of decision.changes) write(tx, change);
        tx.commit();
      } catch (error) {
        thrown = { error: asStorageError(error) };
        tx.abort();
      }
    };
    ask(tx, looks, decideNow);
  });
}

/**
 * Writes what follows from the guess while the looks are under way: their requests stand before those of the writes, so they see
 * what was there before.
 * @returns undefined where the guess was wrong, and then nothing was written
 */
function inGuessedTransaction<L extends Looks, T>(
  tx: IDBTransaction,
  looks: L,
  decide: (seen: Seen<L>) => Decision<T>,
  guess: Seen<L>,
): Promise<{ result: T } | undefined> {
  return new Promise((resolve, reject) => {
    let decision: Decision<T> | undefined;
    let wrong = false;
    let thrown: { error: unknown } | undefined;
    tx.addEventListener("complete", () => resolve(decision));
    tx.addEventListener("abort", () => {
      if (wrong) resolve(undefined);
      else reject(thrown ? thrown.error : asStorageError(tx.error));
    });
    ask(tx, looks, (seen) => {
      wrong = JSON.stringify(seen) !== JSON.stringify(guess);
      if (wrong) tx.abort();
      else tx.commit();
    });
    try {
      decision = decide(guess);
      for (const change of decision.changes) write(tx, change);
    } catch (error) {
      thrown = { error: asStorageError(error) };
      tx.abort();
    }
  });
}

function ask<L extends Looks>(tx: IDBTransaction, looks: L, then: (seen: Seen<L>) => void): void {
  const seen: Record<string, unknown> = {};
  const names = Object.keys(looks);
  let left = names.length;
  const got = (name: string, value: unknown): void => {
    seen[name] = value;
    if (--left === 0) then(seen as Seen<L>);
  };
  if (left === 0) then(seen as Seen<L>);
  for (const name of names) askOne(tx, looks[name]!, (value) => got(name, value));
}

function askOne(tx: IDBTransaction, look: Look, got: (value: unknown) => void): void {
  const store = tx.objectStore(look.store);
  if ("key" in look) {
    const request = store.get(look.key);
    request.onsuccess = () => got(request.result);
    return;
  }
  // A span that ends before it begins holds nothing, and IndexedDB has no range for it.
  if ("from" in look && indexedDB.cmp(look.from, look.to) > 0) {
    got([]);
    return;
  }
  const range = "from" in look ? IDBKeyRange.bound(look.from, look.to) : undefined;
  const limit = "limit" in look ? look.limit : undefined;
  if ("only" in look) {
    const values = store.getAll(range, limit);
    values.onsuccess = () => got(values.result);
    return;
  }
  const keys = store.getAllKeys(range, limit);
  if ("all" in look && look.all === "keys") {
    keys.onsuccess = () => got(keys.result);
    return;
  }
  const values = store.getAll(range, limit);
  // Requests are answered in their order: the keys are here before the values.
  values.onsuccess = () => got(values.result.map((value: unknown, i) => [keys.result[i], value]));
}

function write(tx: IDBTransaction, change: Change): void {
  if ("put" in change) tx.objectStore(change.put).put(change.value, change.key);
  else if ("empty" in change) tx.objectStore(change.empty).clear();
  else if ("key" in change) tx.objectStore(change.drop).delete(change.key);
  else tx.objectStore(change.drop).delete(IDBKeyRange.bound(change.from, change.to));
}

function asStorageError(error: unknown): unknown {
  if (error === null) return new ConnectionLost("the transaction was ended from outside");
  if (error instanceof DOMException && error.name === "QuotaExceededError") {
    return new StorageFull(error.message, { cause: error });
  }
  return error;
}
