import { expect, type Page, test } from "@playwright/test";
import { enrol, keptForOffline, person, tap, title } from "../testing/person.ts";
import { startServer } from "../testing/server.ts";
import { foundBranch } from "./testing/beside.ts";
import { fieldOf, openEditor, prepareEditors, savedOn, typeBehind } from "./testing/editors.ts";
import { twoBuilds } from "./testing/newer-build.ts";

const OLD = "边写边存，随时可以停";
const NEW = "边写边存，想停就停";

test(
  "row 9: a new version in mid-essay never reloads over work, comes on a tap, and the other tab keeps its files",
  { tag: "@phone" },
  async ({ context }) => {
    const builds = await twoBuilds("src/app/drafts/draft-status.tsx", OLD, NEW);
    const server = await startServer(test.info().project.name, ["--empty", "--app", builds.app]);
    try {
      const [guest] = await foundBranch(server, ["陈建国"]);
      const all = await prepareEditors(server);
      const editors = all.filter(({ name }) => name !== "essay");
      const member = await person(context);
      const { page } = member;
      await enrol(member, guest!.link);
      await openEditor(
        page,
        server.url,
        all.find(({ name }) => name === "minutes")!,
      );
      await keptForOffline(member, "staff");
      // From here on a service worker answers.
      await page.goto(`${server.url}/#/essays/essay-0000000001`);
      await page.reload();
      await expect(page.getByText(OLD)).toBeVisible();
      const field = page.getByRole("textbox", { name: "正文" });
      await field.fill("写到一半，");
      // A second tab that has not been anywhere yet but at its first page.
      const second = await context.newPage();
      await second.goto(`${server.url}/#/`);
      await expect(title(second)).toBeVisible();
      // And one in each other editor.
      const others = await Promise.all(
        editors.map(async (editor) => {
          const tab = await context.newPage();
          return { editor, tab, field: await openEditor(tab, server.url, editor) };
        }),
      );
      for (const { tab, field } of others) await typeBehind(tab, field, "写到一半，");
      for (const one of [page, second, ...others.map(({ tab }) => tab)]) await mark(one);

      await server.kill();
      await builds.deploy();
      await server.start();
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
      await page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const look = (): void =>
              void navigator.serviceWorker.getRegistration().then((one) => {
                if (one!.waiting) resolve();
                else requestAnimationFrame(look);
              });
            look();
          }),
      );

      await test.step("whoever writes is left alone", async () => {
        await field.press("End");
        await page.keyboard.insertText("来了新版本，接着写");
        await expect(page.getByText(/^草稿已存在本机/)).toBeVisible();
        await expect(field).toHaveValue("写到一半，来了新版本，接着写");
        await expect(page.getByText("有新版本")).toHaveCount(0);
        expect(await isMarked(page)).toBe(true);
        for (const { tab, field } of others) {
          await typeBehind(tab, field, "来了新版本，");
          await expect(savedOn(tab)).toBeVisible();
          expect(await isMarked(tab)).toBe(true);
        }
      });

      await test.step("on 首页 it is offered, and nothing happens by itself", async () => {
        await page.evaluate(() => (location.hash = "#/"));
        await expect(page.getByText("有新版本")).toBeVisible();
        await expect(page.getByRole("button", { name: "更新" })).toBeVisible();
        expect(await isMarked(page)).toBe(true);
      });

      await test.step("the tap: this tab is the new version, and the essay is there", async () => {
        await tap(page, "更新");
        await expect.poll(() => isMarked(page).catch(() => true)).toBe(false);
        await page.goto(`${server.url}/#/essays/essay-0000000001`);
        await expect(field).toHaveValue("写到一半，来了新版本，接着写");
        await page.goto(`${server.url}/#/essays/essay-0000000002`);
        await expect(page.getByText(NEW)).toBeVisible();
      });

      await test.step("the other tab goes on as it was, and finds the files that it had not loaded yet", async () => {
        expect(await isMarked(second)).toBe(true);
        await second.evaluate(() => (location.hash = "#/essays/essay-0000000003"));
        await expect(second.getByText(OLD)).toBeVisible();
        await second.evaluate(() => (location.hash = "#/branch"));
        await expect(title(second)).toHaveText("河东支部");
        expect(await isMarked(second)).toBe(true);
      });

      await test.step("and in the tabs of the other editors nothing was taken away, before they are loaded anew and after", async () => {
        for (const { editor, tab, field } of others) {
          expect(await isMarked(tab)).toBe(true);
          await typeBehind(tab, field, "接着写");
          await expect(savedOn(tab)).toBeVisible();
          await tab.reload();
          await expect(await fieldOf(tab, editor)).toHaveValue("写到一半，来了新版本，接着写");
        }
      });
      expect(member.troubles).toEqual([]);
    } finally {
      await server.dispose();
      await builds.remove();
    }
  },
);

/** A page that was loaded anew has no mark. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => ((window as unknown as { marked: boolean }).marked = true));
}

function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => (window as unknown as { marked?: boolean }).marked === true);
}
