// A phone's browser dies: it runs out of memory, the battery falls out, the system throws it away.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { expect, type Page, test } from "@playwright/test";
import { Dice } from "../../src/simulation/dice.ts";
import { callServer, enrol, keptForOffline, title } from "../testing/person.ts";
import { startServer, type TestServer } from "../testing/server.ts";
import { barePage } from "./testing/bare-page.ts";
import { expectPutAway } from "./testing/drafts-put-away.ts";
import { foundBranch, type Guest, lostOrDoubled, rowsOn } from "./testing/beside.ts";
import { launchMortal, type MortalBrowser } from "./testing/mortal-browser.ts";
import { seededDice } from "./testing/seed.ts";
import { type Sight, witness } from "./testing/witness.ts";

const KILLS = 50;
/** What may be lost: the words of the last two seconds. */
const MAY_BE_LOST_MS = 2_000;

test(
  `row 1: browsers are killed at ${KILLS} random moments of typing and saving`,
  { tag: "@phone" },
  async () => {
    test.setTimeout(300_000);
    const { seed } = seededDice("row 1");
    const server = await startServer(test.info().project.name, ["--empty"]);
    try {
      const [chen, zhou] = await foundBranch(server, ["陈建国", "周海"]);
      // Two phones: a life is mostly waiting for its end.
      const living = [
        live(server, chen!, seed, { from: 1, to: KILLS / 2 }),
        live(server, zhou!, seed, { from: KILLS / 2 + 1, to: KILLS }),
      ];
      // Both have ended, and their browsers with them, before anything is said of either.
      await Promise.allSettled(living);
      const lives = await Promise.all(living);
      const saved = lives.flatMap((life) => [...life.saved]);
      const characters = lives.reduce((sum, life) => sum + life.characters, 0);
      console.log(`row 1: ${characters} characters of drafts and ${saved.length} entries were called saved`);
      // A test of nothing would pass: there must have been something to lose.
      expect(characters).toBeGreaterThan(50);
      expect(saved.length).toBeGreaterThan(5);
      const rows = await rowsOn(server);
      expect(lostOrDoubled(rows, saved)).toEqual([]);
      // Of which the screen had not said anything yet: it may be there or not.
      for (let act = 1; act <= KILLS; act++) {
        const words = [`"${essayId(seed, act)}"`, `"${recordTitle(act)}"`];
        const there = rows.filter(
          ({ kind, body }) =>
            (kind === "essay-handed-in" || kind === "study-logged") &&
            words.some((one) => body.includes(one)),
        );
        expect(there.length, `act ${act} is there once at most`).toBeLessThanOrEqual(1);
      }
    } finally {
      await server.dispose();
    }
  },
);

interface Life {
  /** what its screen called saved, as it is found on the server */
  saved: Set<string>;
  /** of drafts that had to be there again, and were */
  characters: number;
}

/** One phone: acts, each ended by a kill, and peace in the end. */
async function live(
  server: TestServer,
  guest: Guest,
  seed: number,
  acts: { from: number; to: number },
): Promise<Life> {
  const dice = new Dice(seed + acts.from);
  const profile = await mkdtemp(join(tmpdir(), "songxue-profile-"));
  const sights: Sight[] = [];
  const life: Life = { saved: new Set(), characters: 0 };
  const launch = (): Promise<MortalBrowser> =>
    launchMortal(profile, (context) =>
      witness(context, (sight) => {
        sights.push(sight);
        if (sight.saw === "handed-in") life.saved.add(essayOf(sight.place));
        if (sight.saw === "recorded") life.saved.add(sight.title);
      }),
    );
  let browser = await launch();
  try {
    await enrol({ ...browser, troubles: [] }, guest.link);
    await keptForOffline({ ...browser, troubles: [] });
    let last: { essay: string; killedAt: number } | undefined;
    for (let act = acts.from; act <= acts.to; act++) {
      const { page, context } = browser;
      if (last) {
        await page.goto(`${server.url}/#/essays/${last.essay}`);
        const promised = promisedOf(sights, last.essay, last.killedAt);
        const found = await wordsOf(page);
        expect(found.startsWith(promised), `act ${act - 1}: “${promised}” became “${found}”`).toBe(true);
        life.characters += promised.length;
      }
      await expect(page.getByText("没有被收下")).toHaveCount(0);
      await context.setOffline(dice.chance(0.3));

      const essay = essayId(seed, act);
      const killed = new AbortController();
      const acting = dice.chance(0.75)
        ? writeEssay(page, server.url, essay, dice, killed.signal)
        : logStudy(page, server.url, recordTitle(act), dice);
      // It is interrupted by the kill, as it is meant to be.
      const interrupted = acting.catch(() => undefined);
      await after(dice.below(2_800));
      const killedAt = Date.now();
      killed.abort();
      await browser.kill();
      await interrupted;
      last = { essay, killedAt };
      browser = await launch();
    }
    await browser.page.goto(`${server.url}/#/`);
    await callServer(browser.page);
    await expect(browser.page.getByText("待上传")).toHaveCount(0);
    return life;
  } finally {
    await browser.kill();
    await rm(profile, { recursive: true, force: true });
  }
}

