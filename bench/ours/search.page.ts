// Our search in all that is on the phone; the first reads it, the later ones only scan.
import { needleOf } from "../../src/domain/search/find-words.ts";
import { searchPhone, type Searched } from "../../src/app/texts/search-phone.ts";
import type { Phone } from "../../src/sync/phone.ts";
import { timed, type PageBench } from "../harness/page-bench.ts";
import { LOOKED_FOR, textBytes } from "../harness/texts.ts";
import { openPhoneHere } from "./phone-here.ts";

interface Texts {
  texts: number;
  /** they have been read before */
  later?: boolean;
  /** what is measured: until all is found, or the longest time in which the page answers nobody, ms */
  what?: "all" | "longest task";
}

let phone: Phone;
let published: Searched[];

async function search(): Promise<void> {
  const found = await searchPhone(phone, published, needleOf(LOOKED_FOR));
  if (found?.searched !== published.length || found.texts.length === 0)
    throw new Error("Not all was searched.");
}

globalThis.bench = {
  async prepare({ texts, later }: Texts) {
    ({ phone } = await openPhoneHere("search"));
    // They lie here from the round before: what has this name is not written again.
    const blobs: string[] = [];
    for (let i = 0; i < texts; i++) blobs.push(await phone.blobs.put(textBytes(i), "application/json"));
    published = blobs.map((blob, i) => ({ text: `text-${i}`, title: `第 ${i} 篇`, blob }));
    if (later) await search();
  },
  async run({ what = "all" }: Texts) {
    const tasks: number[] = [0];
    const watch = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map((task) => task.duration)),
    );
    watch.observe({ type: "longtask" });
    const took = await timed(search);
    if (what === "all") return took;
    // A long task is told of only after it; nothing says when the last has been told. This is outside of what is timed.
    await new Promise((resolve) => setTimeout(resolve, 500));
    watch.disconnect();
    return Math.max(...tasks);
  },
} satisfies PageBench;
