// 听: a voice that came by the feed is heard without a network and without a server; the place goes along, and the time is offered.
import { expect, test } from "@playwright/test";
import { newId } from "../src/server/commands/invitation.ts";
import { LOOKS, type Look, whatIsWrong } from "./axe/looks.ts";
import { BRANCH, foundBranch, publishTexts } from "./faults/testing/beside.ts";
import { finish, nodePhone, type NodePhone } from "./faults/testing/node-phone.ts";
import { callServer, enrol, keptForOffline, person, shot, tap, title } from "./testing/person.ts";
import { startServer } from "./testing/server.ts";
import { silence } from "./testing/wave.ts";

const SECONDS = 6;

test(
  "a member takes a voice along and listens with no server in reach; what he heard is his place and his time",
  { tag: "@phone" },
  async ({ browser }) => {
    const server = await startServer(test.info().project.name, ["--empty"]);
    try {
      const [chen, zhou] = await foundBranch(server, ["陈建国", "周海"]);
      await publishTexts(server, 1, 1_500);
      const member = await person(await browser.newContext());
      const { page } = member;
      await enrol(member, zhou!.link);
      await page.goto(`${server.url}/#/texts`);
      await tap(page, "把 1 篇存到手机");
      await tap(page, "第1篇");
      await expect(title(page)).toHaveText("第1篇");

      await test.step("nobody has read it yet: that is said, and who could", async () => {
        await tap(page, "听");
        await expect(page.getByText(/^这部手机没有中文语音，支部也还没有这一篇的朗读/)).toBeVisible();
        await shot(page, "listening nobody", "screen");
        await tap(page, "关上");
      });

      await test.step("a recording is approved, and its size stands there before any of it comes", async () => {
        await readAloud(await nodePhone(chen!, server.url), 3);
        await callServer(page);
        await expect(title(page)).toHaveText("第1篇");
        await tap(page, "听");
        await expect(page.getByRole("button", { name: /^听陈国平读（要取 0.2 MB）/ })).toBeVisible();
        await tap(page, "更多", "全部存到手机");
        await expect(page.getByText("这个朗读已经在手机上，没有网也能听。")).toBeVisible();
        await shot(page, "listening sheet", "screen");
        await tap(page, "好了", "关上");
      });

      await keptForOffline(member);
      await server.stop();
      await member.context.setOffline(true);
      await page.clock.install();
      await page.addInitScript(sayWhenSounding);
      await page.reload();
      await expect(title(page)).toHaveText("第1篇");

      await test.step("without any network it is heard, and the paragraph that is heard is lit", async () => {
        await tap(page, "听");
        const lit = page.locator(".words [aria-current]");
        await expect(page.getByRole("button", { name: "暂停" })).toBeVisible();
        await expect(lit).toHaveAttribute("data-block", "0");
        await shot(page, "listening offline", "screen");
        // What is still being opened is heard by nobody.
        await expect(page.locator("html")).toHaveAttribute("data-sounding", "");
        // Two minutes by the clock of the phone; the sound takes its own time.
        await page.clock.runFor(120_000);
        await expect(lit).toHaveAttribute("data-block", "1", { timeout: 30_000 });
        await tap(page, "暂停");
        await tap(page, "关上");
        await page.reload();
        await expect(title(page)).toHaveText("第1篇");
        await tap(page, "听");
        await expect(lit).toHaveAttribute("data-block", "1");
      });

      await test.step("at its end the time is offered as listening, and one tap makes it a record", async () => {
        await expect(page.getByRole("button", { name: "从头再听" })).toBeVisible({ timeout: 60_000 });
        await expect(page.getByText(/您听了《第1篇》，大约 \d+分钟/)).toBeVisible();
        await shot(page, "listening offer");
        await tap(page, "记上 \\d+ 分钟");
        await page.goto(`${server.url}/#/record`);
        await expect(page.getByText("第1篇")).toBeVisible();
      });
      expect(member.troubles).toEqual([]);
    } finally {
      await server.dispose();
    }
  },
);

