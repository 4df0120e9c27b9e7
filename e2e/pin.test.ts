// A PIN on a profile: what it holds, on the disk, on the screen and in memory; and that everything behind it works.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { expect, type Page, test } from "@playwright/test";
import { foundBranch, lostOrDoubled, publishTexts, rowsOn } from "./faults/testing/beside.ts";
import { launchMortal } from "./faults/testing/mortal-browser.ts";
import { logByHand } from "./story/member.ts";
import { callServer, enrol, keptForOffline, type Person, tap, title } from "./testing/person.ts";
import { beginToSetPin, inMemory, isLocked, openWith, PIN, setPin } from "./testing/pin.ts";
import { filesWith } from "./testing/profile-on-disk.ts";
import { startServer, type TestServer } from "./testing/server.ts";

const DRAFT = "稻田里的鱼往上游去了";
const LOGGED = "冬学讲的水渠账目";
const ESSAY = "essay-of-zhou-01";

let server: TestServer;
test.beforeEach(async () => {
  server = await startServer(test.info().project.name, ["--empty"]);
});
test.afterEach(() => server.dispose());

test(
  "PIN and profile switching leave no plaintext: set at the start, not a word of what follows is ever on the disk",
  { tag: "@phone" },
  async () => {
    test.setTimeout(240_000);
    const [, zhou, lin] = await foundBranch(server, ["陈建国", "周海", "林秀"]);
    const [text] = await publishTexts(server, 1, 3_000);
    const profile = await mkdtemp(join(tmpdir(), "songxue-profile-"));
    let browser = await launchMortal(profile);
    try {
      const { page } = browser;
      const member: Person = { ...browser, troubles: [] };
      await enrol(member, zhou!.link);
      await keptForOffline(member);
      await setPin(page);
      await openWith(page);
      await logByHand(member, { how: "讨论", title: LOGGED });
      await writeDraft(page, DRAFT);
      await page.goto(`${server.url}/#/texts`);
      await page
        .getByRole("link", { name: new RegExp(text!) })
        .first()
        .click();
      await tap(page, "存到手机再读");
      const read = (await page.locator("main p").filter({ hasText: /.{40}/ }).first().innerText()).slice(
        10,
        30,
      );
      await page.goto(`${server.url}/#/search`);
      await page.getByRole("searchbox").fill(read.slice(0, 8));
      await page.getByRole("link", { name: new RegExp(read.slice(0, 8)) }).click();
      await expect(page.getByRole("searchbox")).toHaveValue(read.slice(0, 8));
      await callServer(page);
      const secrets = [DRAFT, LOGGED, read];
      // The search finds what is in use.
      expect(await inMemory(page, [LOGGED, read])).toEqual([LOGGED, read]);

      await test.step("locked: the page that is left has none of it, neither drawn nor in memory", async () => {
        await page.goto(`${server.url}/#/me`);
        await tap(page, "现在锁上");
        await expect(title(page)).toHaveText("送学锁着");
        await expectForgotten(page, secrets);
      });

      await test.step("another person beside him: in his page, his storage and his memory is nothing of the first", async () => {
        await openWith(page);
        const second = await browser.context.newPage();
        await second.goto(`${server.url}/#/record`);
        await openWith(second);
        await expect(second.getByText(LOGGED)).toBeVisible();
        await page.goto(`${server.url}/#/`);
        await page.goto(lin!.link);
        await tap(page, "合用这部手机：给那个人登记");
        await expect(second.getByText(LOGGED)).toHaveCount(0);
        await expect(title(second)).toHaveText(/^欢迎使用送学/);
        await second.close();
        await enrol(member, undefined);
        await page.goto(`${server.url}/#/`);
        await expect(title(page)).toHaveText("林秀同志，您好");
        await expectForgotten(page, secrets);
        await page.goto(`${server.url}/#/me/people`);
        await tap(page, "周海");
        await expect(title(page)).toHaveText("周海同志的送学锁着");
        await tap(page, "换成林秀");
        await expect(title(page)).toHaveText("林秀同志，您好");
      });

      await test.step("the browser is closed: not a word of it in any file of its profile", async () => {
        await browser.close();
        const typed = encodeURIComponent(read.slice(0, 8));
        for (const words of [DRAFT, LOGGED, read, read.slice(0, 8), typed])
          expect(await filesWith(profile, words), words).toEqual([]);
        // The search finds words where they are: those of who has no PIN.
        expect(await filesWith(profile, "林秀")).not.toEqual([]);
      });

      await test.step("opened again, all is there", async () => {
        browser = await launchMortal(profile);
        const { page } = browser;
        await page.goto(`${server.url}/#/me/people`);
        await tap(page, "周海");
        await openWith(page);
        await page.goto(`${server.url}/#/essays/${ESSAY}`);
        await expect(page.getByRole("textbox", { name: "正文" })).toHaveValue(DRAFT);
        await page.goto(`${server.url}/#/record`);
        await expect(page.getByText(LOGGED)).toBeVisible();
      });
      expect(lostOrDoubled(await rowsOn(server), [LOGGED])).toEqual([]);
    } finally {
      await browser.kill();
      await rm(profile, { recursive: true, force: true });
    }
  },
);

