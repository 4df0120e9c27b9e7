import { type Browser, expect, type Page, test } from "@playwright/test";
import { callServer, enrol, person, tap } from "../testing/person.ts";
import { startServer, type TestServer } from "../testing/server.ts";
import { foundBranch, inviteAgain } from "./testing/beside.ts";
import { type Editor, openEditor, prepareEditors, savedOn } from "./testing/editors.ts";
import { draftsOn } from "./testing/editors.ts";

const ESSAY = "essay-0000000001";
const LOOK = "看有什么不同，选一份或合成一篇";

test(
  "row 6: two tabs write one essay: both texts are kept, and become one as the member joins them",
  { tag: "@phone" },
  async ({ context }) => {
    const server = await startServer(test.info().project.name, ["--empty"]);
    try {
      const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
      const first = await person(context);
      await enrol(first, guest!.link);
      const second = await context.newPage();
      for (const page of [first.page, second]) await page.goto(`${server.url}/#/essays/${ESSAY}`);
      await fieldOf(first.page).fill("第一个窗口写的");
      await expectDraftSaved(first.page);
      await fieldOf(second).fill("第二个窗口写的");
      await expectDraftSaved(second);

      await expect(second.getByText("另一个窗口也在写这一篇，两份都留着")).toBeVisible();
      await expect(fieldOf(second)).toHaveValue("第二个窗口写的");
      await tap(second, LOOK);
      await expect(second.getByRole("radio", { name: "那一份 一" })).toBeVisible();

      // Whoever opens the essay next finds both again.
      await second.reload();
      await expect(fieldOf(second)).toHaveValue("第二个窗口写的");
      await tap(second, LOOK);
      await tap(second, "两份接在一起，我自己来改");
      await expect(fieldOf(second)).toHaveValue("第二个窗口写的\n\n第一个窗口写的");
      await expect(second.getByText("另一个窗口也在写这一篇，两份都留着")).toBeHidden();
      expect(await draftsOf(second)).toContain("第二个窗口写的\\\\n\\\\n第一个窗口写的");

      // The first tab writes on, not knowing: nothing of the second goes.
      await fieldOf(first.page).fill("第一个窗口接着写的");
      await expectDraftSaved(first.page);
      const kept = await draftsOf(first.page);
      expect(kept).toContain("第一个窗口接着写的");
      expect(kept).toContain("第二个窗口写的");
    } finally {
      await server.dispose();
    }
  },
);

test("row 6: two phones write one essay without network: both texts are kept on both, and joined on one", async ({
  browser,
}) => {
  const server = await startServer(test.info().project.name, ["--empty"]);
  try {
    const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
    const first = await phoneOf(browser, guest!.link);
    await write(first, server, "两部手机都有的开头");
    await callServer(first);
    const second = await phoneOf(browser, await inviteAgain(server, guest!));
    await second.goto(`${server.url}/#/essays/${ESSAY}`);
    await expect(fieldOf(second)).toHaveValue("两部手机都有的开头");

    for (const page of [first, second]) await page.context().setOffline(true);
    await write(first, server, "两部手机都有的开头，旧手机的下文");
    await write(second, server, "两部手机都有的开头，新手机的下文");
    for (const page of [first, second]) await page.context().setOffline(false);
    for (const page of [first, second, first]) await callServer(page);

    for (const page of [first, second]) {
      await page.goto(`${server.url}/#/essays/${ESSAY}`);
      await expect(page.getByText("这一篇在别处也写过，两份都留着")).toBeVisible();
      await tap(page, "看不同，合成一篇");
      const all = await page.getByRole("region", { name: "合成一篇" }).innerText();
      expect(all).toContain("旧");
      expect(all).toContain("新");
    }
    await tap(first, "两份接在一起，我自己来改");
    const both = await fieldOf(first).inputValue();
    expect(both).toContain("旧手机的下文");
    expect(both).toContain("新手机的下文");
    await tap(first, "返回");
    await expect(first.getByRole("list", { name: "我写的" })).toContainText("在写");
    for (const page of [first, second]) await callServer(page);
    await second.goto(`${server.url}/#/essays/${ESSAY}`);
    await expect(fieldOf(second)).toHaveValue(both);
    await expect(second.getByText("这一篇在别处也写过，两份都留着")).toBeHidden();
  } finally {
    await server.dispose();
  }
});

