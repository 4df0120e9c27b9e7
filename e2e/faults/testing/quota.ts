import type { Page } from "@playwright/test";

/** Bytes that an origin has in its storage now. */
export async function usageOf(page: Page, origin: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  return (await session.send("Storage.getUsageAndQuota", { origin })).usage;
}

/** @param quotaSize in bytes; undefined: as it is by itself */
export async function setQuota(page: Page, origin: string, quotaSize?: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", {
    origin,
    ...(quotaSize !== undefined && { quotaSize }),
  });
}
