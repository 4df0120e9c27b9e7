import { openBrowser } from "../harness/phone-browser.ts";
import type { OurSite } from "./our-site.ts";

/** Enrols the demo's migrant member in this profile, as a person would, and lets the phone fetch what it keeps. */
export async function enrolledProfile(profile: string, site: OurSite): Promise<void> {
  const browser = await openBrowser(profile);
  try {
    const page = await browser.newPage();
    await page.goto(site.links[0]!);
    await page.getByRole("button", { name: "是我，下一步" }).click();
    await page.getByRole("button", { name: "同意，用手机学习" }).click();
    await page.getByRole("button", { name: "存到手机" }).click();
    await page.getByText("篇学习材料都在手机上了").waitFor();
    await page.goto(`${site.origin}/`);
    await page.getByText("支部已收到").waitFor();
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.waitForLoadState("networkidle");
  } finally {
    await browser.close();
  }
}
