// Our durable write: numbered, in the journal, with the view of it, in one strict transaction.
import { timed, type PageBench } from "../harness/page-bench.ts";
import { studyRecords } from "../harness/records.ts";
import { enrol, openPhoneHere, type PhoneHere } from "./phone-here.ts";

interface Writes {
  writes: number;
  proof?: string;
}

let here: PhoneHere;

async function write(count: number): Promise<void> {
  for (const { kind, at: _, ...body } of studyRecords(count)) await here.phone.write([{ kind, body }]);
}

globalThis.bench = {
  async prepare({ writes, proof = "" }: Writes) {
    here = await openPhoneHere(proof);
    await enrol(here, proof);
    await write(writes);
  },
  async run({ writes }: Writes) {
    return (await timed(() => write(writes))) / writes;
  },
} satisfies PageBench;
