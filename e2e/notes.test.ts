// Highlight and note, made offline on one phone; a new version of the text; the other phone of the same member: the note is at its
// words, and the text opens where the first phone stopped.
import { expect, type Page, test } from "@playwright/test";
import { demoLink, linkIn } from "./testing/branch.ts";
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

const TITLE = "渠上日记";
const day = (n: number): string =>
  `第${n}天。早上起雾，河对岸的山看不见；上午去看渠，水到第${(n % 7) + 1}道闸，下午量坡地${n + 11}亩，晚上念了两页书，来了${(n * 5) % 23}个人。`;
const DAYS = Array.from({ length: 40 }, (_, i) => day(i + 1));
const NOTED = 2;
const STOPPED = 30;

test("a note and a place follow their reader to his other phone, and into a new version of the text", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const server = await startServer(test.info().project.name);
  try {
    const office = await person(
      await browser.newContext({ viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false }),
    );
    await enrol(office, await demoLink(server, "赵敏"));
    await tap(office.page, "以后再说");
    await test.step("the office publishes a text", async () => {
      await goTab(office.page, "支部");
      await tap(office.page, "文章");
      await office.page.getByLabel("选择文件").setInputFiles(fileOf([TITLE, ...DAYS]));
      await office.page.getByRole("link", { name: "去校对这一篇" }).click();
      await confirmProofread(office);
      await tap(office.page, "发布给党员");
      await expect(office.page.getByText("党员现在能看到这一篇。")).toBeVisible();
      await callServer(office.page);
    });

    const first = await person(await browser.newContext());
    const second = await person(await browser.newContext());
    await test.step("two phones of one member", async () => {
      await enrol(first, await demoLink(server, "何小满"));
      await enrol(second, linkIn(await server.admin("invite", "何小满")));
      for (const { page } of [first, second]) await tap(page, "以后再说");
      for (const one of [first, second]) {
        await callServer(one.page);
        await openText(one.page);
        await keptForOffline(one);
      }
      await goTab(await backFrom(second.page), "首页");
    });

    await test.step("offline, by touch: a sentence is marked, another gets a note", async () => {
      const { page } = first;
      await first.context.setOffline(true);
      await select(page, NOTED, "河对岸的山看不见");
      const bar = page.getByRole("group", { name: "选中的字" });
      await expect(bar).toBeVisible();
      await shot(page, "note selected", "screen");
      await bar.getByRole("button", { name: "写笔记" }).tap();
      await page.getByLabel("我的笔记").fill("回去跟大家说说。");
      await shot(page, "note written", "screen");
      await tap(page, "存好");
      await expect(page.getByText("已存在本机，待上传")).toBeVisible();
      await tap(page, "关上");
      await select(page, NOTED + 1, "第4天。早上起雾");
      await bar.getByRole("button", { name: "画线" }).tap();
      await expect(page.getByText("画好了线。")).toBeVisible();
      await shot(page, "note marked", "screen");
      await tap(page, "接着读");
    });

    await test.step("he reads on and leaves; with the network back all of it is uploaded", async () => {
      const { page } = first;
      await block(page, STOPPED).evaluate((element) => element.scrollIntoView({ block: "start" }));
      await expect.poll(() => keptBlock(page)).toBeGreaterThanOrEqual(STOPPED - 1);
      await backFrom(page);
      await first.context.setOffline(false);
      await callServer(page);
      await goTab(page, "首页");
      await expect(page.getByText(/^支部已收到/)).toBeVisible();
    });

    await test.step("the office brings in a new version: paragraphs before it, a word put right in the noted sentence", async () => {
      const { page } = office;
      const added = Array.from({ length: 6 }, (_, i) => `前言第${i + 1}段，这一版新加的，先前没有。`);
      const next = DAYS.map((words, i) => (i === NOTED ? words.replace("河对岸", "河的对岸") : words));
      await page.getByLabel("选新的一版文件").setInputFiles(fileOf([TITLE, ...added, ...next]));
      await expect(page.getByText(/和党员现在看到的比/)).toBeVisible();
      await confirmProofread(office);
      await tap(page, "按这样重新发布");
      await expect(page.getByText("党员现在能看到这一篇。")).toBeVisible();
      await callServer(page);
    });

    for (const [who, { page }] of [
      ["second", second],
      ["first", first],
    ] as const)
      await test.step(`the ${who} phone: in the new version it opens at the same words, and the note is at its own`, async () => {
        await callServer(page);
        await openText(page);
        const top = await page.evaluate(() => {
          const blocks = [...document.querySelectorAll<HTMLElement>(".words [data-block]")];
          return blocks.find((one) => one.getBoundingClientRect().bottom > 12)?.textContent;
        });
        expect(top).toContain(`第${STOPPED}天`);
        await expect.poll(() => painted(page, "note-line")).toEqual(["第4天。早上起雾"]);
        expect(await painted(page, "note-words")).toEqual(["河的对岸的山看不见"]);
        await tap(page, "目录", "笔记，记一笔");
        await page.getByRole("button", { name: /回去跟大家说说/ }).click();
        await expect(page.getByRole("dialog").getByText("回去跟大家说说。")).toBeVisible();
        await shot(page, `note on the ${who} phone`, "screen");
        await tap(page, "关上");
        await expect(block(page, 6 + NOTED)).toBeInViewport();
        await tap(page, "回到刚才读的地方");
        await expect(block(page, 6 + STOPPED - 1)).toBeInViewport();
      });

    await test.step("in 我的笔记 all of them, and from there to the place", async () => {
      const { page } = second;
      await goTab(await backFrom(page), "记录");
      await tap(page, "我的笔记");
      await shot(page, "notebook");
      await page.getByRole("link", { name: /回去跟大家说说/ }).click();
      await shot(page, "notebook note");
      await tap(page, "在文章里看");
      await expect(page.getByText("这里是您记了笔记的地方。")).toBeVisible();
      await expect(block(page, 6 + NOTED)).toBeInViewport();
      await shot(page, "notebook visit", "screen");
      await tap(page, "留在这里");
    });

    await test.step("nobody else sees any of it", async () => {
      const secretary = await person(await browser.newContext());
      await enrol(secretary, await demoLink(server, "陈建国"));
      await tap(secretary.page, "以后再说");
      await callServer(secretary.page);
      const kept = await secretary.page.evaluate(keptEverywhere);
      expect(kept).toContain("陈建国");
      expect(kept).not.toContain("回去跟大家说说");
    });
    for (const one of [office, first, second]) expect(one.troubles).toEqual([]);
  } finally {
    await server.dispose();
  }
});

