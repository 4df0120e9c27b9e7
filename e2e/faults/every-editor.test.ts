// Whatever happens to the phone: what stood on the screen for more than two seconds is there again, in every editor of the app.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { expect, type Page, test } from "@playwright/test";
import { Dice } from "../../src/simulation/dice.ts";
import { enrol, keptForOffline, person } from "../testing/person.ts";
import { startServer, type TestServer } from "../testing/server.ts";
import { barePage } from "./testing/bare-page.ts";
import { expectPutAway } from "./testing/drafts-put-away.ts";
import { foundBranch, inviteAgain } from "./testing/beside.ts";
import {
  draftsOn,
  type Editor,
  fieldOf,
  openEditor,
  prepareEditors,
  savedOn,
  typeBehind,
} from "./testing/editors.ts";
import { expectLosses, loseAt, withLosses } from "./testing/losses.ts";
import { launchMortal } from "./testing/mortal-browser.ts";
import { setQuota, usageOf } from "./testing/quota.ts";
import { seededDice } from "./testing/seed.ts";
import { type Sight, witness } from "./testing/witness.ts";

/** of each editor */
const KILLS = 3;
/** What may be lost: the words of the last two seconds. */
const MAY_BE_LOST_MS = 2_000;

test(`row 1: killed ${KILLS} times at random moments in each editor`, { tag: "@phone" }, async () => {
  test.setTimeout(240_000);
  const { seed } = seededDice("row 1, every editor");
  const server = await startServer(test.info().project.name, ["--empty"]);
  try {
    const [chen] = await foundBranch(server, ["陈建国"]);
    const editors = await prepareEditors(server);
    // Two phones of the secretary: a life is mostly waiting for its end.
    const links = [chen!.link, await inviteAgain(server, chen!)];
    const living = links.map((link, i) =>
      live(server, link, editors.slice(2 * i, 2 * i + 2), new Dice(seed + i)),
    );
    // Both have ended, and their browsers with them, before anything is said of either.
    await Promise.allSettled(living);
    const promised = (await Promise.all(living)).flat();
    console.log(`row 1: ${promised.map(({ name, characters }) => `${name} ${characters}`).join(", ")}`);
    // A test of nothing would pass: there must have been something to lose.
    for (const { name, characters } of promised) expect(characters, name).toBeGreaterThan(0);
  } finally {
    await server.dispose();
  }
});

/** One phone, on which each of these is written into until it is killed, and gone on with. @returns characters that had to be there again */
async function live(
  server: TestServer,
  link: string,
  editors: readonly Editor[],
  dice: Dice,
): Promise<{ name: string; characters: number }[]> {
  const profile = await mkdtemp(join(tmpdir(), "songxue-profile-"));
  const sights: Sight[] = [];
  const launch = () => launchMortal(profile, (context) => witness(context, (sight) => sights.push(sight)));
  const promises = editors.map(({ name }) => ({ name, characters: 0 }));
  let browser = await launch();
  try {
    await enrol({ ...browser, troubles: [] }, link);
    for (const [i, editor] of editors.entries()) {
      for (let nth = 0; nth < KILLS; nth++) {
        await openEditor(browser.page, server.url, editor);
        sights.length = 0;
        const killed = new AbortController();
        const typing = typeOn(browser.page, editor, dice, killed.signal).catch(() => undefined);
        // The last time there is something to lose, however slow the machine is.
        if (nth === KILLS - 1) await expect.poll(() => promisedOf(sights, editor, Date.now())).not.toBe("");
        await after(dice.below(3_000));
        const killedAt = Date.now();
        killed.abort();
        await browser.kill();
        await typing;
        const promised = promisedOf(sights, editor, killedAt);
        browser = await launch();
        const field = await openEditor(browser.page, server.url, editor);
        const found = await field.inputValue();
        expect(found.startsWith(promised), `${editor.name}: “${promised}” became “${found}”`).toBe(true);
        promises[i]!.characters = Math.max(promises[i]!.characters, promised.length);
      }
      // Once: nothing was put aside as another tab's.
      expect((await draftsOn(browser.page)).filter(({ id }) => /[~!]/.test(id))).toEqual([]);
    }
    return promises;
  } finally {
    await browser.kill();
    await rm(profile, { recursive: true, force: true });
  }
}

async function typeOn(page: Page, editor: Editor, dice: Dice, killed: AbortSignal): Promise<void> {
  const field = await fieldOf(page, editor);
  await field.focus();
  await field.press("Control+End");
  while (!killed.aborted) {
    await page.keyboard.insertText(String.fromCharCode(0x4e00 + dice.below(2_000)));
    await after(dice.below(160));
  }
}

/** By the page's own clock: what its screen called saved, and what stood there two seconds before the end. */
function promisedOf(sights: readonly Sight[], { hash }: Editor, killedAt: number): string {
  let promised = "";
  for (const sight of sights) {
    if (sight.saw !== "typed" && sight.saw !== "draft-saved") continue;
    if (sight.place !== hash) continue;
    const must = sight.saw === "draft-saved" || sight.at <= killedAt - MAY_BE_LOST_MS;
    if (must && sight.words.length > promised.length) promised = sight.words;
  }
  return promised;
}

