// Yjs, its updates kept as y-indexeddb keeps them (one row each), but in a strict transaction like the others.
import { openDB } from "idb";
import * as Y from "yjs";
import { timed, type PageBench } from "../harness/page-bench.ts";
import { studyRecords } from "../harness/records.ts";

interface Writes {
  writes: number;
}

const database = openDB("peer-yjs-write", 1, {
  upgrade(db) {
    db.createObjectStore("updates", { autoIncrement: true });
  },
});

async function write(count: number): Promise<void> {
  const db = await database;
  const doc = new Y.Doc();
  let kept: Promise<unknown> = Promise.resolve();
  doc.on("update", (update: Uint8Array) => {
    const transaction = db.transaction("updates", "readwrite", { durability: "strict" });
    void transaction.store.add(update);
    kept = transaction.done;
  });
  const records = doc.getArray("records");
  for (const record of studyRecords(count)) {
    records.push([record]);
    await kept;
  }
}

globalThis.bench = {
  async prepare({ writes }: Writes) {
    await (await database).clear("updates");
    await write(writes);
  },
  async run({ writes }: Writes) {
    return (await timed(() => write(writes))) / writes;
  },
} satisfies PageBench;
