import { expect } from "@playwright/test";
import { goTab, type Person, shot, tap } from "../testing/person.ts";

/** 支部 → 文章: reads a text beside what is suspicious in it, says so by name, and publishes it. */
export async function proofreadAndPublish({ page }: Person, text: string, suspicions: number): Promise<void> {
  await goTab(page, "支部");
  await tap(page, "文章", text);
  await tap(page, "下载");
  await expect(page.getByRole("article", { name: "正文" })).toBeVisible();
  if (suspicions > 0) {
    const places = page.getByRole("navigation", { name: "可疑的地方" });
    await expect(places).toContainText(`可疑 ${suspicions} 处`);
    await tap(places, "下一处");
    await expect(places).toContainText(`第 1 处，共 ${suspicions} 处`);
    await shot(page, `office proof ${text}`);
  }
  await tap(page, "我已校对，可以发给党员");
  await tap(page.getByRole("dialog"), "确认");
  await page.getByRole("checkbox", { name: "必读篇目" }).check();
  await tap(page, "发布给党员");
  await expect(page.getByText("党员现在能看到这一篇。")).toBeVisible();
}
