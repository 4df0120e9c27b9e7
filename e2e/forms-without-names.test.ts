// What is asked without names, and what anybody may answer: five phones and a stranger's, and a server that cannot tell which is whose.
import { expect, type Page, test } from "@playwright/test";
import { demoLink } from "./testing/branch.ts";
import { callServer, enrol, type Person, person, shot, tap, title } from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

const GRADES = ["满意", "满意", "比较满意", "满意", "不满意"];
/** More than a slip waits at most. */
const ELEVEN_MINUTES = 11 * 60_000;

test("five answer without their names, one of them offline, and are counted when it is closed; a stranger answers by link", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const server = await startServer(test.info().project.name);
  try {
    const names = ["赵敏", "何小满", "孙桂香", "李春燕", "陈建国"];
    const people: Person[] = [];
    for (const name of names) {
      const one = await person(await browser.newContext());
      await one.context.clock.install();
      await enrol(one, await demoLink(server, name));
      people.push(one);
    }
    const office = people[0]!;

    await test.step("the county asks how satisfied they are, without names", async () => {
      const { page } = office;
      await tap(page, "以后再说");
      await callServer(page);
      await go(page, "#/branch/forms");
      await tap(page, "满意度测评", "下一步：发布");
      await expect(title(page)).toHaveText("发布");
      await expect(page.getByRole("radio", { name: /^不记名/ })).toBeChecked();
      await page.getByRole("button", { name: "发布", exact: true }).click();
      await expect(page.getByText("截止以后才看得到结果")).toBeVisible();
      await callServer(page);
    });

    await test.step("each fills it in; it goes later, by itself, and then it only says that it went", async () => {
      for (const [i, { page, context }] of people.entries()) {
        await callServer(page);
        await go(page, "#/forms");
        await tap(page.getByRole("list", { name: "要填的" }), "满意度测评");
        const study = page.getByRole("radiogroup", { name: /学习组织得怎么样/ });
        await expect(study).toBeVisible();
        if (i === 1) await context.setOffline(true);
        await study.getByRole("radio", { name: GRADES[i]!, exact: true }).check();
        await page.getByLabel(/哪里不满意/).fill(`第${i}句`);
        if (i === 0) await shot(page, "form without names");
        await tap(page, "交表");
        await expect(page.getByText("填好了，已存在本机，待送出")).toBeVisible();
      }
      await people[1]!.context.setOffline(false);
      for (const { page, context } of people) {
        await callServer(page);
        await context.clock.fastForward(ELEVEN_MINUTES);
        // What is due just after a call waits for up to another half minute.
        await expect(async () => {
          await context.clock.fastForward(31_000);
          await expect(page.getByText("交过了")).toBeVisible({ timeout: 3_000 });
        }).toPass();
        await expect(page.getByText(/第\d句/)).toHaveCount(0);
      }
    });

    await test.step("closed, it comes to totals and to words in no order", async () => {
      const { page } = office;
      await go(page, "#/branch/forms");
      await tap(page, "满意度测评");
      await expect(page.getByText("截止以后才看得到结果")).toBeVisible();
      await page.getByRole("button", { name: "现在截止" }).click();
      await page.getByRole("button", { name: "截止", exact: true }).click();
      await callServer(page);
      await expect(page.getByRole("heading", { name: "收到 5 份" })).toBeVisible();
      await expect(page.getByRole("row", { name: /^满意 3 份，60%/ })).toBeVisible();
      for (let i = 0; i < 5; i++) await expect(page.getByText(`第${i}句`)).toBeVisible();
      await shot(page, "results without names");
    });

    await test.step("a stranger answers by a link, without being asked who he is", async () => {
      const { page } = office;
      await go(page, "#/branch/forms");
      await tap(page, "学习需求", "下一步：发布");
      await page.getByRole("radio", { name: /^凭链接/ }).check();
      await page.getByRole("button", { name: "发布", exact: true }).click();
      await expect(page.getByRole("link", { name: "链接和二维码" })).toBeVisible();
      await callServer(page);
      await tap(page, "链接和二维码");
      await expect(page.getByRole("img", { name: "这张表的二维码" })).toBeVisible();
      await shot(page, "form link");
      const link = await page.getByText(/\/#\/f\//).innerText();
      const stranger = await person(await browser.newContext());
      await stranger.page.goto(link);
      await expect(title(stranger.page)).toHaveText("学习需求");
      await stranger.page.getByRole("checkbox").first().check();
      await stranger.page.getByRole("radio").first().check();
      await shot(stranger.page, "form by link");
      await tap(stranger.page, "交表");
      await expect(stranger.page.getByText("云岭县已收到。")).toBeVisible();
      expect(await stranger.context.cookies()).toEqual([]);
      await page.goBack();
      await expect(page.getByRole("heading", { name: "收到 1 份" })).toBeVisible();
      expect(stranger.troubles).toEqual([]);
    });
    expect(people.flatMap(({ troubles }) => troubles)).toEqual([]);
    // Of nobody's answers there is a word in what the server writes down, nor where they came from.
    expect(server.output()).not.toMatch(/第\d句|127\.0\.0\.1|::1/);
  } finally {
    await server.dispose();
  }
});

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
}
