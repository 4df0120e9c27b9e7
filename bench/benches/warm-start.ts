// The browser is started again, the server is gone, the phone is cheap: a member opens the app to go on reading.
import { join } from "node:path";
import { openEmptySite } from "../floors/empty-site.ts";
import { openBrowser, slowDown } from "../harness/phone-browser.ts";
import { watchStart, type Start } from "../harness/page-start.ts";
import type { Result } from "../harness/report.ts";
import { startsSideBySide } from "../harness/starts.ts";
import { inTemporaryFolder } from "../harness/temporary-folder.ts";
import { enrolledProfile } from "../ours/enrolled-profile.ts";
import { openOurSite, usable } from "../ours/our-site.ts";

const rounds = 5;

export async function warmStart(): Promise<Result> {
  return inTemporaryFolder(async (folder) => {
    const floor = await floorProfile(join(folder, "floor-profile"));
    const site = await openOurSite(join(folder, "ours"));
    const ours = { origin: site.origin, profile: join(folder, "our-profile") };
    try {
      await enrolledProfile(ours.profile, site);
    } finally {
      await site.close();
    }
    return startsSideBySide(
      "warm-start",
      rounds,
      { painted: 1.5, interactive: 2.5 },
      {
        floor: () => visit(floor, "#usable"),
        ours: () => visit(ours, usable),
      },
    );
  });
}

async function visit({ origin, profile }: Visited, selector: string): Promise<Start> {
  const browser = await openBrowser(profile);
  try {
    const page = await browser.newPage();
    await slowDown(page, 6);
    return await watchStart(page, `${origin}/`, selector);
  } finally {
    await browser.close();
  }
}

interface Visited {
  origin: string;
  profile: string;
}

/** A profile in which the empty site has been visited once; the site is gone. */
async function floorProfile(profile: string): Promise<Visited> {
  const site = await openEmptySite();
  const browser = await openBrowser(profile);
  try {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/`);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  } finally {
    await browser.close();
    await site.close();
  }
  return { origin: site.origin, profile };
}