for (const way of ["frozen", "left"] as const) {
  test(
    `row 2: a draft is on the phone when its page is ${way} in the middle of a word, and then the browser dies`,
    { tag: "@phone" },
    async () => {
      const server = await startServer(test.info().project.name, ["--empty"]);
      const profile = await mkdtemp(join(tmpdir(), "songxue-profile-"));
      let browser = await launchMortal(profile);
      try {
        const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
        await enrol({ ...browser, troubles: [] }, guest!.link);
        const essay = essayId(1, 1);
        await browser.page.goto(`${server.url}/#/essays/${essay}`);
        const onlookers = await browser.context.newPage();
        await onlookers.goto(`${server.url}/icon.svg`);
        await browser.page.bringToFront();
        await browser.page.getByRole("textbox", { name: "正文" }).focus();
        await browser.letGo();
        const page = await barePage(browser.port, essay);
        const onlooker = await barePage(browser.port, "icon.svg");
        expect(await page.evaluate("document.visibilityState")).toBe("visible");

        // Well within the time after which a draft is saved by itself.
        await page.send("Input.insertText", { text: "屏幕一关，字还在" });
        if (way === "frozen") await page.send("Page.setWebLifecycleState", { state: "frozen" });
        else await page.send("Page.navigate", { url: "about:blank" });
        await expectPutAway(onlooker, "屏幕一关，字还在");
        page.close();
        onlooker.close();
        await browser.kill();

        browser = await launchMortal(profile);
        await browser.page.goto(`${server.url}/#/essays/${essay}`);
        await expect(browser.page.getByRole("textbox", { name: "正文" })).toHaveValue("屏幕一关，字还在");
      } finally {
        await browser.kill();
        await rm(profile, { recursive: true, force: true });
        await server.dispose();
      }
    },
  );
}

async function writeEssay(
  page: Page,
  url: string,
  essay: string,
  dice: Dice,
  killed: AbortSignal,
): Promise<void> {
  await page.goto(`${url}/#/essays/${essay}`);
  const field = page.getByRole("textbox", { name: "正文" });
  await field.focus();
  const handInAfter = dice.chance(0.5) ? 1 + dice.below(12) : Infinity;
  for (let typed = 0; !killed.aborted; typed++) {
    if (typed === handInAfter) {
      await page.getByRole("button", { name: "交给支部" }).click();
      await expect(page.getByRole("region", { name: "已交的" })).toBeVisible();
      return;
    }
    await page.keyboard.insertText(String.fromCharCode(0x4e00 + dice.below(2_000)));
    await after(dice.below(160));
  }
}

async function logStudy(page: Page, url: string, words: string, dice: Dice): Promise<void> {
  await page.goto(`${url}/#/record/log`);
  await page.getByText("不是今天？想写学的什么？").click();
  await page.getByRole("textbox", { name: "学的什么" }).fill(words);
  await after(dice.below(600));
  await page.getByRole("button", { name: /^存下/ }).click();
  await expect(title(page)).toHaveText("记录");
}

/** What must be there again: what the screen called saved, and what was typed two seconds before the end. */
function promisedOf(sights: readonly Sight[], essay: string, killedAt: number): string {
  let promised = "";
  for (const sight of sights) {
    if (sight.saw !== "typed" && sight.saw !== "draft-saved") continue;
    if (essayOf(sight.place) !== essay) continue;
    const must = sight.saw === "draft-saved" || sight.at <= killedAt - MAY_BE_LOST_MS;
    if (must && sight.words.length > promised.length) promised = sight.words;
  }
  return promised;
}

/** What stands on the page of an essay, in the field or as handed in. */
async function wordsOf(page: Page): Promise<string> {
  const field = page.getByRole("textbox", { name: "正文" });
  const card = page.getByRole("region", { name: "已交的" });
  await expect(field.or(card).first()).toBeVisible();
  await expect(page.getByText("正在取出草稿…")).toHaveCount(0);
  if (await field.isVisible()) return field.inputValue();
  return card.locator("p").last().innerText();
}

/** 16 characters, as an id has them. */
function essayId(seed: number, act: number): string {
  return `e${String(seed).padStart(10, "0")}-${String(act).padStart(4, "0")}`;
}

function recordTitle(act: number): string {
  return `记${act}号`;
}

function essayOf(place: string): string {
  return place.replace("#/essays/", "");
}
