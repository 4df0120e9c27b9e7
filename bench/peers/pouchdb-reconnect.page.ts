// PouchDB: documents that wait are replicated to a server.
import PouchDB from "pouchdb-browser";
import { timed, type PageBench } from "../harness/page-bench.ts";
import { studyRecords } from "../harness/records.ts";

interface Waiting {
  phone: string;
  records: number;
}

let database: PouchDB;

globalThis.bench = {
  async prepare({ phone, records }: Waiting) {
    database = new PouchDB(phone);
    await database.bulkDocs(studyRecords(records).map((record, n) => ({ _id: String(n), ...record })));
  },
  async run({ phone, records }: Waiting) {
    return timed(async () => {
      const { docs_written } = await database.replicate.to(`${location.origin}/couch/${phone}`);
      if (docs_written !== records) throw new Error(`${docs_written} of ${records} arrived`);
    });
  },
} satisfies PageBench;
