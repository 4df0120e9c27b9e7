import { type BrowserContext, expect, type Page } from "@playwright/test";

/** `before`: the save did not happen · `after`: it did, and the page was not told */
type Loss = "before" | "after";

interface Losing {
  next: { store: string; loss: Loss } | undefined;
  losses: number;
}

/** What iOS does when it throws its database process away: the transaction ends without an error, the connection is closed. */
export async function withLosses(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const losing: Losing = { next: undefined, losses: 0 };
    (window as unknown as { losing: Losing }).losing = losing;
    // oxlint-disable-next-line typescript/unbound-method -- called with `this` below
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const tx = begin.call(this, stores, mode, options);
      const { next } = losing;
      if (mode !== "readwrite" || !next || ![stores].flat().includes(next.store)) return tx;
      losing.next = undefined;
      losing.losses++;
      const lose = (): void => {
        this.close();
        this.dispatchEvent(new Event("close"));
      };
      if (next.loss === "before") {
        tx.objectStore(next.store)
          .count()
          .addEventListener("success", () => {
            tx.abort();
            lose();
          });
      } else {
        tx.addEventListener("complete", (event) => {
          event.stopImmediatePropagation();
          lose();
          tx.dispatchEvent(new Event("abort"));
        });
      }
      return tx;
    };
  });
}

export async function loseAt(page: Page, store: string, loss: Loss): Promise<void> {
  await page.evaluate((next) => ((window as unknown as { losing: Losing }).losing.next = next), {
    store,
    loss,
  });
}

export async function expectLosses(page: Page, count: number): Promise<void> {
  expect(await page.evaluate(() => (window as unknown as { losing: Losing }).losing.losses)).toBe(count);
}
