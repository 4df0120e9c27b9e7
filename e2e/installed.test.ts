// What Chromium itself makes of the manifest, and where its shortcuts lead on an enrolled phone.
import { expect, test } from "@playwright/test";
import { demoLink } from "./testing/branch.ts";
import { enrol, keptForOffline, person, tap, title } from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

test(
  "the browser would install it, and its shortcuts open what they say, without a network too",
  { tag: "@phone" },
  async ({ browser }) => {
    const server = await startServer("sqlite");
    try {
      const member = await person(await browser.newContext());
      const { page, context } = member;
      await enrol(member, await demoLink(server, "何小满"));
      await tap(page, "把 12 篇存到手机", "进入首页");
      await keptForOffline(member);
      // The page that a service worker has answered.
      await page.reload();
      await expect(title(page)).toContainText("您好");

      const session = await context.newCDPSession(page);
      const { errors, data } = await session.send("Page.getAppManifest");
      expect(errors).toEqual([]);
      const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
      // A test's browser keeps nothing, and nothing can be installed in such a one.
      expect(
        installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"),
      ).toEqual([]);

      const { shortcuts } = JSON.parse(data!) as { shortcuts: { name: string; url: string }[] };
      await context.setOffline(true);
      for (const { name, url } of shortcuts) {
        await test.step(name, async () => {
          await page.goto("about:blank");
          await page.goto(new URL(url, server.url).href);
          if (name === "签到") await expect(title(page)).toHaveText("签到");
          // The first text that he has to read and has not.
          else await expect(title(page)).toContainText("下班十分钟");
        });
      }
      expect(member.troubles).toEqual([]);
    } finally {
      await server.dispose();
    }
  },
);
