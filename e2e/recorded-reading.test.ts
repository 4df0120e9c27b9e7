// 朗读, from the microphone of one member to the ear of another: offline, through a browser that dies, past the secretary.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, expect, type Page, test } from "@playwright/test";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { LOOKS, whatIsWrong } from "./axe/looks.ts";
import { launchMortal, type MortalBrowser } from "./faults/testing/mortal-browser.ts";
import { untilArrived } from "./story/secretary.ts";
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

/** A microphone that hums, and a person who says yes when the browser asks. */
const MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
const TEXT = "下班十分钟";

test("a member reads aloud offline, his browser dies, the secretary hears it, the branch does, and he takes it back", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const server = await startServer(test.info().project.name);
  const profile = await mkdtemp(join(tmpdir(), "songxue-profile-"));
  let phone: MortalBrowser | undefined;
  const launch = async (): Promise<Person> => {
    const troubles: string[] = [];
    phone = await launchMortal(profile, (context) => listenForTroubles(context, troubles), MICROPHONE);
    await phone.page.setViewportSize({ width: 360, height: 740 });
    return { context: phone.context, page: phone.page, troubles };
  };
  try {
    let reader = await launch();
    let spokenFor = 0;

    await test.step("he records two paragraphs without a network; in the third his browser is killed", async () => {
      await enrol(reader, await demoLink(server, "何小满"));
      await tap(reader.page, "以后再说");
      await keptForOffline(reader);
      await openText(reader.page);
      await reader.context.setOffline(true);
      await tap(reader.page, "目录");
      await tap(reader.page.getByRole("dialog"), "我来朗读这一篇");
      await tap(reader.page, "开始录");
      for (const n of [1, 2]) {
        await expect(reader.page.getByText(`第 ${n} 段，共`)).toBeVisible();
        await record(reader.page, n === 1 ? "reader records" : undefined);
        await tap(reader.page, "下一段");
      }
      await tap(reader.page, "录这一段");
      const began = Date.now();
      await expect(reader.page.getByText(/正在录，8 秒/)).toBeVisible();
      spokenFor = (Date.now() - began) / 1000;
      await phone!.kill();
    });

    await test.step("he comes back: nothing finished is lost, and of the third no more than its last seconds", async () => {
      reader = await launch();
      await reader.context.setOffline(true);
      await reader.page.goto(`${server.url}/#/me/recordings`);
      await tap(reader.page, TEXT);
      await expect(reader.page.getByText("这一段上次录到一半断了，录下的还在")).toBeVisible();
      await expect(reader.page.getByText(/第 3 段，共 \d+ 段 · 录好 2 段/)).toBeVisible();
      await shot(reader.page, "reader comes back");
      const half = await reader.page.getByText(/^录到一半：/).innerText();
      const kept = Number(/：(\d+) 秒/.exec(half)?.[1]);
      expect(kept).toBeGreaterThanOrEqual(Math.floor(spokenFor) - 4);
      await tap(reader.page, "听一遍");
      await expect(reader.page.getByRole("button", { name: "停下" })).toBeVisible();
      await expect(reader.page.getByText("放不出来")).toHaveCount(0);
      await tap(reader.page, "停下", "够用，留下", "全部段落");
      await expect(reader.page.getByText(/录好 3 段/)).toBeVisible();
      await shot(reader.page, "reader hands in");
      await tap(reader.page, "交给支部听一听");
      await expect(title(reader.page)).toHaveText("我的朗读");
      await expect(reader.page.getByText("已存在本机，有了网络就交给支部。")).toBeVisible();
      await reader.context.setOffline(false);
      await callServer(reader.page);
      await expect(reader.page.getByText("已交给支部，支部还没有听。")).toBeVisible();
      await goTab(reader.page, "首页");
      await expect(reader.page.getByText("待上传")).toHaveCount(0);
    });

    const secretary = await person(await browser.newContext());
    const mate = await person(await browser.newContext());
    await enrol(mate, linkIn(await server.admin("invite", "刘海涛")));
    await tap(mate.page, "以后再说");

    await test.step("the secretary hears each paragraph beside its words, and lets the branch hear it", async () => {
      const { page } = secretary;
      await enrol(secretary, await demoLink(server, "陈建国"));
      await tap(page, "以后再说");
      await openText(page);
      await page.goto(`${server.url}/#/branch`);
      await expect(title(page)).toHaveText("柳湾村党支部");
      const row = page.getByRole("link", { name: /^朗读.*1 份待听/ });
      await untilArrived(page, () => expect(row).toBeVisible({ timeout: 1_000 }));
      await row.click();
      await tap(page, TEXT, "取来听");
      await expect(page.getByRole("button", { name: "听第 3 段" })).toBeVisible();
      await page.getByRole("button", { name: "听第 3 段" }).click();
      await expect(page.getByRole("button", { name: "停下第 3 段" })).toBeVisible();
      await shot(page, "secretary hears a reading");
      await tap(page, "让大家听");
      await expect(page.getByText("柳湾村党支部的党员听得到。")).toBeVisible();
      await callServer(page);
    });

    await test.step("another member of the branch hears his voice in the text", async () => {
      const { page } = mate;
      await openText(page);
      await callServer(page);
      await tap(page, "听");
      await expect(page.getByText(/何小满朗读/).first()).toBeVisible();
      await tap(page, "听何小满读");
      await expect(page.getByText(/何小满朗读 · 第 2 段/)).toBeVisible();
      await shot(page, "mate hears it");
      await expect.poll(() => soundsOn(page)).toBeGreaterThan(0);
      await callServer(reader.page);
      await reader.page.goto(`${server.url}/#/me/recordings`);
      await expect(reader.page.getByText("柳湾村党支部的党员可以听。")).toBeVisible();
    });

    await test.step("he takes it back: it is gone for everybody", async () => {
      await tap(reader.page, "收回这份录音");
      await reader.page.getByRole("dialog").getByRole("button", { name: "收回", exact: true }).click();
      await expect(reader.page.getByText("已收回，谁也听不到了。")).toBeVisible();
      await callServer(reader.page);
      await callServer(mate.page);
      await mate.page.reload();
      await expect(title(mate.page)).toHaveText(TEXT);
      await expect(mate.page.getByText(/何小满朗读/)).toHaveCount(0);
      await expect.poll(() => soundsOn(mate.page)).toBe(0);
      await callServer(secretary.page);
      await expect(secretary.page.getByText("读的人已经收回")).toBeVisible();
    });
    for (const one of [reader, secretary, mate]) expect(one.troubles).toEqual([]);
    expect(await server.admin("verify")).toContain("都对");
  } finally {
    await phone?.kill();
    await rm(profile, { recursive: true, force: true });
    await server.dispose();
  }
});