test(
  "row 2: frozen in the middle of a word in each editor, and then the browser dies",
  { tag: "@phone" },
  async () => {
    const server = await startServer(test.info().project.name, ["--empty"]);
    const profile = await mkdtemp(join(tmpdir(), "songxue-profile-"));
    let browser = await launchMortal(profile);
    try {
      const [chen] = await foundBranch(server, ["陈建国"]);
      const editors = await prepareEditors(server);
      await enrol({ ...browser, troubles: [] }, chen!.link);
      for (const editor of editors) {
        const page = await browser.context.newPage();
        await (await openEditor(page, server.url, editor)).focus();
      }
      const onlookers = await browser.context.newPage();
      await onlookers.goto(`${server.url}/icon.svg`);
      await browser.letGo();
      const onlooker = await barePage(browser.port, "icon.svg");
      for (const editor of editors) {
        const page = await barePage(browser.port, editor.hash);
        await page.send("Page.bringToFront");
        await expect.poll(() => page.evaluate("document.visibilityState")).toBe("visible");
        // Well within the time after which a draft is saved by itself.
        await page.send("Input.insertText", { text: wordsOf(editor) });
        await page.send("Page.setWebLifecycleState", { state: "frozen" });
        await expectPutAway(onlooker, wordsOf(editor));
        page.close();
      }
      onlooker.close();
      await browser.kill();

      browser = await launchMortal(profile);
      for (const editor of editors)
        await expect(await openEditor(browser.page, server.url, editor)).toHaveValue(wordsOf(editor));
    } finally {
      await browser.kill();
      await rm(profile, { recursive: true, force: true });
      await server.dispose();
    }
  },
);

test(
  "row 4: no room left in each editor: the words stay, can be copied, nothing false is said, and it heals",
  { tag: "@phone" },
  async () => {
    const server = await startServer(test.info().project.name, ["--empty"]);
    const profile = await mkdtemp(join(tmpdir(), "songxue-profile-"));
    let browser = await launchMortal(profile);
    try {
      const [chen] = await foundBranch(server, ["陈建国"]);
      const editors = await prepareEditors(server);
      await enrol({ ...browser, troubles: [] }, chen!.link);
      for (const editor of editors) await openEditor(browser.page, server.url, editor);
      await keptForOffline({ ...browser, troubles: [] }, "staff");
      const used = await usageOf(browser.page, server.url);
      await browser.close();
      // Chromium remembers for half a minute how much room there was: a new browser asks.
      browser = await launchMortal(profile);
      await browser.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.url });
      await setQuota(browser.page, server.url, used - 50_000);
      // All of them before anything is written, and out of the server's reach: what a form asks can be fetched again, and would
      // make room for what the server says.
      await browser.context.setOffline(true);
      const pages: Page[] = [];
      for (const editor of editors) {
        const page = await browser.context.newPage();
        pages.push(page);
        await openEditor(page, server.url, editor);
      }
      for (const [i, editor] of editors.entries()) {
        const page = pages[i]!;
        const field = await fieldOf(page, editor);
        await field.fill(wordsOf(editor));
        await expect(page.getByText("还没有存上")).toBeVisible();
        await expect(savedOn(page)).toHaveCount(0);
        await expect(field).toHaveValue(wordsOf(editor));
        await page.bringToFront();
        await page.getByRole("button", { name: "复制我写的" }).click();
        expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(wordsOf(editor));
      }
      await setQuota(browser.page, server.url);
      await browser.context.setOffline(false);
      for (const [i, editor] of editors.entries()) {
        const page = pages[i]!;
        await page.getByRole("button", { name: "再存一次" }).click();
        await expect(savedOn(page)).toBeVisible();
        await page.reload();
        await expect(await fieldOf(page, editor)).toHaveValue(wordsOf(editor));
      }
    } finally {
      await browser.kill();
      await rm(profile, { recursive: true, force: true });
      await server.dispose();
    }
  },
);

test(
  "rows 5 and 6: in each editor the connection is lost in the middle of a save, and two tabs write the same",
  { tag: "@phone" },
  async ({ context }) => {
    const server = await startServer(test.info().project.name, ["--empty"]);
    try {
      const [chen] = await foundBranch(server, ["陈建国"]);
      const editors = await prepareEditors(server);
      await withLosses(context);
      const { page, troubles } = await person(context);
      await enrol({ context, page, troubles: [] }, chen!.link);

      for (const editor of editors)
        await test.step(`${editor.name}: the connection`, async () => {
          await openEditor(page, server.url, editor);
          await page.reload();
          const field = await fieldOf(page, editor);
          for (const [i, loss] of (["before", "after"] as const).entries()) {
            await loseAt(page, "drafts", loss);
            await typeBehind(page, field, `断在半路${i}，`);
            await expect(savedOn(page)).toBeVisible();
            await expectLosses(page, i + 1);
          }
          await page.reload();
          await expect(await fieldOf(page, editor)).toHaveValue("断在半路0，断在半路1，");
          expect((await draftsOn(page)).filter(({ id }) => /[~!]/.test(id))).toEqual([]);
        });

      const second = await context.newPage();
      for (const editor of editors)
        await test.step(`${editor.name}: two tabs`, async () => {
          const [one, other] = [
            await openEditor(page, server.url, editor),
            await openEditor(second, server.url, editor),
          ];
          await one.fill("第一个窗口写的");
          await expect(savedOn(page)).toBeVisible();
          await other.fill("第二个窗口写的");
          await expect(savedOn(second)).toBeVisible();
          await expect(second.getByText(/两份都留着/)).toBeVisible();
          await expect(other).toHaveValue("第二个窗口写的");
          // Whoever opens it next finds both again.
          await second.reload();
          await expect(await fieldOf(second, editor)).toHaveValue("第二个窗口写的");
          await expect(second.getByText(/两份都留着/)).toBeVisible();
          const kept = JSON.stringify(await draftsOn(second));
          expect(kept).toContain("第一个窗口写的");
          expect(kept).toContain("第二个窗口写的");
        });
      expect(troubles).toEqual([]);
    } finally {
      await server.dispose();
    }
  },
);

function wordsOf({ name }: Editor): string {
  return `写在${name}里，屏幕一关，字还在`;
}
