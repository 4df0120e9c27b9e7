// Lighthouse on a page, in a Chromium of its own: mobile preset, on a profile that is left as it is.
import { spawn } from "node:child_process";
import lighthouse from "lighthouse";
import { chromium } from "playwright";
import { chromiumLaunchOptions } from "../../scripts/chromium.ts";

export const categories = ["performance", "accessibility", "best-practices"] as const;
export type Category = (typeof categories)[number];

/** What Lighthouse says of one visit. */
export interface Audited {
  /** 0 to 1, of each category that was looked at */
  scores: Partial<Record<Category, number>>;
  /** what is less than perfect and counts, in Lighthouse's words; and the figures that performance is reckoned from */
  remarks: string[];
}

type Lhr = NonNullable<Awaited<ReturnType<typeof lighthouse>>>["lhr"];

const METRICS = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "cumulative-layout-shift",
  "speed-index",
];

/** How often Lighthouse may fail at recording what it saw, before there is no measuring here. */
const TRIES = 3;

/** Lighthouse visits the address as a phone would. @param profile a folder; what is stored in it stays, also between visits */
export async function audit(
  profile: string,
  address: string,
  looked: readonly Category[] = categories,
): Promise<Audited> {
  for (let left = TRIES; ; left--) {
    const lhr = await visit(profile, address, looked);
    if (!lhr.runtimeError) return audited(lhr, looked);
    if (left === 1) throw new Error(lhr.runtimeError.message);
  }
}

async function visit(profile: string, address: string, looked: readonly Category[]): Promise<Lhr> {
  const browser = await openForDevtools(profile);
  try {
    const result = await lighthouse(address, {
      port: browser.port,
      logLevel: "error",
      onlyCategories: [...looked],
      disableStorageReset: true,
    });
    if (result === undefined) throw new Error("Lighthouse had nothing to say.");
    return result.lhr;
  } finally {
    await browser.close();
  }
}

function audited({ categories: found, audits, environment }: Lhr, looked: readonly Category[]): Audited {
  const scores: Audited["scores"] = {};
  for (const category of looked) scores[category] = found[category]?.score ?? 0;
  const short = looked.flatMap((category) =>
    (found[category]?.auditRefs ?? []).filter(
      ({ id, weight }) => weight > 0 && !METRICS.includes(id) && (audits[id]?.score ?? 1) < 1,
    ),
  );
  return {
    scores,
    remarks: [
      METRICS.map((id) => `${audits[id]?.title}: ${audits[id]?.displayValue}`).join(", "),
      `speed of this machine at the time: ${environment.benchmarkIndex}`,
      ...short.map(({ id }) => `${id}: ${audits[id]?.title}`),
    ],
  };
}

/** Chromium with a port that DevTools can be had on. Playwright would set the page up its own way, which is Lighthouse's to do. */
async function openForDevtools(profile: string): Promise<{ port: number; close(): Promise<void> }> {
  const { executablePath = chromium.executablePath(), args } = chromiumLaunchOptions();
  const child = spawn(
    executablePath,
    [
      ...args,
      "--headless=new",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
      "--password-store=basic",
      "--no-default-browser-check",
      "about:blank",
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (data: Buffer) => {
      said += data.toString("utf8");
      const found = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(said);
      if (found) resolve(Number(found[1]));
    });
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`Chromium ended with ${code}:\n${said}`)));
  });
  return {
    port,
    async close() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
