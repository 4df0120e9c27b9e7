import type { BrowserContext } from "playwright";
import "./page-bench.ts";
import { pageName } from "./pages.ts";
import { slowDown } from "./phone-browser.ts";

/** One round in a fresh page: prepares at full speed, then does the work at the speed of a phone. */
export interface PageRound {
  /** http://localhost:… */
  origin: string;
  /** under bench/ */
  file: string;
  prepare?: unknown;
  run?: unknown;
  /** how many times slower than this machine */
  slower: number;
  /** what is to happen between the two, such as taking the count of bytes */
  between?: () => void;
}

/** @returns ms */
export async function pageRound(browser: BrowserContext, round: PageRound): Promise<number> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  try {
    await page.goto(`${round.origin}/bench/${pageName(round.file)}.html`);
    await page.evaluate((argument) => globalThis.bench.prepare(argument as never), round.prepare);
    if (round.slower > 1) await slowDown(page, round.slower);
    round.between?.();
    return await page.evaluate((argument) => globalThis.bench.run(argument as never), round.run);
  } catch (error) {
    throw new Error([`${round.file} did not work.`, ...problems].join("\n"), { cause: error });
  } finally {
    await page.close();
  }
}
