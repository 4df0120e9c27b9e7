import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumFlags, findChromium } from "../../../scripts/chromium.ts";

/** A Chromium of our own on a profile on disk, all of whose processes can be killed at once. */
export interface MortalBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** where its DevTools listen */
  readonly port: number;
  /** SIGKILL to every process of it: what the profile holds then is what a power-less browser finds again */
  kill(): Promise<void>;
  /** as when its owner closes it */
  close(): Promise<void>;
  /** Playwright drives it no longer; its pages stay. */
  letGo(): Promise<void>;
}

/** @param prepare given the context before anything of the app is loaded @param flags beside those of every test */
export async function launchMortal(
  profile: string,
  prepare: (context: BrowserContext) => Promise<void> = () => Promise.resolve(),
  flags: readonly string[] = [],
): Promise<MortalBrowser> {
  // Left by a browser that was killed: another one would think that it still runs.
  for (const lock of ["SingletonLock", "SingletonCookie", "SingletonSocket", "DevToolsActivePort"])
    await rm(join(profile, lock), { force: true });
  const child = spawn(
    findChromium()!,
    [
      ...chromiumFlags,
      ...flags,
      "--headless=new",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
      "--no-default-browser-check",
      "--hide-crash-restore-bubble",
      "--disable-crash-reporter",
      "--disable-breakpad",
      "--password-store=basic",
      "--lang=zh-CN",
      "--window-size=360,740",
      "about:blank",
    ],
    // A group of its own: all that it begets is in it.
    { detached: true, stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, TZ: "Asia/Shanghai" } },
  );
  // In a group of its own it would also outlive a test that breaks off.
  const reap = (): void => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, "SIGKILL");
  };
  process.once("exit", reap);
  child.once("exit", () => process.off("exit", reap));
  const endpoint = await endpointOf(child);
  const browser = await chromium.connectOverCDP(endpoint);
  const context = browser.contexts()[0]!;
  await prepare(context);
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(15_000);
  const ended = once(child, "exit");
  return {
    context,
    page,
    port: Number(new URL(endpoint).port),
    letGo: () => browser.close(),
    async kill() {
      reap();
      await ended;
      await browser.close().catch(() => undefined);
    },
    async close() {
      const session = await browser.newBrowserCDPSession();
      await session.send("Browser.close").catch(() => undefined);
      await ended;
    },
  };
}

async function endpointOf(child: ChildProcess): Promise<string> {
  let said = "";
  for await (const line of createInterface({ input: child.stderr! })) {
    const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (found !== undefined) {
      // Nobody reads on, and a full pipe would hold the browser up.
      child.stderr!.resume();
      return found;
    }
    said += `${line}\n`;
  }
  throw new Error(`Chromium did not start:\n${said}`);
}
