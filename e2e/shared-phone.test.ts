// Several people on one phone: what is one's is not the other's, in storage, on the screen and on the server.
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { logByHand } from "./story/member.ts";
import { callServer, enrol, goTab, keptForOffline, person, tap, title } from "./testing/person.ts";
import { foundBranch, lostOrDoubled, rowsOn } from "./faults/testing/beside.ts";
import { startServer } from "./testing/server.ts";

test(
  "two members on one phone: each has what is his, a third may look in and go again, and clearing one leaves the other",
  { tag: "@phone" },
  async ({ browser }) => {
    const server = await startServer(test.info().project.name, ["--empty"]);
    try {
      const [, zhou, lin] = await foundBranch(server, ["陈建国", "周海", "林秀"]);
      const context = await browser.newContext({ acceptDownloads: true });
      const member = await person(context);
      const { page } = member;
      await enrol(member, zhou!.link);
      await keptForOffline(member);
      await tap(page, "进入首页");
      await logByHand(member, { how: "讨论", title: "周海的讨论" });
      await callServer(page);
      await page.goto(`${server.url}/#/me`);
      await tap(page, "换成长辈版");
      await page.goto(`${server.url}/#/essays/essay-of-zhou-01`);
      await tap(page, "自己打字写");
      await page.getByRole("textbox", { name: "正文" }).fill("周海写到一半的话");
      await expect(page.getByText(/^写的已存在这部手机上/)).toBeVisible();

      await test.step("an invitation for another, opened on his phone: enrolled beside him", async () => {
        await page.goto(`${server.url}/#/`);
        await page.goto(lin!.link);
        await expect(title(page)).toContainText("这部手机是周海同志的");
        await tap(page, "合用这部手机：给那个人登记");
        await expect(title(page)).toHaveText("林秀同志，您好");
        await enrol(member, undefined);
        await tap(page, "进入首页");
        await expect(title(page)).toHaveText("林秀同志，您好");
      });

      await test.step("nothing of the first is there: not on a page, not in what is kept under the other's name, not in an export", async () => {
        expect(await page.evaluate(() => document.documentElement.hasAttribute("data-elder"))).toBe(false);
        await logByHand(member, { how: "讨论", title: "林秀的讨论" });
        await callServer(page);
        for (const path of ["/record", "/essays", "/me/data", "/state"]) {
          await page.evaluate((to) => (location.hash = to), `#${path}`);
          await expect(title(page)).toBeVisible();
          expect(await page.locator("body").innerText(), path).not.toContain("周海");
        }
        const downloading = page.waitForEvent("download");
        await tap(page, "导出我的全部记录");
        const file = await readFile(await (await downloading).path(), "utf8");
        expect(file).toContain("林秀的讨论");
        expect(file).not.toContain("周海");
        await page.goto(`${server.url}/#/essays/essay-of-zhou-01`);
        await expect(page.getByRole("textbox", { name: "正文" })).toHaveValue("");
        expect(await databases(page)).toHaveLength(2);
      });

      await test.step("back to the first, and all is as he left it", async () => {
        await page.goto(`${server.url}/#/me/people`);
        await expect(page.getByText("分开，但没有密码")).toBeVisible();
        await tap(page, "周海");
        await expect(title(page)).toHaveText("周海同志，您好");
        expect(await page.evaluate(() => document.documentElement.hasAttribute("data-elder"))).toBe(true);
        await page.goto(`${server.url}/#/essays/essay-of-zhou-01`);
        await expect(page.getByRole("textbox", { name: "正文" })).toHaveValue("周海写到一半的话");
        await goBackAndForth(page, server.url);
      });

      await test.step("somebody who only looks in is not kept", async () => {
        await page.goto(`${server.url}/#/me/people`);
        await tap(page, "给另一个人登记");
        await expect(title(page)).toHaveText("欢迎使用送学");
        // Whose cookie it is, is none of his business.
        await expect(page.getByText("欢迎回来")).toHaveCount(0);
        await tap(page, "换回周海");
        await expect(title(page)).toHaveText("周海同志，您好");
        await page.goto(`${server.url}/#/me/people`);
        await expect(page.getByRole("button", { name: "林秀" })).toBeVisible();
        await expect(page.getByRole("button", { name: "还没确认的人" })).toHaveCount(0);
      });

      await test.step("one clears what is his: the phone is the other's alone", async () => {
        await tap(page, "林秀");
        await expect(title(page)).toHaveText("林秀同志，您好");
        await page.goto(`${server.url}/#/me/data`);
        await tap(page, "清除这部手机上的内容");
        await tap(page.getByRole("dialog"), "清除");
        await expect(title(page)).toHaveText("周海同志，您好");
        await page.goto(`${server.url}/#/me/people`);
        await expect(page.getByRole("button", { name: "林秀" })).toHaveCount(0);
        expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("林秀");
        await page.goto(`${server.url}/#/record`);
        await expect(page.getByText("周海的讨论")).toBeVisible();
      });

      // Each wrote as himself.
      expect(lostOrDoubled(await rowsOn(server), ["周海的讨论", "林秀的讨论"])).toEqual([]);
      expect(member.troubles).toEqual([]);
    } finally {
      await server.dispose();
    }
  },
);

test(
  "a shared phone whose browser threw all away: nobody is greeted by another's name",
  { tag: "@phone" },
  async ({ browser }) => {
    const server = await startServer(test.info().project.name, ["--empty"]);
    try {
      const [, zhou, lin] = await foundBranch(server, ["陈建国", "周海", "林秀"]);
      const context = await browser.newContext();
      const { page } = await person(context);
      await enrol({ page }, zhou!.link);
      await tap(page, "进入首页");
      await page.goto(lin!.link);
      await tap(page, "合用这部手机：给那个人登记");
      await enrol({ page }, undefined);
      await tap(page, "进入首页");
      // The cookie is hers now: she called last.
      await callServer(page);
      await page.goto("about:blank");
      const session = await context.newCDPSession(page);
      await session.send("Storage.clearDataForOrigin", { origin: server.url, storageTypes: "indexeddb" });

      await page.goto(server.url);
      await expect(title(page)).toHaveText("欢迎回来，林秀同志");
      await tap(page, "换回周海");
      await expect(page.getByText("这个浏览器里存的东西被清掉了")).toBeVisible();
      await expect(page.getByText("请支部再发一个邀请", { exact: false })).toBeVisible();
      await expect(page.getByText("欢迎回来")).toHaveCount(0);
    } finally {
      await server.dispose();
    }
  },
);

async function goBackAndForth(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/#/record`);
  await expect(page.getByText("周海的讨论")).toBeVisible();
  await expect(page.getByText("林秀的讨论")).toHaveCount(0);
  await goTab(page, "首页");
}

function databases(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ""));
}
