// The least that a new phone can do: fetch what is stored, page by page, and keep each page of 500 as one value, or (to see what
// that is worth) each record by itself.
import { openDB } from "idb";
import type { PageBench } from "../harness/page-bench.ts";
import { timed } from "../harness/page-bench.ts";

interface Stored {
  records: number;
  how: "packed" | "one by one";
}

const PAGE = 500;
const database = openDB("floor-new-phone", 1, {
  upgrade(db) {
    db.createObjectStore("records");
  },
});

async function pages(count: number): Promise<string[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, page) => (await fetch(`/pages/${page}`)).text()),
  );
}

globalThis.bench = {
  async prepare() {
    await (await database).clear("records");
  },
  async run({ records, how }: Stored) {
    let kept = 0;
    const took = await timed(async () => {
      const texts = await pages(Math.ceil(records / PAGE));
      const transaction = (await database).transaction("records", "readwrite", { durability: "strict" });
      texts.forEach((text, page) => {
        // Read as JSON in both cases: a page that is no page must not be kept.
        const items = JSON.parse(text) as unknown[];
        kept += items.length;
        if (how === "packed") void transaction.store.put(text, page);
        else items.forEach((item, i) => void transaction.store.put(item, page * PAGE + i));
      });
      await transaction.done;
    });
    if (kept !== records) throw new Error(`${kept} of ${records} arrived`);
    return took;
  },
} satisfies PageBench;
