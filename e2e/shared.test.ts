// 分享到送学: what another app hands over lands in a draft on this phone, and nowhere else. The form stands for the other app.
import { expect, type Page, test } from "@playwright/test";
import { demoLink } from "./testing/branch.ts";
import { enrol, keptForOffline, person, tap, title } from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

test(
  "a text, a link and a file that are shared become drafts, also without a network, and the server hears nothing of it",
  { tag: "@phone" },
  async ({ browser }) => {
    const server = await startServer("sqlite");
    try {
      const member = await person(await browser.newContext());
      const { page, context } = member;
      await enrol(member, await demoLink(server, "何小满"));
      await keptForOffline(member);

      await test.step("a link, with its words, into a new essay", async () => {
        await share(page, server.url, {
          title: "江边的学堂",
          text: "念了两页。",
          url: "https://example.org/a",
        });
        await expect(title(page)).toHaveText("分享来的");
        await expect(page.getByText("念了两页。")).toBeVisible();
        await tap(page, "放进一篇新的学习体会");
        await expect(page.getByRole("textbox", { name: "正文" })).toHaveValue(
          "念了两页。\nhttps://example.org/a",
        );
        await expect(page.getByRole("textbox", { name: "题目" })).toHaveValue("江边的学堂");
        await page.goto(`${server.url}/#/shared`);
        await expect(page.getByText("这里没有分享来的东西")).toBeVisible();
      });

      await test.step("a file of a phone in China, without a network, below what is being written to the branch", async () => {
        await page.goto(`${server.url}/#/me/complaints`);
        await page.getByRole("textbox", { name: "想说的话" }).fill("写到一半");
        await expect(page.getByText(/^草稿已存在本机/)).toBeVisible();
        await context.setOffline(true);
        // 关于开会 in GB18030
        const file = {
          name: "通知.txt",
          mimeType: "text/plain",
          buffer: Buffer.from([0xb9, 0xd8, 0xd3, 0xda, 0xbf, 0xaa, 0xbb, 0xe1]),
        };
        await share(page, server.url, {}, file);
        await expect(page.getByRole("heading", { name: "通知" })).toBeVisible();
        await tap(page, "写给支部看");
        await expect(page.getByRole("textbox", { name: "想说的话" })).toHaveValue(
          "写到一半\n\n通知\n关于开会",
        );
        await context.setOffline(false);
      });

      await test.step("what is not wanted is gone", async () => {
        await share(page, server.url, { text: "不要的" });
        await tap(page, "不要了");
        await expect(title(page)).toContainText("您好");
        expect(await page.evaluate(() => caches.has("shared"))).toBe(false);
      });
      // Its log names each request by its route, or that it had none.
      expect(server.output()).toContain('"method":"POST","route":"/api/push"');
      expect(server.output()).not.toContain('"method":"POST","route":"(none)"');
      expect(member.troubles).toEqual([]);
    } finally {
      await server.dispose();
    }
  },
);

interface File {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

async function share(page: Page, origin: string, fields: Record<string, string>, file?: File): Promise<void> {
  await page.goto("about:blank");
  const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`);
  await page.setContent(
    `<form method="post" enctype="multipart/form-data" action="${origin}/share">${inputs.join("")}<input type="file" name="file"></form>`,
  );
  if (file) await page.locator("[type=file]").setInputFiles(file);
  else await page.evaluate(() => document.querySelector("[type=file]")!.remove());
  await page.evaluate(() => document.querySelector("form")!.submit());
  await page.waitForURL(`${origin}/#/shared`);
}
