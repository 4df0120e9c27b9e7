import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { callServer, enrol, goTab, person, tap, title } from "../testing/person.ts";
import { startServer } from "../testing/server.ts";
import { foundBranch, inviteAgain, lostOrDoubled, rowsOn } from "./testing/beside.ts";

test("row 7: the storage is wiped, or the phone is lost: what the server had comes back, by cookie or by a new invitation", async ({
  browser,
}) => {
  const server = await startServer(test.info().project.name, ["--empty"]);
  try {
    const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
    const context = await browser.newContext();
    const { page } = await person(context);
    await enrol({ context, page, troubles: [] }, guest!.link);
    await handIn(page, "essay-0000000001", "丢不了的体会");
    await logStudy(page, "丢不了的学习");
    await callServer(page);
    await expect(page.getByText(/支部已收到 · 回执 \d{4}/).first()).toBeVisible();

    await test.step("the cookie is still there", async () => {
      // The browser throws away what pages keep, as iOS does after some weeks; a cookie of the server's is not among it.
      await page.goto("about:blank");
      const session = await context.newCDPSession(page);
      const storageTypes = "indexeddb,local_storage,cache_storage,service_workers,websql,file_systems";
      await session.send("Storage.clearDataForOrigin", { origin: server.url, storageTypes });
      await page.goto(server.url);
      await expect(title(page)).toHaveText("欢迎回来，周海同志");
      await tap(page, "取回我的记录");
      await expect(title(page)).toContainText("登记好了");
      await expectBack(page);
      // The journal goes on, under a new key.
      await logStudy(page, "取回以后的学习");
      await callServer(page);
    });

    await test.step("the phone is lost: a new invitation on another", async () => {
      const other = await person(await browser.newContext());
      await enrol(other, await inviteAgain(server, guest!));
      await expectBack(other.page);
      await expect(other.page.getByText("取回以后的学习")).toBeVisible();
    });
    expect(
      lostOrDoubled(await rowsOn(server), ["essay-0000000001", "丢不了的学习", "取回以后的学习"]),
    ).toEqual([]);
  } finally {
    await server.dispose();
  }
});

test("row 7: what is not uploaded is told on 首页, 记录 and 我的, and beside what is written, and can be taken out as a file", async ({
  context,
}) => {
  const server = await startServer(test.info().project.name, ["--empty"]);
  try {
    const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
    const { page } = await person(context);
    await enrol({ context, page, troubles: [] }, guest!.link);
    await callServer(page);
    await context.setOffline(true);
    await handIn(page, "essay-0000000001", "还没有传上去的体会");
    await logStudy(page, "还没有传上去的学习");
    const told = page.getByText("待上传 2 条").first();
    await expect(told).toBeVisible();
    await page.evaluate(() => (location.hash = "#/essays/essay-0000000002"));
    await expect(page.getByRole("textbox", { name: "正文" })).toBeVisible();
    await expect(told).toBeVisible();
    await page.evaluate(() => (location.hash = "#/me"));
    await expect(title(page)).toHaveText("我的");
    await expect(told).toBeVisible();
    await goTab(page, "首页");
    // As it is said, and what is behind it one tap away.
    await tap(page, "离线，可照常学习 · 待上传 2 条");
    await expect(page.getByText("还没有传上去的体会")).toBeVisible();
    await expect(page.getByText("还没有传上去的学习").first()).toBeVisible();
    const downloading = page.waitForEvent("download");
    await tap(page, "导出我的全部记录");
    const file = await readFile(await (await downloading).path(), "utf8");
    expect(file).toContain("还没有传上去的体会");
    expect(file).toContain("还没有传上去的学习");
  } finally {
    await server.dispose();
  }
});

async function expectBack(page: Page): Promise<void> {
  await page.evaluate(() => (location.hash = "#/essays/essay-0000000001"));
  await expect(page.getByText("丢不了的体会").first()).toBeVisible();
  await page.evaluate(() => (location.hash = "#/record"));
  await expect(page.getByText("丢不了的学习")).toBeVisible();
}

async function handIn(page: Page, essay: string, words: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), `#/essays/${essay}`);
  await page.getByRole("textbox", { name: "正文" }).fill(words);
  await tap(page, "交给支部");
  await expect(page.getByText(/^已存好，有网络就交上去|^已交给支部/)).toBeVisible();
}

async function logStudy(page: Page, words: string): Promise<void> {
  await page.evaluate(() => (location.hash = "#/record/log"));
  await page.getByText("不是今天？想写学的什么？").click();
  await page.getByRole("textbox", { name: "学的什么" }).fill(words);
  await tap(page, "存下");
  await expect(page.getByText(words)).toBeVisible();
}
