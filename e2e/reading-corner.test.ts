// 读书角: what a member lets others read goes to their phones without his name, and from them when he takes it back.
import { expect, type Page, test } from "@playwright/test";
import { untilArrived } from "./story/secretary.ts";
import { demoLink, linkIn } from "./testing/branch.ts";
import { callServer, enrol, keptForOffline, person, shot, tap, title } from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

const ESSAY = { title: "从挖渠想到的", text: "那天夜里我们一起把渠挖通了。谁也没有喊累。" };
const SHOWN = "谁也没有喊累。";

test("a nameless essay is read by the branch without a network, and is gone when its writer takes it back", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const server = await startServer(test.info().project.name);
  try {
    const [writer, secretary, mate] = [
      await person(await browser.newContext()),
      await person(await browser.newContext()),
      await person(await browser.newContext()),
    ];
    await enrol(writer, await demoLink(server, "何小满"));
    await enrol(secretary, await demoLink(server, "陈建国"));
    await enrol(mate, linkIn(await server.admin("invite", "刘海涛")));
    for (const { page } of [writer, secretary, mate]) await tap(page, "以后再说");

    await test.step("he hands in; when nobody can take it back any more he lets others read a part, without his name", async () => {
      const { page } = writer;
      await page.goto(`${server.url}/#/essays`);
      await tap(page, "写一篇新的");
      await page.getByRole("textbox", { name: "题目" }).fill(ESSAY.title);
      await page.getByRole("textbox", { name: "正文" }).fill(ESSAY.text);
      await tap(page, "交给支部");
      await callServer(page);
      await expect(page.getByText(/已交给支部/)).toBeVisible();
      await expect(page.getByRole("heading", { name: "愿意给大家看看吗" })).toHaveCount(0);
      await server.moveClock(11 * 60_000);
      await callServer(page);
      await shot(page, "writer is asked");
      await tap(page, "看看怎么给");
      await page.getByRole("textbox", { name: "正文" }).fill(SHOWN);
      await shot(page, "writer sees the very words");
      await tap(page, "同意给大家看");
      await expect(page.getByText("还没有放出来，放不放由支部定。")).toBeVisible();
      await callServer(page);
    });

    await test.step("the secretary puts it into the 读书角", async () => {
      const { page } = secretary;
      await page.goto(`${server.url}/#/branch/corner`);
      const row = page.getByRole("link", { name: new RegExp(`^${ESSAY.title}.*不署名`) });
      await untilArrived(page, () => expect(row).toBeVisible({ timeout: 1_000 }));
      await row.click();
      await shot(page, "secretary puts it in");
      await tap(page, "放进读书角");
      await expect(page.getByText(/的读书角里有这一篇。$/)).toBeVisible();
      await callServer(page);
    });

    await test.step("another member reads it without a network; nothing on his phone says whose it is", async () => {
      const { page } = mate;
      await callServer(page);
      await page.goto(`${server.url}/#/texts`);
      await tap(page, "大家写的体会", ESSAY.title);
      await expect(page.getByText(SHOWN)).toBeVisible();
      await keptForOffline(mate);
      await mate.context.setOffline(true);
      await page.reload();
      await expect(title(page)).toHaveText(ESSAY.title);
      await expect(page.getByText(SHOWN)).toBeVisible();
      await expect(page.getByText(/^没有署名/)).toBeVisible();
      await shot(page, "mate reads it");
      expect(await isKept(page, SHOWN)).toBe(true);
      expect(await page.locator("main").innerText()).not.toContain("何小满");
      await mate.context.setOffline(false);
    });

    await test.step("he takes it back: at their next contact it is gone from the other phones", async () => {
      await writer.page.goto(`${server.url}/#/me/shared`);
      await callServer(writer.page);
      await expect(writer.page.getByText(/^现在放在.*的读书角里。$/)).toBeVisible();
      await shot(writer.page, "writer sees where it stands");
      await tap(writer.page, "收回，不再给大家看");
      await writer.page.getByRole("dialog").getByRole("button", { name: "收回", exact: true }).click();
      await expect(writer.page.getByRole("list", { name: "收回了的" })).toBeVisible();
      await callServer(writer.page);
      await callServer(mate.page);
      await expect(mate.page.getByText(/已经不在读书角了/)).toBeVisible();
      await expect(mate.page.getByText(SHOWN)).toHaveCount(0);
      // From what his phone keeps, and not only from the page.
      await expect.poll(() => isKept(mate.page, SHOWN)).toBe(false);
      await callServer(secretary.page);
      await expect(secretary.page.getByText(/现在不能放了/)).toBeVisible();
    });
    for (const one of [writer, secretary, mate]) expect(one.troubles).toEqual([]);
    expect(await server.admin("verify")).toContain("都对");
  } finally {
    await server.dispose();
  }
});

/** Whether the phone's database holds the words anywhere. */
function isKept(page: Page, words: string): Promise<boolean> {
  return page.evaluate(async (wanted) => {
    const [{ name }] = (await indexedDB.databases()) as [{ name: string }];
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.addEventListener("success", () => resolve(opening.result));
      opening.addEventListener("error", () => reject(new Error("no database")));
    });
    let found = false;
    for (const store of db.objectStoreNames) {
      const all = await new Promise<unknown[]>((resolve) => {
        const asking = db.transaction(store).objectStore(store).getAll();
        asking.addEventListener("success", () => resolve(asking.result));
      });
      found ||= JSON.stringify(all).includes(wanted);
    }
    db.close();
    return found;
  }, words);
}
