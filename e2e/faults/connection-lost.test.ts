// The phone's database: taken away in the middle of a save (iOS does that), held by another tab, hanging.
import { expect, test } from "@playwright/test";
import { callServer, enrol, person, tap, title } from "../testing/person.ts";
import { startServer } from "../testing/server.ts";
import { foundBranch, lostOrDoubled, rowsOn } from "./testing/beside.ts";
import { expectLosses, loseAt, withLosses } from "./testing/losses.ts";

test(
  "row 5: the connection is lost in the middle of a save: opened again, repeated, there once",
  { tag: "@phone" },
  async ({ context }) => {
    const server = await startServer(test.info().project.name, ["--empty"]);
    try {
      const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
      await withLosses(context);
      const member = await person(context);
      const { page } = member;
      await enrol(member, guest!.link);
      const saved: string[] = [];
      for (const [i, loss] of (["before", "after", "before", "after"] as const).entries()) {
        const essay = `essay-lost-0000${i}`;
        await page.evaluate((to) => (location.hash = to), `#/essays/${essay}`);
        const field = page.getByRole("textbox", { name: "正文" });
        await loseAt(page, "drafts", loss);
        await field.fill(`连接断在半路 ${i}`);
        await expect(page.getByText(/^草稿已存在本机/)).toBeVisible();
        await expectLosses(page, 2 * i + 1);
        await loseAt(page, "entries", loss);
        await tap(page, "交给支部");
        await expect(page.getByText(/^已存好，有网络就交上去|^已交给支部/)).toBeVisible();
        await expectLosses(page, 2 * i + 2);
        saved.push(essay);
      }
      await callServer(page);
      expect(lostOrDoubled(await rowsOn(server), saved)).toEqual([]);
      await page.evaluate(() => (location.hash = "#/essays"));
      await expect(page.getByRole("list", { name: "我写的" }).getByRole("listitem")).toHaveCount(
        saved.length,
      );
      expect(member.troubles).toEqual([]);
    } finally {
      await server.dispose();
    }
  },
);

test(
  "row 5: a newer page in another tab takes the database: words stay, and both other tabs say within 5 s what to do",
  { tag: "@phone" },
  async ({ context }) => {
    const server = await startServer(test.info().project.name, ["--empty"]);
    try {
      const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
      const { page } = await person(context);
      await enrol({ context, page, troubles: [] }, guest!.link);
      await page.evaluate(() => (location.hash = "#/essays/essay-0000000001"));
      const field = page.getByRole("textbox", { name: "正文" });
      await field.fill("别的标签页来了");
      await expect(page.getByText(/^草稿已存在本机/)).toBeVisible();

      const newer = await context.newPage();
      await newer.goto(`${server.url}/icon.svg`);
      await newer.evaluate(openHolding, NEWER);
      await expect(page.getByText("别的标签页占着存储，新写的存不上，点这里看怎么办")).toBeVisible({
        timeout: 5_000,
      });
      await field.fill("别的标签页来了，还在写");
      await expect(page.getByText("还没有存上")).toBeVisible();
      await expect(page.getByRole("button", { name: "复制我写的" })).toBeVisible();
      await expect(page.getByText(/^草稿已存在本机/)).toHaveCount(0);
      await expect(field).toHaveValue("别的标签页来了，还在写");

      const third = await context.newPage();
      await third.goto(server.url);
      await expect(third.getByText("别的标签页占着送学的存储")).toBeVisible({ timeout: 6_000 });
      await expect(third.getByRole("button", { name: "重新打开" })).toBeVisible();
    } finally {
      await server.dispose();
    }
  },
);

test(
  "row 5: the database does not open while two other tabs quarrel about it: said within 5 s, and all is there when they are closed",
  { tag: "@phone" },
  async ({ context }) => {
    const server = await startServer(test.info().project.name, ["--empty"]);
    try {
      const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
      const { page } = await person(context);
      await enrol({ context, page, troubles: [] }, guest!.link);
      await page.evaluate(() => (location.hash = "#/record/log"));
      await tap(page, "存下");
      await expect(title(page)).toHaveText("记录");
      await page.goto("about:blank");

      // One holds it and does not let go, another waits for it: who comes now stands in the queue.
      const [holder, waiter] = [await context.newPage(), await context.newPage()];
      for (const tab of [holder, waiter]) await tab.goto(`${server.url}/icon.svg`);
      await holder.evaluate(openHolding, undefined);
      await waiter.evaluate((newer) => void indexedDB.open("songxue", newer), NEWER);
      await page.addInitScript(untilSaid);
      await page.goto(`${server.url}/#/record`);
      await expect(title(page)).toHaveText("送学打不开", { timeout: 15_000 });
      const saidAfter = await page.evaluate(() => (window as unknown as { saidAfter: number }).saidAfter);
      expect(saidAfter).toBeLessThanOrEqual(5_000);
      await expect(page.getByText("先前存下的都还在", { exact: false })).toBeVisible();

      await waiter.close();
      await holder.close();
      await tap(page, "重新打开");
      await expect(page.getByText("读纸质材料")).toBeVisible();
    } finally {
      await server.dispose();
    }
  },
);

/** Of a database as a page of years to come would have it. */
const NEWER = 1_000;

/** Opens the phone's database and keeps it, deaf to all who ask for it. @param version none: as it is */
function openHolding(version: number | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("songxue", version);
    opening.addEventListener("success", () => {
      (window as unknown as { held: IDBDatabase }).held = opening.result;
      resolve();
    });
    opening.addEventListener("error", () => reject(new Error("it does not open")));
  });
}

/** Takes the time, by the page's own clock, from the first try to open the database to the words. */
function untilSaid(): void {
  // oxlint-disable-next-line typescript/unbound-method -- called with `this` below
  const { open } = IDBFactory.prototype;
  let begun: number | undefined;
  IDBFactory.prototype.open = function (...given) {
    begun ??= performance.now();
    return open.apply(this, given);
  };
  new MutationObserver((_changes, observer) => {
    if (document.querySelector("h1")?.textContent !== "送学打不开") return;
    (window as unknown as { saidAfter: number }).saidAfter = performance.now() - begun!;
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true });
}
