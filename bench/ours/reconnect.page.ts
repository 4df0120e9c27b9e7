// Our phone sends what has waited: until its own state says that nothing waits any more.
import { timed, type PageBench } from "../harness/page-bench.ts";
import { studyRecords } from "../harness/records.ts";
import { enrol, openPhoneHere, type PhoneHere } from "./phone-here.ts";

interface Waiting {
  records: number;
  proof?: string;
}

let here: PhoneHere;

globalThis.bench = {
  async prepare({ records, proof = "" }: Waiting) {
    here = await openPhoneHere(proof);
    await enrol(here, proof);
    for (const { kind, at, ...body } of studyRecords(records)) {
      here.clock.at = at;
      await here.phone.write([{ kind, body }]);
    }
    delete here.clock.at;
  },
  async run({ records }: Waiting) {
    const { phone } = here;
    const before = phone.state.outbox.waiting;
    const took = await timed(() => phone.contact());
    const { waiting, exceptions } = phone.state.outbox;
    if (before !== records || waiting !== 0 || exceptions.length > 0) {
      throw new Error(`${before} waited, ${waiting} still do, ${exceptions.length} stand apart`);
    }
    return took;
  },
} satisfies PageBench;