test(
  "every step of recording and of hearing it first is right to look at, in both looks",
  { tag: "@phone" },
  async () => {
    test.setTimeout(240_000);
    const server = await startServer(test.info().project.name);
    const { executablePath, args } = chromiumLaunchOptions();
    const browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: [...args, ...MICROPHONE],
    });
    try {
      const narrowest = {
        viewport: { width: 320, height: 640 },
        hasTouch: true,
        reducedMotion: "reduce",
      } as const;
      const reader = await person(await browser.newContext(narrowest));
      const secretary = await person(await browser.newContext(narrowest));
      await enrol(reader, await demoLink(server, "何小满"));
      await tap(reader.page, "以后再说");
      await enrol(secretary, await demoLink(server, "陈建国"));
      await tap(secretary.page, "以后再说");
      for (const look of LOOKS) {
        const check = async ({ page }: Person, name: string): Promise<void> => {
          await shot(page, `${look.name} ${name}`, "screen");
          expect.soft(await whatIsWrong(page, look), `${look.name} ${name}`).toEqual([]);
        };
        const { page } = reader;
        await wear(reader, look.elder);
        await wear(secretary, look.elder);
        await page.goto(`${server.url}/#/`);
        await openText(page);
        await page.evaluate(() => (location.hash += "/record"));
        await expect(title(page)).toHaveText(`朗读《${TEXT}》`);
        await check(reader, "who reads");
        if (look.elder) await page.getByText("另外录一份").click();
        await tap(page, "开始录");
        await check(reader, "a paragraph");
        await tap(page, "录这一段");
        await expect(page.getByText(/正在录，3 秒/)).toBeVisible();
        await check(reader, "while he speaks");
        await page.reload();
        await expect(page.getByText("这一段上次录到一半断了，录下的还在")).toBeVisible();
        await check(reader, "cut off");
        await tap(page, "够用，留下");
        await expect(page.getByText(/^录好了：/)).toBeVisible();
        await check(reader, "recorded");
        await page.evaluate(() => {
          navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", "NotAllowedError"));
        });
        await tap(page, "下一段", "录这一段");
        await expect(page.getByText("现在录不了")).toBeVisible();
        await check(reader, "no microphone");
        await tap(page, "先录到这里");
        await check(reader, "all paragraphs");
        await tap(page, "交给支部听一听");
        await expect(title(page)).toHaveText("我的朗读");
        await callServer(page);
        await expect(page.getByText("已交给支部，支部还没有听。").first()).toBeVisible();
        await check(reader, "mine");

        await openText(secretary.page);
        await callServer(secretary.page);
        await secretary.page.goto(`${server.url}/#/branch/recordings`);
        await expect(title(secretary.page)).toHaveText("朗读");
        const rows = secretary.page.getByRole("list", { name: "待听的朗读" }).getByRole("link");
        await untilArrived(secretary.page, () => expect(rows.first()).toBeVisible({ timeout: 1_000 }));
        await check(secretary, "recordings to hear");
        await rows.first().click();
        await check(secretary, "a recording not fetched");
        await tap(secretary.page, "取来听");
        await expect(secretary.page.getByRole("button", { name: "听第 1 段" })).toBeVisible();
        await secretary.page.getByText("请他再读一遍").click();
        await check(secretary, "a recording");
        await tap(secretary.page, "让大家听");
        await expect(secretary.page.getByText("柳湾村党支部的党员听得到。")).toBeVisible();
        await check(secretary, "a recording that is heard");
        await secretary.page.goto(`${server.url}/#/`);
      }
    } finally {
      await browser.close();
      await server.dispose();
    }
  },
);

