// The least that searching can be: all texts are read from IndexedDB in one go, taken apart and kept in memory; a search is a scan
// of each with `indexOf`.
import { openDB } from "idb";
import type { StudyText } from "../../src/protocol/study-text.ts";
import { timed, type PageBench } from "../harness/page-bench.ts";
import { LOOKED_FOR, textBytes } from "../harness/texts.ts";

interface Texts {
  texts: number;
  /** they have been read before */
  later?: boolean;
}

const database = openDB("floor-search", 1, {
  upgrade(db) {
    db.createObjectStore("texts");
  },
});
let memory: string[] = [];

async function readAll(): Promise<void> {
  const all = (await (await database).getAll("texts")) as Uint8Array[];
  const decoder = new TextDecoder();
  memory = all.map((bytes) => {
    const { blocks } = JSON.parse(decoder.decode(bytes)) as StudyText;
    return blocks.map((block) => ("text" in block ? block.text : "")).join("\n");
  });
}

function scan(): void {
  let hits = 0;
  for (const words of memory) {
    for (let at = words.indexOf(LOOKED_FOR); at !== -1; at = words.indexOf(LOOKED_FOR, at + 1)) hits += 1;
  }
  if (hits === 0) throw new Error("Nothing was found.");
}

globalThis.bench = {
  async prepare({ texts, later }: Texts) {
    const db = await database;
    if ((await db.count("texts")) < texts) {
      const transaction = db.transaction("texts", "readwrite");
      for (let i = 0; i < texts; i++) void transaction.store.put(textBytes(i), i);
      await transaction.done;
    }
    if (later) await readAll();
  },
  async run({ later }: Texts) {
    return timed(async () => {
      if (!later) await readAll();
      scan();
    });
  },
} satisfies PageBench;
