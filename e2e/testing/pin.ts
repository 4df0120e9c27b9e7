import { expect, type Page } from "@playwright/test";
import { shot, tap, title } from "./person.ts";

export const PIN = "258036";

/** Ends before the door. */
export async function setPin(page: Page, pin = PIN): Promise<void> {
  await beginToSetPin(page, pin);
  await expectLocked(page, 60_000);
  await shot(page, "pin locked");
}

export async function beginToSetPin(page: Page, pin = PIN): Promise<void> {
  await page.evaluate(() => (location.hash = "#/me/pin"));
  await page.getByLabel("新密码", { exact: true }).fill(pin);
  await page.getByLabel("再输一次", { exact: true }).fill(pin);
  await shot(page, "pin set");
  await tap(page, "设密码");
}

export async function isLocked(page: Page): Promise<boolean> {
  await expect(title(page)).toBeVisible();
  return (await title(page).innerText()).endsWith("锁着");
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

/** Which of these words are in the memory of a page, in anything that is still in use. */
export async function inMemory(page: Page, words: readonly string[]): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  let heap = "";
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => (heap += chunk));
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return words.filter((one) => heap.includes(asInSnapshot(one)));
}

function asInSnapshot(words: string): string {
  const hex = (one: string): string => one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return words.replaceAll(/[\u0080-\uffff]/g, (one) => `\\u${hex(one)}`);
}