/** Runs in the page: its player stands in no document. */
function sayWhenSounding(): void {
  const Player = globalThis.Audio;
  globalThis.Audio = class extends Player {
    constructor(src?: string) {
      super(src);
      this.addEventListener("playing", () => (document.documentElement.dataset["sounding"] = ""));
    }
  };
}

test(
  "every state of the listening is right to look at, in both looks",
  { tag: "@phone" },
  async ({ browser }) => {
    test.setTimeout(240_000);
    const server = await startServer(test.info().project.name, ["--empty"]);
    try {
      const [chen, zhou] = await foundBranch(server, ["陈建国", "周海"]);
      await publishTexts(server, 1, 1_500);
      const narrowest = {
        viewport: { width: 320, height: 640 },
        hasTouch: true,
        reducedMotion: "reduce",
      } as const;
      const member = await person(await browser.newContext(narrowest));
      const { page } = member;
      await enrol(member, zhou!.link);
      await page.goto(`${server.url}/#/texts`);
      await tap(page, "把 1 篇存到手机", "第1篇");
      await expect(title(page)).toHaveText("第1篇");
      const open = async (look: Look): Promise<void> => {
        const kept = JSON.stringify({ elder: look.elder, size: look.elder ? 22 : 18, justify: false });
        await page.evaluate((display) => {
          localStorage.removeItem("songxue listening");
          localStorage.removeItem("songxue readings");
          localStorage.setItem("songxue display", display);
        }, kept);
        await page.reload();
        await expect(title(page)).toHaveText("第1篇");
        await tap(page, "听");
      };
      const check = async (look: Look, name: string): Promise<void> => {
        await shot(page, `${look.name} ${name}`, "screen");
        expect.soft(await whatIsWrong(page, look), `${look.name} ${name}`).toEqual([]);
      };
      for (const look of LOOKS) {
        await open(look);
        await expect(page.getByRole("link", { name: "录一个" })).toBeVisible();
        await check(look, "nobody reads it");
      }
      // The last paragraph is not recorded.
      await readAloud(await nodePhone(chen!, server.url), 2);
      await callServer(page);
      for (const look of LOOKS) {
        await open(look);
        if (look === LOOKS[0]) {
          await expect(page.getByText("有 1 段没有录音，会跳过去。")).toBeVisible();
          await check(look, "not fetched");
          await tap(page, "听陈国平读");
        }
        await expect(page.getByRole("button", { name: "暂停" })).toBeVisible();
        await tap(page, "更多");
        await page.getByRole("radio", { name: "30 分钟" }).check();
        await check(look, "how to listen");
        await tap(page, "好了");
        await check(look, "heard");
        await page.evaluate(() => scrollTo(0, 20_000));
        await expect(page.getByRole("button", { name: "回到正在读的地方" })).toBeVisible();
        await check(look, "scrolled away");
        await tap(page, "回到正在读的地方");
        await expect(page.getByRole("button", { name: "从头再听" })).toBeVisible({ timeout: 60_000 });
        await check(look, "heard to its end");
      }
      expect(member.troubles).toEqual([]);
    } finally {
      await server.dispose();
    }
  },
);

/** The secretary has read the first paragraphs of the only text aloud, and lets his branch hear it. */
async function readAloud(reader: NodePhone, blocks: number): Promise<void> {
  const { phone } = reader;
  await finish(reader);
  const published = phone.entries().find((entry) => entry.kind === "text-published");
  const { text, blob } = published!.body as { text: string; blob: string };
  const parts = [];
  for (let block = 0; block < blocks; block++) {
    const seconds = SECONDS + block;
    const bytes = silence(seconds);
    parts.push({ block, sound: await phone.blobs.put(bytes, "audio/wav"), size: bytes.length, seconds });
  }
  const body = { reading: newId(), text, blob, voice: "陈国平", dialect: "长沙话", type: "audio/wav", parts };
  const [entry] = await phone.write([{ kind: "reading-recorded", body }]);
  await phone.write([{ kind: "reading-approved", body: { entry: entry!, unit: BRANCH } }]);
  await finish(reader);
}
