// What becomes of somebody's record when a browser is wiped, a second phone comes, and the first is lost.
import { readFile } from "node:fs/promises";
import { devices, expect, test } from "@playwright/test";
import { logByHand } from "./story/member.ts";
import { invite, openMember, untilArrived } from "./story/secretary.ts";
import { demoLink } from "./testing/branch.ts";
import {
  callServer,
  enrol,
  goTab,
  keptForOffline,
  type Person,
  person,
  shot,
  tap,
  title,
} from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

test("a wiped browser gets back what had reached the server", async ({ browser }) => {
  const server = await startServer(test.info().project.name);
  try {
    const member = await person(await browser.newContext({ acceptDownloads: true }));
    const { page } = member;
    await enrol(member, await demoLink(server, "何小满"));
    await tap(page, "以后再说");
    await keptForOffline(member);
    await logByHand(member, { how: "读纸质材料", title: "到了服务器的" });
    await callServer(page);
    await member.context.setOffline(true);
    await logByHand(member, { how: "讨论", title: "没有上传的" });

    await test.step("what is not uploaded is said, and can be taken out", async () => {
      await page.getByRole("link", { name: /待上传 1 条/ }).click();
      const saved = page.waitForEvent("download");
      await tap(page, "导出我的全部记录");
      const path = await (await saved).path();
      expect(await readFile(path, "utf8")).toContain("没有上传的");
    });

    await wipe(member);
    await member.context.setOffline(false);
    await page.reload();
    await expect(title(page)).toHaveText("欢迎回来，何小满同志");
    await shot(page, "phone welcome back");
    await tap(page, "取回我的记录");
    await tap(page, "以后再说");
    await goTab(page, "记录");
    await expect(page.getByText("读纸质材料：到了服务器的")).toHaveCount(1);
    await expect(page.getByText("没有上传的")).toHaveCount(0);
    await logByHand(member, { how: "讨论", title: "取回以后写的" });
    await callServer(page);
    await goTab(page, "首页");
    await expect(page.getByText(/^支部已收到/)).toBeVisible();
    expect(await server.admin("verify")).toContain("都对");
  } finally {
    await server.dispose();
  }
});

test("a second phone has it all; the lost first one is stopped, and what it sends later waits for her word", async ({
  browser,
}) => {
  const server = await startServer(test.info().project.name);
  try {
    const secretary = await person(await browser.newContext());
    const first = await person(await browser.newContext({ userAgent: devices["Pixel 7"].userAgent }));
    await enrol(first, await demoLink(server, "何小满"));
    await tap(first.page, "以后再说");
    await keptForOffline(first);
    await logByHand(first, { how: "读纸质材料", title: "第一部手机上写的" });
    await callServer(first.page);

    const second = await person(await browser.newContext({ userAgent: devices["iPhone 14"].userAgent }));
    await test.step("the secretary invites him again", async () => {
      await enrol(secretary, await demoLink(server, "陈建国"));
      await tap(secretary.page, "以后再说");
      await openMember(secretary.page, "何小满");
      const code = await invite(secretary);
      await expect(secretary.page.getByText("邀请码已生效，现在就能用。")).toBeVisible();
      await second.page.goto(server.url);
      await second.page.getByLabel("邀请码").fill(code.replace(/(\d)(?!\1)(\d)/, "$2$1"));
      await tap(second.page, "下一步");
      await expect(second.page.getByRole("alert")).toContainText("抄错了或颠倒了");
      await second.page.getByLabel("邀请码").fill(code);
      await tap(second.page, "下一步");
      await enrol(second, undefined);
      await tap(second.page, "以后再说");
      await goTab(second.page, "记录");
      await expect(second.page.getByText("读纸质材料：第一部手机上写的")).toHaveCount(1);
    });

    await test.step("a used code says so", async () => {
      const somebody = await person(await browser.newContext());
      await somebody.page.goto(second.page.url().replace(/#.*/, ""));
      await somebody.page.goto(await demoLink(server, "何小满"));
      await expect(somebody.page.getByRole("alert")).toContainText("这个邀请已经用过了");
      await shot(somebody.page, "phone used code");
    });

    await test.step("the first is lost and revoked: it sees nothing more", async () => {
      await first.context.setOffline(true);
      await logByHand(first, { how: "讨论", title: "丢了以后写的" });
      const { page } = secretary;
      const stop = page.getByRole("button", { name: "停用 安卓手机 · Chrome" });
      await untilArrived(page, () => expect(stop).toBeVisible({ timeout: 1_000 }));
      await shot(page, "secretary sees two phones");
      await stop.click();
      await page.getByLabel("为什么").fill("丢了");
      await tap(page.getByRole("dialog"), "停用这台手机");
      await expect(page.getByText("停用：丢了")).toBeVisible();
      await callServer(page);

      await first.context.setOffline(false);
      await expect(title(first.page)).toHaveText("这部手机已经停用");
      await shot(first.page, "phone ended");
      await first.page.goto(`${server.url}/#/texts`);
      await first.page.reload();
      await expect(title(first.page)).toHaveText("这部手机已经停用");
    });

    await test.step("nobody's record has what it wrote then; he can still take it out", async () => {
      const saved = first.page.waitForEvent("download");
      await tap(first.page, "导出我写的");
      expect(await readFile(await (await saved).path(), "utf8")).toContain("丢了以后写的");
      await openMember(secretary.page, "何小满");
      await callServer(secretary.page);
      await expect(secretary.page.getByText("第一部手机上写的")).toHaveCount(1);
      await expect(secretary.page.getByText("丢了以后写的")).toHaveCount(0);
      await callServer(second.page);
      await expect(second.page.getByText("讨论：丢了以后写的")).toHaveCount(0);
    });

    await test.step("she looks at it and lets it in; then his record has it, once", async () => {
      const { page } = secretary;
      await goTab(page, "支部");
      await tap(page, "请您处理的");
      await expect(page.getByText("丢了以后写的", { exact: false }).first()).toBeVisible();
      await shot(page, "secretary lets in");
      await page.getByLabel("为什么可以收下").fill("手机找到了，是他本人写的。");
      await tap(page, "收下");
      await callServer(page);
      await expect(page.getByText("已收下。")).toBeVisible();
      await openMember(page, "何小满");
      await expect(page.getByText("丢了以后写的", { exact: true })).toHaveCount(1);
      await callServer(second.page);
      await expect(second.page.getByText("讨论：丢了以后写的")).toHaveCount(1);
    });
    for (const one of [secretary, first, second]) expect(one.troubles).toEqual([]);
  } finally {
    await server.dispose();
  }
});

/** As a cleaning program does it, or a phone that needs room: all that scripts keep is gone, the cookie stays. */
async function wipe({ context, page }: Person): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.clearDataForOrigin", {
    origin: new URL(page.url()).origin,
    storageTypes: "indexeddb,local_storage,service_workers,cache_storage",
  });
}
