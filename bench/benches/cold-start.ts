// The first visit, with a cheap phone on slow 3G.
import { join } from "node:path";
import { openEmptySite } from "../floors/empty-site.ts";
import { openBrowser, slowDown, slow3G } from "../harness/phone-browser.ts";
import { watchStart, type Start } from "../harness/page-start.ts";
import type { Result } from "../harness/report.ts";
import { startsSideBySide } from "../harness/starts.ts";
import { inTemporaryFolder } from "../harness/temporary-folder.ts";
import { openOurSite, usable } from "../ours/our-site.ts";

const rounds = 5;

export async function coldStart(): Promise<Result> {
  return inTemporaryFolder(async (folder) => {
    const floor = await openEmptySite();
    const ours = await openOurSite(join(folder, "ours"));
    let visits = 0;
    const visit = async (origin: string, selector: string): Promise<Start> => {
      const browser = await openBrowser(join(folder, `profile-${visits++}`));
      try {
        const page = await browser.newPage();
        await slow3G(await slowDown(page, 6));
        return await watchStart(page, `${origin}/`, selector);
      } finally {
        await browser.close();
      }
    };
    try {
      return await startsSideBySide(
        "cold-start",
        rounds,
        { painted: 1.3, interactive: 2.5 },
        {
          floor: () => visit(floor.origin, "#usable"),
          ours: () => visit(ours.origin, usable),
        },
      );
    } finally {
      await ours.close();
      await floor.close();
    }
  });
}