test(
  "a PIN for who has written much already: all goes along, and what was in the clear is deleted and written over; taken away, all is as it was",
  { tag: "@phone" },
  async () => {
    test.setTimeout(240_000);
    const [, zhou] = await foundBranch(server, ["陈建国", "周海"]);
    const profile = await mkdtemp(join(tmpdir(), "songxue-profile-"));
    let browser = await launchMortal(profile);
    try {
      const { page } = browser;
      const member: Person = { ...browser, troubles: [] };
      await enrol(member, zhou!.link);
      await keptForOffline(member);
      await tap(page, "进入首页");
      await logByHand(member, { how: "讨论", title: LOGGED });
      await writeDraft(page, DRAFT);
      await callServer(page);
      await browser.close();
      for (const words of [DRAFT, LOGGED]) expect(await filesWith(profile, words), words).not.toEqual([]);

      browser = await launchMortal(profile);
      await browser.page.goto(`${server.url}/#/me`);
      await setPin(browser.page);
      await browser.close();
      for (const words of [DRAFT, LOGGED]) {
        const left = await filesWith(profile, words);
        // What a store has deleted it still has in its files, until it merges them: mostly it has by now, and nobody can make it.
        const deleted = left.filter((file) => /\.leveldb\/\d+\.(ldb|log)$/.test(file));
        console.log(`deleted, and still in files: ${deleted.join(", ") || "nothing"}`);
        expect(
          left.filter((file) => !deleted.includes(file)),
          words,
        ).toEqual([]);
      }

      browser = await launchMortal(profile);
      await browser.page.goto(`${server.url}/#/record`);
      await openWith(browser.page);
      await expect(browser.page.getByText(LOGGED)).toBeVisible();
      await browser.page.goto(`${server.url}/#/essays/${ESSAY}`);
      await expect(browser.page.getByRole("textbox", { name: "正文" })).toHaveValue(DRAFT);
      await browser.page.goto(`${server.url}/#/me/devices`);
      await expect(browser.page.getByText(/停用$/).first()).toBeVisible();

      await browser.page.goto(`${server.url}/#/me/pin`);
      await tap(browser.page, "不要密码了");
      await browser.page.getByLabel("现在的密码").fill(PIN);
      await tap(browser.page, "拿掉密码");
      await expect(title(browser.page)).toHaveText("给自己设个密码");
      await logByHand({ ...browser, troubles: [] }, { how: "讨论", title: "拿掉以后记的" });
      await browser.page.goto(`${server.url}/#/essays/${ESSAY}`);
      await expect(browser.page.getByRole("textbox", { name: "正文" })).toHaveValue(DRAFT);
      await callServer(browser.page);
      expect(lostOrDoubled(await rowsOn(server), [LOGGED, "拿掉以后记的"])).toEqual([]);
      expect(await databases(browser.page)).toEqual(["songxue"]);
    } finally {
      await browser.kill();
      await rm(profile, { recursive: true, force: true });
    }
  },
);

test(
  "browsers are killed in the middle of setting a PIN: each time all is there, before the door or behind it",
  { tag: "@phone" },
  async () => {
    test.setTimeout(300_000);
    const [, zhou] = await foundBranch(server, ["陈建国", "周海"]);
    const profile = await mkdtemp(join(tmpdir(), "songxue-profile-"));
    let browser = await launchMortal(profile);
    try {
      const member: Person = { ...browser, troubles: [] };
      await enrol(member, zhou!.link);
      await keptForOffline(member);
      await tap(browser.page, "进入首页");
      await logByHand(member, { how: "讨论", title: LOGGED });
      await writeDraft(browser.page, DRAFT);
      await callServer(browser.page);
      for (const ms of [50, 500, 1_000, 1_300, 1_600, 1_900, 2_200]) {
        const { page } = browser;
        await page.goto(`${server.url}/#/me/pin`);
        await beginToSetPin(page);
        await after(ms);
        await browser.kill();

        browser = await launchMortal(profile);
        await browser.page.goto(`${server.url}/#/record`);
        const locked = await isLocked(browser.page);
        console.log(`killed after ${ms} ms: ${locked ? "behind the door" : "before it"}`);
        if (locked) await openWith(browser.page);
        await expect(browser.page.getByText(LOGGED)).toBeVisible();
        await browser.page.goto(`${server.url}/#/essays/${ESSAY}`);
        await expect(browser.page.getByRole("textbox", { name: "正文" })).toHaveValue(DRAFT);
        expect((await databases(browser.page)).filter((name) => /^songxue( locked)?$/.test(name))).toEqual([
          locked ? "songxue locked" : "songxue",
        ]);
        if (locked) break;
      }
      await browser.page.goto(`${server.url}/#/`);
      await logByHand({ ...browser, troubles: [] }, { how: "讨论", title: "最后记的" });
      await callServer(browser.page);
      expect(lostOrDoubled(await rowsOn(server), [LOGGED, "最后记的"])).toEqual([]);
    } finally {
      await browser.kill();
      await rm(profile, { recursive: true, force: true });
    }
  },
);

async function writeDraft(page: Page, words: string): Promise<void> {
  await page.goto(`${server.url}/#/essays/${ESSAY}`);
  await page.getByRole("textbox", { name: "正文" }).fill(words);
  await expect(page.getByText(/^草稿已存在本机/)).toBeVisible();
}

/** Neither drawn, nor in the memory of the page, nor in what is kept in the clear. */
async function expectForgotten(page: Page, secrets: readonly string[]): Promise<void> {
  expect(await inMemory(page, secrets)).toEqual([]);
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  const drawn = await page.content();
  for (const words of secrets) {
    expect(drawn, words).not.toContain(words);
    expect(kept, words).not.toContain(words);
  }
}

function databases(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? "").sort());
}
