// The least that a durable write can be: the record and its place in the queue, in one strict transaction of IndexedDB.
import { openDB } from "idb";
import type { PageBench } from "../harness/page-bench.ts";
import { timed } from "../harness/page-bench.ts";
import { studyRecords } from "../harness/records.ts";

interface Writes {
  writes: number;
}

const database = openDB("floor-write", 1, {
  upgrade(db) {
    db.createObjectStore("records");
    db.createObjectStore("queue");
  },
});
let next = 0;

async function write(count: number): Promise<void> {
  const db = await database;
  for (const record of studyRecords(count)) {
    const transaction = db.transaction(["records", "queue"], "readwrite", { durability: "strict" });
    const n = next++;
    void transaction.objectStore("records").put(JSON.stringify(record), n);
    void transaction.objectStore("queue").put(n, n);
    await transaction.done;
  }
}

globalThis.bench = {
  async prepare({ writes }: Writes) {
    await (await database).clear("records");
    await (await database).clear("queue");
    await write(writes);
  },
  async run({ writes }: Writes) {
    return (await timed(() => write(writes))) / writes;
  },
} satisfies PageBench;
