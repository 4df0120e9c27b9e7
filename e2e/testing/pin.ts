import { expect, type Page } from "@playwright/test";
import { shot, tap, title } from "./person.ts";

export const PIN = "258036";

/** Ends before the door. */
export async function setPin(page: Page, pin = PIN): Promise<void> {
  await page.evaluate(() => (location.hash = "#/me/pin"));
  await page.getByLabel("新密码", { exact: true }).fill(pin);
  await page.getByLabel("再输一次", { exact: true }).fill(pin);
  await shot(page, "pin set");
  await tap(page, "设密码");
  await expectLocked(page, 60_000);
  await shot(page, "pin locked");
}

/** Tries a PIN at the door. */
export async function tryPin(page: Page, pin: string): Promise<void> {
  await page.getByLabel("密码", { exact: true }).fill(pin);
  await tap(page, "打开");
}

export async function openWith(page: Page, pin = PIN): Promise<void> {
  await tryPin(page, pin);
  await expect(title(page)).not.toHaveText(/锁着$/, { timeout: 30_000 });
}

export async function expectLocked(page: Page, timeout = 10_000): Promise<void> {
  await expect(title(page)).toHaveText(/锁着$/, { timeout });
}

/** What the memory of a page holds that is still in use. */
export async function memoryOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  let heap = "";
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => (heap += chunk));
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return heap;
}
