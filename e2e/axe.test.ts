// Every page, ordinary and 长辈版, light and dark, on the narrowest phone: nothing that axe objects to, no word too small to
// read, no control too small for a thumb, nothing to push sideways.
import { expect, test } from "@playwright/test";
import { LOOKS, type Look, whatIsWrong } from "./axe/looks.ts";
import { addressesOf, everyPath, openPage } from "./axe/routes.ts";
import { logByHand, showCertificate, writeEssay } from "./story/member.ts";
import { demoLink, fixture } from "./testing/branch.ts";
import { callServer, enrol, goTab, type Person, person, shot, tap, title } from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

const NARROWEST = { width: 320, height: 700 };

test("every page of a member, a secretary and an office", async ({ browser }) => {
  test.setTimeout(600_000);
  const server = await startServer("sqlite");
  try {
    await server.admin("import", fixture("texts"));
    const newPerson = async (): Promise<Person> =>
      person(await browser.newContext({ viewport: NARROWEST, reducedMotion: "reduce" }));
    const [member, secretary, office] = [await newPerson(), await newPerson(), await newPerson()];
    await enrol(member, await demoLink(server, "何小满"));
    await tap(member.page, "把 12 篇存到手机", "进入首页");
    await doSomeOfEverything(member);
    await server.moveClock(11 * 60_000);
    await enrol(secretary, await demoLink(server, "陈建国"));
    await enrol(office, await demoLink(server, "赵敏"));
    for (const { page } of [secretary, office]) await tap(page, "以后再说");
    await proofread(office);
    await publishForm(secretary);
    await callServer(member.page);

    const paths = await everyPath();
    const isOffices = (path: string) => path.startsWith("/office");
    const isBranchs = (path: string) => path.startsWith("/branch");
    const theirs: [string, Person, readonly string[]][] = [
      ["member", member, paths.filter((path) => !isOffices(path) && !isBranchs(path))],
      ["secretary", secretary, paths.filter(isBranchs)],
      ["office", office, paths.filter(isOffices)],
    ];
    expect(theirs.flatMap(([, , own]) => own)).toHaveLength(paths.length);
    for (const [who, { page, troubles }, own] of theirs) {
      const addresses = await addressesOf(page, ["/", "/branch", ...own]);
      for (const look of LOOKS) {
        await test.step(`${who}, ${look.name}`, async () => {
          await wear({ page }, look);
          for (const path of own) {
            await openPage(page, addresses.get(path)!);
            await shot(page, `${look.name} ${path.replaceAll("/", "_")}`);
            await expect.soft(title(page), path).not.toHaveText(/找不到|没有这一页|打不开/);
            expect.soft(await whatIsWrong(page, look), `${look.name} ${path}`).toEqual([]);
          }
        });
      }
      expect(troubles).toEqual([]);
    }
  } finally {
    await server.dispose();
  }
});

/** So that there is one to fill in. */
async function publishForm({ page }: Person): Promise<void> {
  await goTab(page, "支部");
  await tap(page, "表单");
  await page.getByRole("button", { name: /^学习需求/ }).click();
  await tap(page, "下一步：发布");
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect(title(page)).toHaveText("学习需求");
  await callServer(page);
}

/** So that its pages have something to show. */
async function doSomeOfEverything(member: Person): Promise<void> {
  const { page } = member;
  await logByHand(member, { how: "讨论", title: "工棚里的讨论" });
  await tap(page, "讨论：工棚里的讨论", "这条不对，我要说明");
  await page.getByLabel("哪里不对").fill("那天说了一个小时。");
  await tap(page, "交给支部");
  await showCertificate(member, "东莞市某社区党支部", await page.screenshot());
  await goTab(page, "首页");
  await tap(page, "看一看，或请假");
  await page.getByRole("button", { name: "请假" }).click();
  await writeEssay(member, { title: "长凳上的一夜", text: "轮到自己就不肯。" });
  await tap(page, "交给支部");
  await tap(page, "返回", "返回|首页");
  await goTab(page, "记录");
  await tap(page, "我的笔记", "写一条");
  await page.getByLabel("我的笔记").fill("自己先做到，再说给别人听。");
  await tap(page, "存好");
  await expect(page.getByText("已存在本机，待上传")).toBeVisible();
  await callServer(page);
}

