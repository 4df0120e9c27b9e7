// The least that sending what waits can be: read the queue, one compressed POST, and when the server has it note that durably.
import { openDB } from "idb";
import type { PageBench } from "../harness/page-bench.ts";
import { timed } from "../harness/page-bench.ts";
import { studyRecords } from "../harness/records.ts";

interface Waiting {
  phone: string;
  records: number;
}

const database = openDB("floor-reconnect", 1, {
  upgrade(db) {
    db.createObjectStore("queue");
    db.createObjectStore("sent");
  },
});

async function packed(text: string): Promise<Blob> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
}

globalThis.bench = {
  async prepare({ records }: Waiting) {
    const db = await database;
    await db.clear("sent");
    const transaction = db.transaction("queue", "readwrite");
    void transaction.store.clear();
    studyRecords(records).forEach((record, n) => void transaction.store.put(JSON.stringify(record), n));
    await transaction.done;
  },
  async run({ phone, records }: Waiting) {
    return timed(async () => {
      const db = await database;
      const lines = await db.getAll("queue");
      const answer = await fetch(`/records/${phone}`, {
        method: "POST",
        headers: { "content-type": "text/plain", "content-encoding": "gzip" },
        body: await packed(lines.join("\n")),
      });
      const { through } = (await answer.json()) as { through: number };
      if (through !== records) throw new Error(`${through} of ${records} arrived`);
      const transaction = db.transaction("sent", "readwrite", { durability: "strict" });
      void transaction.store.put(through, "through");
      await transaction.done;
    });
  },
} satisfies PageBench;
