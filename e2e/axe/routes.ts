import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { title } from "../testing/person.ts";

const ROUTES = ["src/app/routes.ts", "src/app/pages/member-routes.ts", "src/app/pages/staff/routes.ts"];

/** The paths of every page of the app, as its own lists have them: "/texts/:text". */
export async function everyPath(): Promise<string[]> {
  const root = new URL("../../", import.meta.url).pathname;
  const lists = await Promise.all(ROUTES.map((file) => readFile(root + file, "utf8")));
  return lists.flatMap((list) => [...list.matchAll(/\bpath: "([^"]+)"/g)].map(([, path]) => path!));
}

/**
 * One address for each of these paths: what is linked from the pages of this person, and where nothing is, the path with what
 * stood in the others ("/branch/meetings/:meeting/code" of a meeting that is linked).
 */
export async function addressesOf(page: Page, paths: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const known = new Map<string, string>();
  const queue = ["/"];
  for (let here = queue.shift(); here !== undefined; here = queue.shift()) {
    await openPage(page, here);
    const links = await page
      .locator('a[href^="#/"]')
      .evaluateAll((all) =>
        all.map((link) => (link.getAttribute("href") ?? "").slice(1).replace(/\?.*/, "")),
      );
    for (const link of [here, ...links]) {
      const path = paths.find((one) => matches(one, link));
      if (path === undefined || found.has(path)) continue;
      found.set(path, link);
      for (const [i, part] of path.split("/").entries())
        if (part.startsWith(":")) known.set(part, link.split("/")[i]!);
      queue.push(link);
    }
  }
  for (const path of paths) {
    if (found.has(path)) continue;
    const link = path.replaceAll(/:[a-z]+/g, (name) => known.get(name) ?? "000000000000");
    found.set(path, link);
  }
  return found;
}

export async function openPage(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), `#${path}`);
  await page.waitForFunction(
    (to) => location.hash === to && document.querySelector("main h1") !== null,
    `#${path}`,
  );
  await title(page).waitFor({ state: "attached" });
}

/** A word of the list that has a page of its own ("add") is no parameter: such paths stand before in the app's lists, too. */
function matches(path: string, link: string): boolean {
  const [wanted, given] = [path.split("/"), link.split("/")];
  return (
    wanted.length === given.length && wanted.every((part, i) => part.startsWith(":") || part === given[i])
  );
}