/** So that every text has its words, its doubtful places and the form to publish it. */
async function proofread({ page }: Person): Promise<void> {
  for (const title of ["一封写给同乡的信", "关于秋季集中学习的通知"]) {
    await goTab(page, "支部");
    await tap(page, "文章", title, "下载", "我已校对，可以发给党员");
    await tap(page.getByRole("dialog"), "确认");
    await expect(page.getByRole("button", { name: "发布给党员" })).toBeVisible();
  }
}

/** As the switch in 我的 keeps it. */
async function wear({ page }: Pick<Person, "page">, { elder }: Look): Promise<void> {
  await page.evaluate(
    (kept) => localStorage.setItem("songxue display", kept),
    JSON.stringify({ elder, size: elder ? 22 : 18, justify: false }),
  );
  await page.reload();
}

test("every page before somebody is enrolled, and what opens over a page", async ({ browser }) => {
  test.setTimeout(180_000);
  const server = await startServer("sqlite");
  try {
    const link = await demoLink(server, "何小满");
    for (const look of LOOKS) {
      const { page } = await person(
        await browser.newContext({
          viewport: NARROWEST,
          reducedMotion: "reduce",
          userAgent: "MicroMessenger",
        }),
      );
      const check = async (name: string): Promise<void> => {
        await shot(page, `${look.name} ${name}`);
        expect.soft(await whatIsWrong(page, look), `${look.name} ${name}`).toEqual([]);
      };
      await page.goto(server.url);
      await wear({ page }, look);
      await expect(title(page)).toHaveText("欢迎使用送学");
      await tap(page, "下一步");
      await check("welcome, with a mistake");
      await page.goto(link);
      await expect(title(page)).toHaveText("在哪里打开？");
      await check("asked in WeChat");
      await tap(page, "就在微信里用");
      await expect(title(page)).toHaveText("何小满同志，您好");
      await check("whose invitation");
      await tap(page, "是我，下一步");
      await check("consent");
      await tap(page, "不用手机，走纸质也一样");
      await check("paper");
      await page.goto(`${server.url}/#/enrol/${"1".repeat(12)}`);
      await page.reload();
      await check("a wrong code");
    }
    const { page } = await person(await browser.newContext({ viewport: NARROWEST, reducedMotion: "reduce" }));
    await page.goto(link);
    await enrol({ page }, undefined);
    for (const look of LOOKS) {
      const check = async (name: string, themes: readonly string[] = []): Promise<void> => {
        await shot(page, `${look.name} ${name}`, "screen");
        expect.soft(await whatIsWrong(page, look, themes), `${look.name} ${name}`).toEqual([]);
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toHaveCount(0);
      };
      await wear({ page }, look);
      await openPage(page, "/texts");
      if (look.elder) await tap(page, "下班十分钟");
      else {
        await tap(page, "把 12 篇存到手机");
        await expect(page.getByText("还没存到手机")).toHaveCount(0);
        await tap(page, "下班十分钟");
      }
      await tap(page, "目录");
      await check("contents over a text");
      await tap(page, "字体");
      await check("the look over a text", ["sepia", "contrast"]);
      await tap(page, "查找");
      await page.getByRole("searchbox").fill("三");
      await expect(page.getByText("第 1 处")).toBeVisible();
      await check("a word found in a text", ["sepia", "contrast"]);
      await openPage(page, `/search?q=${encodeURIComponent("三")}`);
      await expect(page.getByText(/篇里有 \d+ 处/)).toBeVisible();
      await check("a word found in all texts", ["sepia", "contrast"]);
      await openPage(page, "/me/data");
      for (const name of ["请求删除我写的全部内容", "撤回同意", "清除这部手机上的内容"]) {
        await page.getByRole("button", { name }).click();
        await check(`asked once more ${name}`);
      }
      await openPage(page, "/me/devices");
      await tap(page, "停用");
      await check("asked before a phone is stopped");
    }
  } finally {
    await server.dispose();
  }
});
