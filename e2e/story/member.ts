import { expect, type Page } from "@playwright/test";
import { goTab, type Person, shot, tap, title } from "../testing/person.ts";

/** 首页 → 记一次学习. Ends on 记录. */
export async function logByHand({ page }: Person, what: { how: string; title: string }): Promise<void> {
  await goTab(page, "首页");
  await tap(page, "记一次学习");
  await page.getByRole("radio", { name: what.how }).check();
  await page.getByText("不是今天？想写学的什么？").click();
  await page.getByLabel("学的什么").fill(what.title);
  await tap(page, "存下");
  await expect(title(page)).toHaveText("记录");
}

/** As a finger would, so that the edge of the screen cuts through the paragraph. */
export async function scrollInto(page: Page, words: string): Promise<void> {
  await page
    .getByText(words)
    .evaluate((paragraph) => scrollBy(0, paragraph.getBoundingClientRect().top + 90));
  await expect.poll(async () => (await placeOnScreen(page)).words).toContain(words);
}

/** The paragraph that crosses the upper edge of the screen, and how far above the edge it begins, px. */
export async function placeOnScreen(page: Page): Promise<{ words: string; above: number }> {
  return page.evaluate(() => {
    for (const paragraph of document.querySelectorAll("main p, main h2, main h3")) {
      const { top, bottom } = paragraph.getBoundingClientRect();
      if (bottom > 12) return { words: paragraph.textContent.slice(0, 20), above: -top };
    }
    throw new Error("no paragraph on the screen");
  });
}

export async function expectPlace(page: Page, place: { words: string; above: number }): Promise<void> {
  await expect(title(page)).toBeAttached();
  await expect.poll(async () => (await placeOnScreen(page)).words).toBe(place.words);
  // The line that is read first is the same: less than a line's height of difference.
  await expect.poll(async () => Math.abs((await placeOnScreen(page)).above - place.above)).toBeLessThan(24);
}

/** 记录 → 交参学证明. */
export async function showCertificate({ page }: Person, where: string, photo: Buffer): Promise<void> {
  await goTab(page, "记录");
  await tap(page, "交参学证明");
  await page
    .getByLabel(/拍下证明/)
    .setInputFiles({ name: "IMG_0412.png", mimeType: "image/png", buffer: photo });
  await expect(page.getByAltText("您拍的参学证明")).toBeVisible();
  await page.getByLabel("在哪里学的").fill(where);
  await shot(page, "member certificate");
  await tap(page, "交给家乡支部核对");
  await expect(title(page)).toHaveText("记录");
}

/** 首页 → 写学习体会 → a new one, typed key by key. Ends in the editor, with the draft on the phone. */
export async function writeEssay({ page }: Person, essay: { title: string; text: string }): Promise<void> {
  await goTab(page, "首页");
  await tap(page, "写学习体会", "写一篇新的");
  await page.getByLabel("题目").fill(essay.title);
  await page.getByLabel("正文").pressSequentially(essay.text);
  await expect(page.getByText(/^草稿已存在本机/)).toBeVisible();
}
