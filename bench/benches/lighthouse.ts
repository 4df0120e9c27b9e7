// What Lighthouse says of the app as `npm start` serves it, as a phone sees it: to a stranger, and to a member who has it all on
// the phone, in the ordinary way and in 长辈版.
import { join } from "node:path";
import type { Page } from "playwright";
import { audit, categories, type Audited } from "../harness/lighthouse.ts";
import { openBrowser } from "../harness/phone-browser.ts";
import type { Result } from "../harness/report.ts";
import { median } from "../harness/statistics.ts";
import { inTemporaryFolder } from "../harness/temporary-folder.ts";
import { enrolledProfile } from "../ours/enrolled-profile.ts";
import { openOurSite } from "../ours/our-site.ts";

/** of performance, which depends on what else the machine does; the rest is the same each time */
const rounds = 5;
const goal = 0.98;

export async function lighthouseScores(): Promise<Result> {
  return inTemporaryFolder(async (folder) => {
    const site = await openOurSite(join(folder, "ours"));
    const member = join(folder, "member");
    const found: Result = { lines: [], raw: [] };
    const look = async (name: string, path: string, profile: (round: number) => string): Promise<void> => {
      const visits: Audited[] = [];
      for (let i = 0; i < rounds; i++) {
        visits.push(await audit(profile(i), site.origin + path, i === 0 ? categories : ["performance"]));
      }
      for (const category of categories) {
        const scores = visits.flatMap((visit) => visit.scores[category] ?? []);
        found.lines.push({
          name: `lighthouse-${name}-${category}`,
          ratio: median(scores),
          goal,
          higherIsBetter: true,
        });
      }
      found.raw.push(
        name,
        ...visits.map(
          ({ scores, remarks }) =>
            `  ${Object.values(scores)
              .map((score) => score.toFixed(2))
              .join(" ")}  ${remarks.join("; ")}`,
        ),
      );
    };
    try {
      await enrolledProfile(member, site);
      const text = await firstText(member, site.origin);
      await look("welcome", "/", (round) => join(folder, `stranger-${round}`));
      await look("home", "/", () => member);
      await look("text", `/${text}`, () => member);
      await changeToElder(member, site.origin);
      await look("home-elder", "/", () => member);
      await look("text-elder", `/${text}`, () => member);
    } finally {
      await site.close();
    }
    return found;
  });
}

/** @returns "#/texts/…" */
function firstText(profile: string, origin: string): Promise<string> {
  return inProfile(profile, async (page) => {
    await page.goto(`${origin}/#/texts`);
    return (await page.locator('a[href^="#/texts/"]').first().getAttribute("href")) ?? "";
  });
}

function changeToElder(profile: string, origin: string): Promise<void> {
  return inProfile(profile, async (page) => {
    await page.goto(`${origin}/#/me`);
    await page.getByRole("button", { name: /换成长辈版/ }).click();
    await page.getByRole("button", { name: "换回普通版" }).waitFor();
  });
}

async function inProfile<T>(profile: string, use: (page: Page) => Promise<T>): Promise<T> {
  const browser = await openBrowser(profile);
  try {
    return await use(await browser.newPage());
  } finally {
    await browser.close();
  }
}