function fileOf(paragraphs: readonly string[]) {
  return { name: `${TITLE}.txt`, mimeType: "text/plain", buffer: Buffer.from(paragraphs.join("\n\n")) };
}

async function confirmProofread({ page }: Person): Promise<void> {
  await tap(page, "我已校对，可以发给党员");
  await tap(page.getByRole("dialog"), "确认");
}

async function openText(page: Page): Promise<void> {
  await goTab(page, "学习");
  await tap(page, TITLE);
  const save = page.getByRole("button", { name: /^存到手机再读/ });
  await expect(save.or(page.locator(".words"))).toBeVisible();
  if (await save.isVisible()) await save.click();
  await expect(title(page)).toHaveText(TITLE);
  // What paints the marks comes after the text.
  await expect.poll(() => page.evaluate(() => CSS.highlights.has("note-line"))).toBe(true);
}

async function backFrom(page: Page): Promise<Page> {
  await page.getByRole("toolbar", { name: "阅读" }).getByRole("link", { name: "返回" }).click();
  return page;
}

function block(page: Page, n: number) {
  return page.locator(`.words [data-block="${n}"]`);
}

function keptBlock(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { places } = JSON.parse(localStorage.getItem("songxue readings") ?? "{}") as {
      places?: Record<string, { block: number }>;
    };
    return Math.max(-1, ...Object.values(places ?? {}).map((place) => place.block));
  });
}

/** As a long press and the handles of the phone leave it: the browser of the tests has neither. */
async function select(page: Page, n: number, words: string): Promise<void> {
  await block(page, n).evaluate((element, wanted) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const at = text.data.indexOf(wanted);
    getSelection()?.setBaseAndExtent(text, at, text, at + wanted.length);
  }, words);
}

function painted(page: Page, name: string): Promise<string[]> {
  return page.evaluate((one) => [...(CSS.highlights.get(one) ?? [])].map(String), name);
}

/** What lies in all databases of this browser, as far as it is words. */
async function keptEverywhere(): Promise<string> {
  const all: unknown[] = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name!);
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(request.error!));
    });
    for (const store of db.objectStoreNames)
      all.push(
        await new Promise((resolve, reject) => {
          const request = db.transaction(store).objectStore(store).getAll();
          request.addEventListener("success", () => resolve(request.result));
          request.addEventListener("error", () => reject(request.error!));
        }),
      );
    db.close();
  }
  return JSON.stringify(all);
}
