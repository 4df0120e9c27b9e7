// Yjs: updates that wait in IndexedDB become one, which is sent as it is (y-websocket does not compress).
import { openDB } from "idb";
import * as Y from "yjs";
import { timed, type PageBench } from "../harness/page-bench.ts";
import { studyRecords } from "../harness/records.ts";

interface Waiting {
  phone: string;
  records: number;
}

const database = openDB("peer-yjs-reconnect", 1, {
  upgrade(db) {
    db.createObjectStore("updates", { autoIncrement: true });
  },
});

globalThis.bench = {
  async prepare({ records }: Waiting) {
    const db = await database;
    const transaction = db.transaction("updates", "readwrite");
    void transaction.store.clear();
    const doc = new Y.Doc();
    doc.on("update", (update: Uint8Array) => void transaction.store.add(update));
    for (const record of studyRecords(records)) doc.getArray("records").push([record]);
    await transaction.done;
  },
  async run({ phone }: Waiting) {
    return timed(async () => {
      const updates = (await (await database).getAll("updates")) as Uint8Array[];
      const doc = new Y.Doc();
      doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
      const answer = await fetch(`/yjs/${phone}`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: new Uint8Array(Y.encodeStateAsUpdate(doc)),
      });
      if (!answer.ok) throw new Error(`answered ${answer.status}`);
      await answer.json();
    });
  },
} satisfies PageBench;
