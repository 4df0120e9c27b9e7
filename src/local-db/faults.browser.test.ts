import { sha256 } from "@noble/hashes/sha2.js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openPhone } from "../sync/open-phone.ts";
import { type Phone, StorageFull, StorageLost } from "../sync/phone.ts";
import type { Storage } from "../sync/storage.ts";
import { noNetwork } from "../sync/testing/memory-ports.ts";
import { Connection } from "./connection.ts";
import { IdbStorage } from "./idb-storage.ts";
import { MIGRATIONS } from "./migrations.ts";
import { randomBytes, webKeys } from "./web-keys.ts";

interface Buckets {
  storageBuckets: { open(name: string, how: { quota: number }): Promise<{ indexedDB: IDBFactory }> };
}

const STUDY = { kind: "study-logged", body: { how: "paper", day: "2025-11-22", minutes: 45 } } as const;
const PATIENCE = 300;

let name = "";
let opened: Storage[] = [];
beforeEach(() => {
  name = `faults ${Math.random()}`;
  opened = [];
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const storage of opened) storage.close();
  indexedDB.deleteDatabase(name);
});

function storageHere(migrations = MIGRATIONS): Storage {
  const storage = new IdbStorage(new Connection(name, migrations, PATIENCE));
  opened.push(storage);
  return storage;
}

function phoneOn(storage: Storage): Promise<Phone> {
  return openPhone({
    storage,
    transport: noNetwork,
    clock: () => Date.now(),
    random: randomBytes,
    keys: webKeys,
    sha256,
  });
}

async function enrolled(): Promise<Phone> {
  const phone = await phoneOn(storageHere());
  await phone.enrol({ consentVersion: 1, label: "手机" });
  return phone;
}

/** Calls `spoil` with each transaction that is begun for writing. */
function onWriting(spoil: (tx: IDBTransaction, mode: IDBTransactionOptions | undefined) => void): void {
  // oxlint-disable-next-line typescript/unbound-method -- it is called with the database that it is asked of
  const begin = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (
    this: IDBDatabase,
    stores,
    mode,
    options,
  ) {
    const tx = begin.call(this, stores, mode, options);
    if (mode === "readwrite") spoil(tx, options);
    return tx;
  });
}

describe("row 3: the phone loses power", () => {
  test("saved is said after a transaction with strict durability has completed", async () => {
    const phone = await enrolled();
    const events: string[] = [];
    onWriting((tx, options) => {
      events.push(`begun ${tx.durability} ${options?.durability}`);
      tx.addEventListener("complete", () => events.push("complete"));
    });
    await phone.write([STUDY]).then(() => events.push("said saved"));
    await phone.drafts.save({ id: "log", content: {} }).then(() => events.push("said saved"));
    const whole = ["begun strict strict", "complete", "said saved"];
    expect(events).toEqual([...whole, ...whole]);
  });
});

describe("row 4: the quota is full", () => {
  test("nothing is called saved that is not; what there was stays; what there is room for goes on", async () => {
    // A bucket has a quota of its own, which the browser holds it to.
    const { storageBuckets } = navigator as unknown as Buckets;
    const bucket = await storageBuckets.open(`bucket-${Date.now()}`, { quota: 400_000 });
    vi.spyOn(indexedDB, "open").mockImplementation((...how) => bucket.indexedDB.open(...how));
    const phone = await enrolled();
    const large = { id: "essay", content: { text: "字".repeat(1_000_000) } };
    await expect(phone.drafts.save(large)).rejects.toBeInstanceOf(StorageFull);
    expect(phone.state.storage).toBe("full");
    expect(await phone.drafts.load("essay")).toBeUndefined();

    await phone.write([STUDY]);
    expect(phone.state.storage).toBe("good");
    expect((await phoneOn(storageHere())).entries()).toHaveLength(2);
  });
});

describe("row 5: the connection is lost or does not come", () => {
  test("a save in the middle of which the connection is closed is repeated, once", async () => {
    const phone = await enrolled();
    let closed = 0;
    onWriting((tx) => {
      if (closed++ > 0) return;
      tx.db.close();
      tx.abort();
    });
    await phone.write([STUDY]);
    expect(closed).toBe(2);
    expect(phone.entries().map(({ n }) => n)).toEqual([1, 2]);
    vi.restoreAllMocks();
    expect((await phoneOn(storageHere())).entries().map(({ n }) => n)).toEqual([1, 2]);
  });

  test("a save that was made before the connection died is not made twice", async () => {
    const phone = await enrolled();
    let begun = 0;
    onWriting((tx) => {
      if (begun++ > 0) return;
      // The browser never tells how it ended, and then says that the connection is gone.
      tx.addEventListener(
        "complete",
        (event) => {
          event.stopImmediatePropagation();
          tx.db.close();
          tx.dispatchEvent(new Event("abort"));
        },
        { once: true },
      );
    });
    await phone.write([STUDY]);
    // Begun again: first by what the phone takes for the state of things, which is not that any more.
    expect(begun).toBe(3);
    expect(phone.entries().map(({ n }) => n)).toEqual([1, 2]);
  });

  test("an open that hangs is told within the limit, and comes later", async () => {
    const request = indexedDB.open(`${name} that nobody hears of`);
    for (const event of ["upgradeneeded", "success"]) {
      request.addEventListener(event, (heard) => heard.stopImmediatePropagation());
    }
    const open = vi.spyOn(indexedDB, "open").mockImplementationOnce(() => request);
    const storage = storageHere();
    const failed = await phoneOn(storage).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(StorageLost);
    expect((failed as StorageLost).blocked).toBe(false);
    expect(open).toHaveBeenCalledTimes(1);
    expect((await phoneOn(storage)).state.enrolment).toBe("fresh");
  });

  test("a newer version gets the database from two open tabs, which say that they are out of date", async () => {
    const [a, b] = [await enrolled(), await phoneOn(storageHere())];
    const newer = [...MIGRATIONS, () => undefined];
    const c = await phoneOn(storageHere(newer));
    expect(c.state).toMatchObject({ enrolment: "waiting", storage: "good" });
    for (const old of [a, b]) {
      expect(old.state.storage).toBe("blocked");
      await expect(old.write([STUDY])).rejects.toMatchObject({ blocked: true });
    }
    await c.write([STUDY]);
    // A page of the old version that is opened now is told the same.
    await expect(phoneOn(storageHere())).rejects.toMatchObject({ blocked: true });
  });

  test("a tab that does not let go blocks a newer version, which says so, and comes when it lets go", async () => {
    await enrolled();
    for (const storage of opened) storage.close();
    const stubborn = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name);
      request.addEventListener("success", () => resolve(request.result));
    });
    const storage = storageHere([...MIGRATIONS, () => undefined]);
    await expect(phoneOn(storage)).rejects.toMatchObject({ blocked: true });
    stubborn.close();
    expect((await phoneOn(storage)).state.enrolment).toBe("waiting");
  });
});

describe("row 10: a schema migration is killed", () => {
  test("the database is as it was before", async () => {
    await enrolled();
    for (const storage of opened) storage.close();
    const killed = storageHere([
      ...MIGRATIONS,
      (db, tx) => {
        db.createObjectStore("half");
        tx.abort();
      },
    ]);
    await expect(phoneOn(killed)).rejects.toBeInstanceOf(StorageLost);
    killed.close();
    expect((await phoneOn(storageHere())).state.enrolment).toBe("waiting");
  });
});
