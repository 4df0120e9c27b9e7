import { expect } from "@playwright/test";
import type { BarePage } from "./bare-page.ts";

const DRAFTS = `new Promise((resolve) => {
  const opening = indexedDB.open("songxue");
  opening.onsuccess = () => {
    const all = opening.result.transaction("drafts").objectStore("drafts").getAll();
    all.onsuccess = () => {
      resolve(JSON.stringify(all.result));
      opening.result.close();
    };
  };
})`;

/**
 * Waits until a draft with these words lies in the browser's storage, however slow the machine is: the page that wrote them is frozen
 * or gone, and writes nothing later by itself.
 * @param onlooker a page of the same address that does nothing else: the app is not asked
 */
export async function expectPutAway(onlooker: BarePage, words: string): Promise<void> {
  await expect.poll(() => onlooker.evaluate(DRAFTS), { timeout: 60_000 }).toContain(words);
}
