// PouchDB's durable write: `put`, which keeps the document and its place in the sequence.
import PouchDB from "pouchdb-browser";
import { timed, type PageBench } from "../harness/page-bench.ts";
import { studyRecords } from "../harness/records.ts";

interface Writes {
  writes: number;
}

let next = 0;
const database = new PouchDB("peer-write");

async function write(count: number): Promise<void> {
  for (const record of studyRecords(count)) {
    await database.put({ _id: `${Date.now()}-${String(next++)}`, ...record });
  }
}

globalThis.bench = {
  prepare: ({ writes }: Writes) => write(writes),
  async run({ writes }: Writes) {
    return (await timed(() => write(writes))) / writes;
  },
} satisfies PageBench;
