import { expect, test } from "@playwright/test";
import { callServer, person, tap, title } from "../testing/person.ts";
import { startServer } from "../testing/server.ts";
import { foundBranch, lostOrDoubled, rowsOn } from "./testing/beside.ts";

const WECHAT_ON_IOS =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.48(0x1800302d) NetType/4G Language/zh_CN";

test(
  "row 8: without a service worker (WeChat on iOS) all is saved, and 在浏览器打开 is explained",
  { tag: "@phone" },
  async ({ browser }) => {
    const server = await startServer(test.info().project.name, ["--empty"]);
    try {
      const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
      const context = await browser.newContext({ userAgent: WECHAT_ON_IOS });
      await context.addInitScript(() => {
        delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
      });
      const member = await person(context);
      const { page } = member;
      await page.goto(guest!.link);
      expect(await page.evaluate(() => "serviceWorker" in navigator)).toBe(false);

      await test.step("asked before the invitation is used up, with a picture and a link to copy", async () => {
        await expect(title(page)).toHaveText("在哪里打开？");
        await expect(page.getByRole("heading", { name: "在浏览器打开（推荐）" })).toBeVisible();
        await expect(page.getByRole("img", { name: /在浏览器打开/ })).toBeVisible();
        await expect(page.getByRole("button", { name: "复制链接" })).toBeVisible();
        await tap(page, "就在微信里用", "是我，下一步", "同意，用手机学习");
        await expect(title(page)).toContainText("登记好了");
      });

      await test.step("without network everything is saved, and survives the page", async () => {
        // What the app loads for later has come.
        await page.waitForLoadState("networkidle");
        await context.setOffline(true);
        await page.evaluate(() => (location.hash = "#/essays/essay-0000000001"));
        await page.getByRole("textbox", { name: "正文" }).fill("在微信里写的");
        await tap(page, "交给支部");
        await expect(page.getByText(/^已存好，有网络就交上去/)).toBeVisible();
        await page.evaluate(() => (location.hash = "#/essays/essay-0000000002"));
        await page.getByRole("textbox", { name: "正文" }).fill("还没写完的");
        await expect(page.getByText(/^草稿已存在本机/)).toBeVisible();
        await page.close();
      });

      await test.step("what does not work here is said, with the way out", async () => {
        await context.setOffline(false);
        const again = await context.newPage();
        await again.goto(`${server.url}/#/essays/essay-0000000002`);
        await expect(again.getByRole("textbox", { name: "正文" })).toHaveValue("还没写完的");
        await callServer(again);
        await again.goto(`${server.url}/#/state`);
        await expect(again.getByText("在这里写的都会存下，但没有网络时打不开送学")).toBeVisible();
        await expect(again.getByText("在浏览器打开", { exact: false }).first()).toBeVisible();
        await expect(again.getByText(/支部已收到 · 回执 \d{4}/).first()).toBeVisible();
      });
      await test.step("how it comes onto the phone's screen begins with the way into a browser", async () => {
        const again = await context.newPage();
        await again.goto(`${server.url}/#/me/install`);
        await expect(again.getByRole("heading", { level: 2 }).first()).toHaveText("微信里");
        await expect(again.getByRole("img", { name: /在浏览器打开/ })).toBeVisible();
        await expect(again.getByRole("link", { name: "要一个换机号码" }).first()).toBeVisible();
        await again.goto(`${server.url}/#/me/storage`);
        await expect(again.getByRole("heading", { name: "会不会被浏览器清掉" })).toBeVisible();
        await expect(again.getByText("没有网络也能打开送学")).toHaveCount(0);
      });
      expect(lostOrDoubled(await rowsOn(server), ["essay-0000000001"])).toEqual([]);
      expect(member.troubles).toEqual([]);
    } finally {
      await server.dispose();
    }
  },
);
