// Chromium with a profile on disk (a private one keeps IndexedDB in memory, where durability costs nothing).
import { chromium, type BrowserContext, type CDPSession, type Page } from "playwright";
import { chromiumLaunchOptions } from "../../scripts/chromium.ts";

export async function openBrowser(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...chromiumLaunchOptions(),
    headless: true,
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
}

/** A cheap phone is about six times slower than this machine. */
export async function slowDown(page: Page, times: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  if (times > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: times });
  return session;
}

/** "Slow 3G" of the DevTools: 2 s latency, 50 kB/s. */
export async function slow3G(session: CDPSession): Promise<void> {
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 2_000,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  });
}
