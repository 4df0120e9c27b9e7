import { expect, test } from "@playwright/test";
import { callServer, enrol, keptForOffline, person, tap, title } from "../testing/person.ts";
import { startServer } from "../testing/server.ts";
import { foundBranch, publishTexts } from "./testing/beside.ts";

test(
  "row 7: a browser that threw all away: told at the start without a network, and healed from the server when there is one",
  { tag: "@phone" },
  async ({ context }) => {
    const server = await startServer(test.info().project.name, ["--empty"]);
    try {
      const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
      await publishTexts(server, 3, 2_000);
      const member = await person(context);
      const { page } = member;
      await enrol(member, guest!.link);
      await keptForOffline(member);
      await tap(page, "把 3 篇存到手机");
      await expect(page.getByText("3 篇学习材料都在手机上了")).toBeVisible();
      await page.evaluate(() => (location.hash = "#/record/log"));
      await page.getByText("不是今天？想写学的什么？").click();
      await page.getByRole("textbox", { name: "学的什么" }).fill("清不掉的学习");
      await tap(page, "存下");
      await expect(page.getByText("清不掉的学习")).toBeVisible();
      await callServer(page);

      await page.goto("about:blank");
      const session = await context.newCDPSession(page);
      await session.send("Storage.clearDataForOrigin", { origin: server.url, storageTypes: "indexeddb" });

      await test.step("without a network: what happened, what is safe, and no question that cannot be answered", async () => {
        await context.setOffline(true);
        await page.goto(server.url);
        await expect(page.getByText("这个浏览器里存的东西被清掉了")).toBeVisible();
        await expect(page.getByText(/支部已经收到的都还在/)).toBeVisible();
        await expect(page.getByRole("button", { name: "取回我的记录" })).toHaveCount(0);
      });

      await test.step("the network comes: it asks by itself, and all comes back, the texts when they are wanted", async () => {
        await context.setOffline(false);
        await expect(title(page)).toHaveText("欢迎回来，周海同志");
        await tap(page, "取回我的记录");
        await expect(title(page)).toContainText("登记好了");
        await tap(page, "把 3 篇存到手机");
        await expect(page.getByText("3 篇学习材料都在手机上了")).toBeVisible();
        await page.evaluate(() => (location.hash = "#/record"));
        await expect(page.getByText("清不掉的学习")).toBeVisible();
        await page.evaluate(() => (location.hash = "#/me/storage"));
        await expect(page.getByText(/手机上存了 3 篇文章/)).toBeVisible();
      });
      expect(member.troubles).toEqual([]);
    } finally {
      await server.dispose();
    }
  },
);
