// A secretary's new phone: enrolled and told whose it is, then everything that her branch has written comes.
import { timed, type PageBench } from "../harness/page-bench.ts";
import { openPhoneHere, type PhoneHere } from "./phone-here.ts";

interface Stored {
  records: number;
}

let here: PhoneHere;

globalThis.bench = {
  async prepare({ proof }: { proof: string }) {
    here = await openPhoneHere(proof);
    await here.phone.enrol({ proof, consentVersion: 1, label: "安卓手机 · Chrome" });
  },
  async run({ records }: Stored) {
    const { phone } = here;
    const took = await timed(() => phone.contact());
    const arrived = phone.entries().filter(({ kind }) => kind === "study-logged").length;
    if (arrived !== records) throw new Error(`${arrived} of ${records} arrived`);
    return took;
  },
} satisfies PageBench;
