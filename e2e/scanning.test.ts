// QR codes from the screen of one phone into the camera of another: real screens, Chromium's fake video device, and no network.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, devices, expect, test } from "@playwright/test";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { foundBranch } from "./faults/testing/beside.ts";
import { planMeeting, untilArrived } from "./story/secretary.ts";
import { filmBeforeCamera, filmOf } from "./testing/film.ts";
import {
  callServer,
  enrol,
  keptForOffline,
  type Person,
  person,
  shot,
  tap,
  title,
} from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

const PHONE = {
  ...devices["Pixel 5"],
  viewport: { width: 360, height: 740 },
  locale: "zh-CN",
  timezoneId: "Asia/Shanghai",
};

/** What reads codes comes by itself where meetings are, or when 签到 is opened, after what a phone needs first. */
async function scannerKept({ page }: Person): Promise<void> {
  const kept = () => page.evaluate(async () => (await (await caches.open("scan-pages")).keys()).length);
  await expect.poll(kept).toBeGreaterThan(0);
}

test(
  "the organiser scans a member's own code, a member scans the organiser's, all of them offline",
  { tag: "@phone" },
  async ({ browser }) => {
    test.setTimeout(180_000);
    const server = await startServer(test.info().project.name, ["--empty"]);
    const folder = await mkdtemp(join(tmpdir(), "songxue-film-"));
    const opened: Browser[] = [];
    const withCamera = async (film: string): Promise<Person> => {
      const { executablePath, args } = chromiumLaunchOptions();
      const own = await chromium.launch({
        ...(executablePath && { executablePath }),
        args: [...args, ...filmBeforeCamera(film)],
      });
      opened.push(own);
      return person(await own.newContext(PHONE));
    };
    const films = { member: join(folder, "member.y4m"), organiser: join(folder, "organiser.y4m") };
    try {
      const [chen, zhou, lin] = await foundBranch(server, ["陈建国", "周海", "林秀"]);
      const shows = await person(await browser.newContext());
      await test.step("a member without network shows his own code", async () => {
        await enrol(shows, zhou!.link);
        await tap(shows.page, "以后再说|进入首页");
        await keptForOffline(shows);
        await shows.context.setOffline(true);
        await shows.page.goto(`${server.url}/#/check-in`);
        await tap(shows.page, "出示我的签到码");
        await filmOf(shows.page.getByRole("img", { name: "我的签到码" }), films.member);
        await shot(shows.page, "member shows his code");
      });

      const organiser = await withCamera(films.member);
      const { page } = organiser;
      await test.step("the organiser's camera reads it: his name is large on the screen, and he is marked", async () => {
        await enrol(organiser, chen!.link);
        await tap(page, "以后再说|进入首页");
        await keptForOffline(organiser, "staff");
        await scannerKept(organiser);
        await organiser.context.setOffline(true);
        await planMeeting(organiser, { title: "院坝学习会", time: "19:30" });
        await tap(page, "开始签到", "扫党员的码");
        await expect(page.locator(".scan-name")).toHaveText("周海");
        await expect(page.getByText("到会，记下了")).toBeVisible();
        await shot(page, "organiser scans");
        await tap(page, "没带手机的，去点名");
        await expect(page.getByText(/到会 · 当面确认/)).toHaveCount(1);
        await page.goBack();
        await page.goBack();
        await filmOf(page.getByRole("img", { name: "签到二维码" }), films.organiser);
      });

      const scans = await withCamera(films.organiser);
      await test.step("a member's camera reads the organiser's code, of a meeting that her phone has not heard of", async () => {
        await enrol(scans, lin!.link);
        await tap(scans.page, "以后再说|进入首页");
        await scans.page.goto(`${server.url}/#/check-in`);
        await keptForOffline(scans);
        await scannerKept(scans);
        await scans.context.setOffline(true);
        await scans.page.reload();
        await tap(scans.page, "扫会上的码");
        await expect(title(scans.page)).toHaveText("已存，待核");
      });

      await test.step("back in the network the branch has both, each as it is known", async () => {
        await organiser.context.setOffline(false);
        await callServer(page);
        await scans.context.setOffline(false);
        await callServer(scans.page);
        await tap(page, "点名");
        await untilArrived(page, async () => {
          await expect(page.getByText(/到会 · 签到码已核/)).toHaveCount(1, { timeout: 1_000 });
          await expect(page.getByText(/到会 · 当面确认/)).toHaveCount(1, { timeout: 1_000 });
        });
      });
      for (const { troubles } of [shows, organiser, scans]) expect(troubles).toEqual([]);
    } finally {
      for (const own of opened) await own.close();
      await rm(folder, { recursive: true, force: true });
      await server.dispose();
    }
  },
);
