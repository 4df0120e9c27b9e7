// Yjs: a new phone takes the whole document as one update, reads it, and keeps it.
import { openDB } from "idb";
import * as Y from "yjs";
import { timed, type PageBench } from "../harness/page-bench.ts";

interface Stored {
  records: number;
}

const database = openDB("peer-yjs-new-phone", 1, {
  upgrade(db) {
    db.createObjectStore("updates", { autoIncrement: true });
  },
});

globalThis.bench = {
  async prepare() {
    await (await database).clear("updates");
  },
  async run({ records }: Stored) {
    return timed(async () => {
      const update = new Uint8Array(await (await fetch("/yjs/stored")).arrayBuffer());
      const doc = new Y.Doc();
      Y.applyUpdate(doc, update);
      const arrived = doc.getArray("records").length;
      if (arrived !== records) throw new Error(`${arrived} of ${records} arrived`);
      const transaction = (await database).transaction("updates", "readwrite", { durability: "strict" });
      void transaction.store.add(update);
      await transaction.done;
    });
  },
} satisfies PageBench;
