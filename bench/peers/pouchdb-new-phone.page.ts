// PouchDB: a new phone replicates what is stored.
import PouchDB from "pouchdb-browser";
import { timed, type PageBench } from "../harness/page-bench.ts";

interface Stored {
  phone: string;
  records: number;
}

globalThis.bench = {
  async prepare() {},
  async run({ phone, records }: Stored) {
    const database = new PouchDB(phone);
    return timed(async () => {
      const { docs_written } = await database.replicate.from(`${location.origin}/couch/stored`, {
        batch_size: 500,
      });
      if (docs_written !== records) throw new Error(`${docs_written} of ${records} arrived`);
    });
  },
} satisfies PageBench;
