// What a member downloads before the app can be used, and what the phone keeps of it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { BrowserContext } from "playwright";
import { readBuildNote } from "../../scripts/build-note.ts";
import { root } from "../../scripts/tool.ts";
import { openBrowser } from "../harness/phone-browser.ts";
import { watchStart } from "../harness/page-start.ts";
import type { Result } from "../harness/report.ts";
import { inTemporaryFolder } from "../harness/temporary-folder.ts";
import { enrolledProfile } from "../ours/enrolled-profile.ts";
import { openOurSite, usable } from "../ours/our-site.ts";

const budget = { script: 45_000, requests: 8, precache: 500_000 };

export async function weight(): Promise<Result> {
  return inTemporaryFolder(async (folder) => {
    const site = await openOurSite(join(folder, "ours"));
    try {
      const stranger = await visit(join(folder, "stranger"), site.origin);
      const profile = join(folder, "member");
      await enrolledProfile(profile, site);
      const member = await visit(profile, site.origin);
      const precache = readBuildNote()?.precache.bytes;
      if (precache === undefined) throw new Error("There is no build.");
      const script = Math.max(scriptBytes(stranger), scriptBytes(member));
      return {
        lines: [
          { name: "weight-js", ratio: script / budget.script, goal: 1 },
          { name: "weight-requests", ratio: stranger.length / budget.requests, goal: 1 },
          { name: "weight-precache", ratio: precache / budget.precache, goal: 1 },
        ],
        raw: [
          `scripts before a stranger can use it ${kB(scriptBytes(stranger))} gz, a member ${kB(scriptBytes(member))} gz, of ${kB(budget.script)}`,
          `requests of a first visit until it can be used ${stranger.length} of ${budget.requests}: ${stranger.join(" ")}`,
          `scripts of a member's start: ${member.filter(isScript).join(" ")}`,
          `kept for offline by a member ${kB(precache)} of ${kB(budget.precache)}`,
        ],
      };
    } finally {
      await site.close();
    }
  });
}

/** @returns the paths that were asked for until the app could be used */
async function visit(profile: string, origin: string): Promise<string[]> {
  const browser = await openBrowser(profile);
  try {
    return await pathsAskedFor(browser, origin);
  } finally {
    await browser.close();
  }
}

async function pathsAskedFor(browser: BrowserContext, origin: string): Promise<string[]> {
  const page = await browser.newPage();
  const { usable: usableAt } = await watchStart(page, `${origin}/`, usable);
  const asked = await page.evaluate(
    (until) =>
      performance
        .getEntriesByType("resource")
        .filter(({ startTime }) => startTime <= until)
        .map(({ name }) => name),
    usableAt,
  );
  return ["/", ...asked.map((address) => new URL(address).pathname)];
}

function scriptBytes(paths: readonly string[]): number {
  const files = [...new Set(paths.filter(isScript))];
  return files.reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(root, "dist", path)), { level: 9 }).length,
    0,
  );
}

function isScript(path: string): boolean {
  return path.endsWith(".js");
}

function kB(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}
