// A form from the secretary's phone in the hall to a member's phone on the road, both without a network, and back as a file.
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { demoLink } from "./testing/branch.ts";
import { callServer, enrol, goTab, keptForOffline, person, shot, tap, title } from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

test("a form is made and published offline, answered offline, and comes back as a row of a file", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const server = await startServer(test.info().project.name);
  try {
    const secretary = await person(await browser.newContext({ acceptDownloads: true }));
    const member = await person(await browser.newContext());
    await enrol(secretary, await demoLink(server, "陈建国"));
    await enrol(member, await demoLink(server, "何小满"));
    for (const { page } of [secretary, member]) await tap(page, "以后再说");

    await test.step("the secretary makes it from a ready-made one and publishes it, without a network", async () => {
      const { page, context } = secretary;
      await callServer(page);
      await goTab(page, "支部");
      // Whoever was here once has these pages without a network: waiting for all the others is not this story.
      await tap(page, "表单");
      await expect(title(page)).toHaveText("表单");
      await goTab(page, "支部");
      await keptForOffline(secretary, "staff");
      await context.setOffline(true);
      await tap(page, "表单");
      await expect(title(page)).toHaveText("表单");
      await tap(page, "学习需求");
      await page.getByLabel("表的名称").fill("冬天怎么学");
      await page.getByRole("button", { name: /怎么学对您合适/ }).click();
      await page.getByLabel("问什么").fill("冬天怎么学对您合适？");
      await shot(page, "form editor");
      await tap(page, "下一步：发布");
      await expect(title(page)).toHaveText("发布");
      await shot(page, "form publish");
      await page.getByRole("button", { name: "发布", exact: true }).click();
      await expect(title(page)).toHaveText("冬天怎么学");
      await context.setOffline(false);
      await callServer(page);
    });

    await test.step("the member answers it on the train", async () => {
      const { page, context } = member;
      await callServer(page);
      await page.evaluate(() => (location.hash = "#/forms"));
      await page.getByRole("link", { name: /冬天怎么学/ }).click();
      await expect(page.getByRole("checkbox", { name: "听朗读" })).toBeVisible();
      await context.setOffline(true);
      await page.getByRole("checkbox", { name: "听朗读" }).check();
      await page.getByRole("radio", { name: "要", exact: true }).check();
      await page.getByLabel(/怎么帮好/).fill("=晚上念给我听");
      await tap(page, "交表");
      await expect(page.getByText("记下了，谢谢。")).toBeVisible();
      await context.setOffline(false);
      await callServer(page);
    });

    await test.step("the secretary sees it and saves it", async () => {
      const { page } = secretary;
      await callServer(page);
      await expect(page.getByRole("heading", { name: "收到 1 份" })).toBeVisible();
      await expect(page.getByRole("row", { name: /^听朗读 1 份/ })).toBeVisible();
      await shot(page, "form results");
      const download = page.waitForEvent("download");
      await tap(page, "存成 CSV 文件");
      const file = await readFile(await (await download).path(), "utf8");
      const lines = file.trimEnd().split("\r\n");
      expect(lines).toHaveLength(2);
      expect(lines[0]).toContain("冬天怎么学对您合适？");
      expect(lines[1]).toMatch(/^1,何小满,.*,听朗读,.*,'=晚上念给我听,/);
    });
    expect([...secretary.troubles, ...member.troubles]).toEqual([]);
  } finally {
    await server.stop();
  }
});