async function wear({ page }: Person, elder: boolean): Promise<void> {
  const kept = JSON.stringify({ elder, size: elder ? 22 : 18, justify: false });
  await page.evaluate((look) => localStorage.setItem("songxue display", look), kept);
  await page.reload();
}

async function openText(page: Page): Promise<void> {
  await goTab(page, "学习");
  await page
    .getByRole("link", { name: new RegExp(TEXT) })
    .first()
    .click();
  const keep = page.getByRole("button", { name: /^存到手机再读/ });
  const open = page.getByRole("toolbar", { name: "阅读" });
  await expect(keep.or(open)).toBeVisible();
  if (await keep.isVisible()) await keep.click();
  await expect(open).toBeVisible();
}

async function record(page: Page, name?: string): Promise<void> {
  await tap(page, "录这一段");
  await expect(page.getByText(/正在录，3 秒/)).toBeVisible();
  if (name !== undefined) await shot(page, name);
  await tap(page, "停，读完了");
  await expect(page.getByText(/^录好了：/)).toBeVisible();
}

/** Recordings that were fetched and lie on this phone. */
function soundsOn(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const [{ name }] = (await indexedDB.databases()) as [{ name: string }];
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.addEventListener("success", () => resolve(opening.result));
      opening.addEventListener("error", () => reject(new Error("no database")));
    });
    const all = await new Promise<{ isMedia?: boolean }[]>((resolve) => {
      const asking = db.transaction("blobs").objectStore("blobs").getAll();
      asking.addEventListener("success", () => resolve(asking.result as { isMedia?: boolean }[]));
    });
    db.close();
    return all.filter(({ isMedia }) => isMedia).length;
  });
}

async function listenForTroubles(context: BrowserContext, troubles: string[]): Promise<void> {
  context.on("weberror", (error) => troubles.push(error.error().stack ?? error.error().message));
  await Promise.resolve();
}
