// An essay that is spoken without a network, through a browser that dies in mid-sentence, to the ear of the secretary.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { launchMortal, type MortalBrowser } from "./faults/testing/mortal-browser.ts";
import { untilArrived } from "./story/secretary.ts";
import { demoLink } from "./testing/branch.ts";
import { callServer, enrol, keptForOffline, type Person, person, shot, tap } from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

/** A microphone that hums, and a person who says yes when the browser asks. */
const MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

test(
  "an essay is spoken offline, its third part is cut off by a kill, and the secretary hears all three",
  { tag: "@phone" },
  async ({ browser }) => {
    test.setTimeout(150_000);
    const server = await startServer(test.info().project.name);
    const profile = await mkdtemp(join(tmpdir(), "songxue-profile-"));
    const troubles: string[] = [];
    let phone: MortalBrowser | undefined;
    const launch = async (): Promise<Person> => {
      phone = await launchMortal(
        profile,
        (context) => {
          context.on("weberror", (error) => troubles.push(error.error().stack ?? error.error().message));
          return Promise.resolve();
        },
        MICROPHONE,
      );
      await phone.page.setViewportSize({ width: 360, height: 740 });
      return { context: phone.context, page: phone.page, troubles };
    };
    try {
      let speaker = await launch();
      let essay = "";

      await test.step("two questions are answered without a network; in the third his browser is killed", async () => {
        await enrol(speaker, await demoLink(server, "何小满"));
        await tap(speaker.page, "以后再说");
        await speaker.page.goto(`${server.url}/#/essays`);
        await tap(speaker.page, "写一篇新的", "讲");
        await expect(speaker.page.getByRole("button", { name: /^问我，我来答/ })).toBeVisible();
        await keptForOffline(speaker);
        await speaker.context.setOffline(true);
        await tap(speaker.page, "问我，我来答");
        await shot(speaker.page, "speaker is asked", "screen");
        await tap(speaker.page, "开始说");
        await spokenTill(speaker.page, 3);
        await shot(speaker.page, "speaker speaks", "screen");
        await tap(speaker.page, "下一问");
        await spokenTill(speaker.page, 2);
        await tap(speaker.page, "停，这一段说完了");
        await expect(speaker.page.getByRole("button", { name: "听第 2 段" })).toBeVisible();
        await shot(speaker.page, "speaker has two parts");
        essay = new URL(speaker.page.url()).hash;
        await tap(speaker.page, "再答一问", "开始说");
        await spokenTill(speaker.page, 6);
        await phone!.kill();
      });

      await test.step("he comes back: what he had said is there and says that it was cut; he hands it in", async () => {
        speaker = await launch();
        await speaker.context.setOffline(true);
        await speaker.page.goto(`${server.url}/${essay}`);
        const cut = speaker.page.getByText(/^第 3 段上次说到一半断了，说到的 \d+ 秒都在$/);
        await expect(cut).toBeVisible();
        const seconds = Number(/(\d+) 秒/.exec(await cut.innerText())![1]);
        // Six seconds stood on the screen.
        expect(seconds).toBeGreaterThanOrEqual(4);
        await shot(speaker.page, "speaker comes back");
        await speaker.page.getByRole("button", { name: "听第 3 段", exact: true }).click();
        await expect(speaker.page.getByRole("button", { name: "停下第 3 段" })).toBeVisible();
        await tap(speaker.page, "知道了", "交给支部");
        await expect(speaker.page.getByText(/已存好，有网络就交上去/)).toBeVisible();
        await speaker.context.setOffline(false);
        await callServer(speaker.page);
        await expect(speaker.page.getByText(/已交给支部/)).toBeVisible();
        await server.moveClock(11 * 60_000);
      });

      await test.step("the secretary hears it, without a network too", async () => {
        const secretary = await person(await browser.newContext());
        const { page } = secretary;
        await enrol(secretary, await demoLink(server, "陈建国"));
        await tap(page, "以后再说");
        await page.goto(`${server.url}/#/branch/essays`);
        const row = page.getByRole("link", { name: /学习体会.*何小满|何小满.*学习体会/ }).first();
        await untilArrived(page, () => expect(row).toBeVisible({ timeout: 1_000 }));
        await row.click();
        await tap(page, "都取来听");
        await expect(page.getByRole("button", { name: "听第 3 段", exact: true })).toBeVisible();
        await secretary.context.setOffline(true);
        await page.getByRole("button", { name: "听第 3 段", exact: true }).click();
        await expect(page.getByRole("button", { name: "停下第 3 段" })).toBeVisible();
        await shot(page, "secretary hears an essay");
        await expect(page.getByText("放不出这种录音")).toHaveCount(0);
        expect(secretary.troubles).toEqual([]);
      });
      expect(troubles).toEqual([]);
      expect(await server.admin("verify")).toContain("都对");
    } finally {
      await phone?.kill();
      await rm(profile, { recursive: true, force: true });
      await server.dispose();
    }
  },
);

async function spokenTill(page: Page, seconds: number): Promise<void> {
  await expect(page.getByText(new RegExp(`正在录，${seconds} 秒`))).toBeVisible();
}
