// A form that the county asks is answered on the road, with a photo and a signature: it comes to the county, and not to the branch
// in between.
import { Buffer } from "node:buffer";
import { expect, type Page, test } from "@playwright/test";
import { demoLink } from "./testing/branch.ts";
import { callServer, enrol, keptForOffline, person, tap, title } from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

/** A picture of one red point, as a camera's file. */
const PHOTO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

test("answered offline with a photo and a signature: who asks has it, the branch in between has not", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const server = await startServer(test.info().project.name);
  try {
    const newPerson = async () => person(await browser.newContext());
    const [office, member, secretary] = [await newPerson(), await newPerson(), await newPerson()];
    await enrol(office, await demoLink(server, "赵敏"));
    await enrol(member, await demoLink(server, "何小满"));
    await enrol(secretary, await demoLink(server, "陈建国"));
    for (const { page } of [office, member, secretary]) await tap(page, "以后再说");

    await test.step("the county asks", async () => {
      const { page } = office;
      await callServer(page);
      await page.evaluate(() => (location.hash = "#/branch/forms"));
      await tap(page, "空白的表");
      await page.getByLabel("表的名称").fill("学习笔记");
      await add(page, "姓名", "您的姓名");
      await add(page, "拍照", "笔记的照片");
      await add(page, "签名", "本人签名");
      await tap(page, "下一步：发布");
      await expect(title(page)).toHaveText("发布");
      await page.getByRole("button", { name: "发布", exact: true }).click();
      await expect(title(page)).toHaveText("学习笔记");
      await callServer(page);
    });

    await test.step("the member answers without a network, and the page goes away in between", async () => {
      const { page, context } = member;
      await callServer(page);
      await page.evaluate(() => (location.hash = "#/forms"));
      await page.getByRole("link", { name: /^学习笔记/ }).click();
      await expect(page.getByText("本人签名")).toBeVisible();
      await keptForOffline(member);
      await context.setOffline(true);
      // The county has no roster of the branches: it knows him by the name that he gives.
      await page.getByLabel("您的姓名").fill("何小");
      await tap(page, "何小满");
      await page
        .locator("[type=file]")
        .setInputFiles({ name: "IMG_0815.png", mimeType: "image/png", buffer: PHOTO });
      await expect(page.getByRole("img", { name: "照片：笔记的照片" })).toBeVisible();
      const pad = (await page.locator("canvas").boundingBox())!;
      await page.mouse.move(pad.x + 40, pad.y + 30);
      await page.mouse.down();
      await page.mouse.move(pad.x + 120, pad.y + 60, { steps: 5 });
      await page.mouse.up();
      await expect(page.getByRole("button", { name: "擦掉重签" })).toBeVisible();
      await expect(page.getByText(/^草稿已存在/)).toBeVisible();
      await page.reload();
      for (const name of ["照片：笔记的照片", "本人签名：签好了"])
        await expect(page.getByRole("img", { name })).toBeVisible();
      await tap(page, "交表");
      await expect(page.getByText("谢谢，交好了。")).toBeVisible();
      await expect(page.getByText(/已存在本机，待上传/)).toBeVisible();
      await context.setOffline(false);
      await callServer(page);
      await expect(page.getByText(/云岭县已收到/)).toBeVisible();
    });

    await test.step("the county sees both", async () => {
      const { page } = office;
      await callServer(page);
      await expect(page.getByRole("heading", { name: "收到 1 份" })).toBeVisible();
      await tap(page.getByRole("list", { name: "一份一份看" }), "何小满");
      for (const name of ["笔记的照片", "本人签名"]) {
        await page
          .getByRole("button", { name: /^下载照片/ })
          .first()
          .click();
        await expect(page.getByRole("img", { name })).toBeVisible();
      }
    });

    await test.step("nothing of it comes to the branch", async () => {
      const { page } = secretary;
      const came: Promise<string>[] = [];
      page.on("response", (response) => {
        if (response.url().includes("/api/")) came.push(response.text().catch(() => ""));
      });
      await callServer(page);
      const words = (await Promise.all(came)).join("\n");
      expect(words).toContain("form-published");
      expect(words).not.toContain("form-answered");
    });
    expect([...office.troubles, ...member.troubles, ...secretary.troubles]).toEqual([]);
  } finally {
    await server.dispose();
  }
});

async function add(page: Page, kind: string, question: string): Promise<void> {
  await page.getByRole("button", { name: "添一题", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: new RegExp(`^${kind}`) })
    .click();
  await page.getByLabel("问什么").fill(question);
}
