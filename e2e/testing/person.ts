import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";

/** Somebody with a browser of his own. */
export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** what no person may ever meet: violations of the content policy, scripts that failed */
  readonly troubles: readonly string[];
}

/** @param context of his own, with nothing opened in it yet */
export async function person(context: BrowserContext): Promise<Person> {
  const troubles: string[] = [];
  await context.exposeBinding("reportTrouble", (_source, words: string) => troubles.push(words));
  await context.addInitScript(() => {
    const report = (window as unknown as { reportTrouble: (words: string) => void }).reportTrouble;
    addEventListener("securitypolicyviolation", (event) => {
      report(
        `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      );
    });
  });
  context.on("weberror", (error) => troubles.push(`script: ${error.error().stack ?? error.error().message}`));
  return { context, page: context.pages()[0] ?? (await context.newPage()), troubles };
}

/** From an invitation's link (or where it has led to already) to the first screen after the consent. */
export async function enrol(
  { page }: Partial<Person> & Pick<Person, "page">,
  link: string | undefined,
): Promise<void> {
  if (link !== undefined) await page.goto(link);
  await page.getByRole("button", { name: "是我，下一步" }).click();
  await page.getByRole("button", { name: "同意，用手机学习" }).click();
  await expect(title(page)).toContainText("登记好了");
}

/**
 * Until all that was opened is kept on the phone. Nobody sees it happen; who takes the train before has to wait for a network.
 * @param staff has a role: its pages come by themselves
 */
export async function keptForOffline({ page }: Person, staff?: "staff"): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const notKept = () =>
    page.evaluate(async () => {
      const files = performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => name.includes("/assets/"));
      const kept = await Promise.all(files.map((file) => caches.match(file, { ignoreSearch: true })));
      return {
        staff: files.some((file) => file.includes("/staff-")),
        missing: files.filter((_, i) => !kept[i]),
      };
    });
  await expect.poll(notKept).toEqual({ staff: staff !== undefined, missing: [] });
}

export function title(page: Page): Locator {
  return page.getByRole("heading", { level: 1 });
}

export async function goTab(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name }).click();
}

/** Taps these one after the other: a link or button that begins with the words. */
export async function tap(within: Page | Locator, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const words = new RegExp(`^${name}`);
    await within
      .getByRole("link", { name: words })
      .or(within.getByRole("button", { name: words }))
      .first()
      .click();
  }
}

/** Calls the server now, as one does who does not want to wait a minute for it, and comes back to where he was. */
export async function callServer(page: Page): Promise<void> {
  const back = new URL(page.url()).hash;
  await goHash(page, "#/state");
  const button = page.getByRole("button", { name: /^(现在上传|现在交上去|看看有没有新的)$/ });
  await button.click();
  await expect(button).toBeVisible();
  await goHash(page, back);
}

async function goHash(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
}

/** A picture for whoever wants to look, where SHOTS names a folder. `part`: what is on the screen, without moving the page */
export async function shot(page: Page, name: string, part: "page" | "screen" = "page"): Promise<void> {
  const folder = process.env["SHOTS"];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: part === "page" });
}
