import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { callServer, enrol, keptForOffline, tap } from "../testing/person.ts";
import { startServer } from "../testing/server.ts";
import { foundBranch, lostOrDoubled, publishTexts, rowsOn } from "./testing/beside.ts";
import { launchMortal } from "./testing/mortal-browser.ts";
import { setQuota, usageOf } from "./testing/quota.ts";

test(
  "row 4: no room left: packs go before records, words stay on the screen and can be copied, nothing false is said, and it heals",
  { tag: "@phone" },
  async () => {
    const server = await startServer(test.info().project.name, ["--empty"]);
    const profile = await mkdtemp(join(tmpdir(), "songxue-profile-"));
    let browser = await launchMortal(profile);
    // Chromium remembers for half a minute how much room there was: a new browser asks.
    const openAgain = async (bytesLeft: number): Promise<Page> => {
      // What is in IndexedDB is known to it only when it is open.
      const used = await usageOf(browser.page, server.url);
      await browser.close();
      browser = await launchMortal(profile);
      await browser.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.url });
      await setQuota(browser.page, server.url, used + bytesLeft);
      await browser.page.goto(server.url);
      return browser.page;
    };
    const fieldOf = (page: Page) => page.getByRole("textbox", { name: "正文" });
    const savedOn = (page: Page) => page.getByText(/^草稿已存在本机/);
    try {
      const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
      await publishTexts(server, 3, 200_000);
      await enrol({ ...browser, troubles: [] }, guest!.link);
      await keptForOffline({ ...browser, troubles: [] });
      await tap(browser.page, "把 3 篇存到手机");
      await expect(browser.page.getByText("3 篇学习材料都在手机上了")).toBeVisible();

      await test.step("a little room: texts that can be fetched again make way", async () => {
        const page = await openAgain(60_000);
        await page.goto(`${server.url}/#/essays/essay-0000000001`);
        const words = "写".repeat(60_000);
        await fieldOf(page).fill(words);
        await expect(savedOn(page)).toBeVisible();
        await expect(fieldOf(page)).toHaveValue(words);
        await page.goto(`${server.url}/#/texts`);
        await expect(page.getByText("还没存到手机").first()).toBeVisible();
        await page.reload();
        await page.goto(`${server.url}/#/essays/essay-0000000001`);
        await expect(fieldOf(page)).toHaveValue(words);
      });

      const words = "手机满了也要写下去";
      const page = await openAgain(-50_000);
      await test.step("no room at all: the words stay, and can be taken out", async () => {
        await page.goto(`${server.url}/#/essays/essay-0000000002`);
        await fieldOf(page).fill(words);
        await expect(page.getByText("还没有存上")).toBeVisible();
        await expect(page.getByRole("alert")).toContainText("手机的存储空间满了，这一次没有存上");
        await expect(savedOn(page)).toHaveCount(0);
        await expect(page.getByText("手机存储满了，新写的存不上，点这里看怎么办")).toBeVisible();
        await tap(page, "交给支部");
        await expect(page.getByRole("button", { name: "交给支部" })).toBeVisible();
        await expect(page.getByText(/^已存好|^已交给支部/)).toHaveCount(0);
        await expect(fieldOf(page)).toHaveValue(words);
        await tap(page, "复制我写的");
        expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(words);
      });

      await test.step("room again: nothing has to be written twice", async () => {
        await setQuota(page, server.url);
        await tap(page, "再存一次");
        await expect(savedOn(page)).toBeVisible();
        await tap(page, "交给支部");
        await expect(page.getByText(/^已存好|^已交给支部/)).toBeVisible();
        await callServer(page);
        await expect(page.getByText("手机存储满了")).toHaveCount(0);
        expect(lostOrDoubled(await rowsOn(server), ["essay-0000000002"])).toEqual([]);
      });
    } finally {
      await browser.kill();
      await rm(profile, { recursive: true, force: true });
      await server.dispose();
    }
  },
);
