import { expect, test } from "@playwright/test";
import { callServer, enrol, keptForOffline, person, tap } from "../testing/person.ts";
import { startServer } from "../testing/server.ts";
import { foundBranch, lostOrDoubled, rowsOn } from "./testing/beside.ts";
import { twoBuilds } from "./testing/newer-build.ts";

test(
  "row 9: a server with a newer protocol asks for the update kindly; what was written meanwhile goes up after the tap",
  { tag: "@phone" },
  async ({ context }) => {
    const builds = await twoBuilds(
      "src/protocol/version.ts",
      "export const PROTOCOL = 1;",
      "export const PROTOCOL = 2;",
    );
    const server = await startServer(test.info().project.name, ["--empty", "--app", builds.app]);
    try {
      const [guest] = await foundBranch(server, ["陈建国"]);
      const member = await person(context);
      const { page } = member;
      await enrol(member, guest!.link);
      await keptForOffline(member);
      await page.goto(`${server.url}/#/`);
      await page.reload();
      // It stays open as it is: a second tab, in the middle of an essay.
      const second = await context.newPage();
      await second.goto(`${server.url}/#/essays/essay-0000000002`);
      const half = second.getByRole("textbox", { name: "正文" });
      await half.fill("写到一半，");

      await server.kill();
      await builds.deploy();
      await server.start(builds.newerSources);

      await test.step("what is written is kept, and what is the matter is said, with no hurry", async () => {
        await page.evaluate(() => (location.hash = "#/essays/essay-0000000001"));
        await page.getByRole("textbox", { name: "正文" }).fill("旧版本里写的");
        await tap(page, "交给支部");
        await expect(page.getByText(/^已存好，有网络就交上去/)).toBeVisible();
        await expect(page.getByText("送学要更新一次")).toHaveCount(0);
        await callServer(page);
        await page.evaluate(() => (location.hash = "#/"));
        await expect(page.getByText(/送学要更新了才能上传，待上传 \d 条/)).toBeVisible();
        await expect(page.getByText("送学要更新一次，才能上传")).toBeVisible();
      });

      await test.step("the tap: the new version, and all is on the server", async () => {
        // It has looked for it by itself.
        await tap(page, "更新");
        await expect(page.getByText(/支部已收到 · 回执 \d{4}/).first()).toBeVisible();
        await expect(page.getByText("送学要更新一次，才能上传")).toHaveCount(0);
        expect(lostOrDoubled(await rowsOn(server), ["essay-0000000001"])).toEqual([]);
      });

      await test.step("the other tab has kept its words, and its tap brings it over, too", async () => {
        await expect(half).toHaveValue("写到一半，");
        await half.press("End");
        await second.keyboard.insertText("接着写完");
        await expect(second.getByText(/^草稿已存在本机/)).toBeVisible();
        await second.evaluate(() => (location.hash = "#/state"));
        await tap(second, "(现在上传|看看有没有新的)");
        await tap(second, "更新");
        await expect(second.getByText(/支部已收到 · 回执 \d{4}/).first()).toBeVisible();
        await second.evaluate(() => (location.hash = "#/essays/essay-0000000002"));
        await expect(half).toHaveValue("写到一半，接着写完");
      });
      expect(member.troubles).toEqual([]);
    } finally {
      await server.dispose();
      await builds.remove();
    }
  },
);