test(
  "row 6: two phones write one note, the minutes of one meeting and one form without network: both texts are shown on both",
  { tag: "@phone" },
  async ({ browser }) => {
    test.setTimeout(120_000);
    const server = await startServer(test.info().project.name, ["--empty"]);
    try {
      const [chen] = await foundBranch(server, ["陈建国"]);
      const editors = await prepareEditors(server);
      const note = editors.find(({ name }) => name === "note")!;
      const first = await phoneOf(browser, chen!.link);
      await keep(first, server, note, "两部手机都有的开头");
      await callServer(first);
      const second = await phoneOf(browser, await inviteAgain(server, chen!));
      const phones = [
        { page: first, words: "旧手机上写的" },
        { page: second, words: "新手机上写的" },
      ];
      const apart = editors.filter(({ name }) => name !== "essay");
      // What an editor needs is here before the network goes.
      for (const { page } of phones) for (const editor of apart) await openEditor(page, server.url, editor);
      for (const { page } of phones) await page.context().setOffline(true);
      for (const { page, words } of phones)
        for (const editor of apart) await keep(page, server, editor, words);
      for (const { page } of phones) await page.context().setOffline(false);
      for (const page of [first, second, first]) await callServer(page);

      for (const { page } of phones) {
        for (const editor of apart) {
          await page.goto(`${server.url}/${editor.hash.replace(/\/close$/, "")}`);
          await expect(page.getByText(/两份都留着$/)).toBeVisible();
          for (const summary of await page.locator("summary").all()) await summary.click();
          for (const { words } of phones) await expect(page.getByText(words).first()).toBeVisible();
        }
      }
      // Joined on one, they are one on both.
      await first.goto(`${server.url}/${note.hash}`);
      await tap(first, "看不同，合成一条", "两份接在一起，我自己来改");
      await expect(first.getByText(/两份都留着$/)).toBeHidden();
      for (const page of [first, second]) await callServer(page);
      await second.goto(`${server.url}/${note.hash}`);
      await expect(second.getByText(/新手机上写的\s+旧手机上写的|旧手机上写的\s+新手机上写的/)).toBeVisible();
      await expect(second.getByText(/两份都留着$/)).toBeHidden();
    } finally {
      await server.dispose();
    }
  },
);

/** Writes into an editor and presses what keeps it as an entry. */
async function keep(page: Page, server: TestServer, editor: Editor, words: string): Promise<void> {
  const field = await openEditor(page, server.url, editor);
  await field.fill(words);
  await expect(savedOn(page)).toBeVisible();
  await tap(page, "存好|结束会议并保存|交表");
  await expect(field).toBeHidden();
}

async function phoneOf(browser: Browser, link: string): Promise<Page> {
  const one = await person(await browser.newContext());
  await enrol(one, link);
  return one.page;
}

/** Writes, and leaves the page: the draft becomes a version. */
async function write(page: Page, server: TestServer, words: string): Promise<void> {
  await page.goto(`${server.url}/#/essays/${ESSAY}`);
  await fieldOf(page).fill(words);
  await expectDraftSaved(page);
  await tap(page, "返回");
  await expect(page.getByRole("list", { name: "我写的" })).toContainText("在写");
}

function fieldOf(page: Page) {
  return page.getByRole("textbox", { name: "正文" });
}

function expectDraftSaved(page: Page): Promise<void> {
  return expect(page.getByText(/^草稿已存在本机/)).toBeVisible();
}

async function draftsOf(page: Page): Promise<string> {
  return JSON.stringify(await draftsOn(page));
}
