// What members and the secretary do on their screens.
import { expect, type Page } from "@playwright/test";
import { goTab, type Person, tap, title } from "../testing/person.ts";
import { FORTY } from "./cast.ts";
import { DECISIONS, DETAILS, MEETING, SUMMARY } from "./expected.ts";

/** @param day YYYY-MM-DD */
export async function planGeneralMeeting({ page }: Person, day: string): Promise<void> {
  await goTab(page, "支部");
  await tap(page, "会议", "安排一次会议");
  await page.getByLabel("开什么会").selectOption("支部党员大会");
  await page.getByLabel("题目").fill(MEETING);
  await page.getByLabel("哪一天").fill(day);
  await page.getByLabel("几点").fill("19:30");
  await page.getByLabel("地点").fill("村里的学堂");
  await tap(page, "安排");
  await expect(title(page)).toHaveText(MEETING);
}

export async function callTheRoll(page: Page): Promise<void> {
  await tap(page, "点名");
  const mark = (name: string, words: string) =>
    page.getByRole("button", { name: `${name} ${words}`, exact: true }).click();
  for (const { name, way } of FORTY) {
    if (way === "organises" || way === "is ticked") await mark(name, "到");
    if (way === "is ticked as late") await mark(name, "迟到");
    if (way === "is ticked as gone early") await mark(name, "早退");
    if (way === "asked for leave") await mark(name, "请假");
    // She has not seen them, and cannot know what is on their phones.
    if (way === "stays away" || way === "types, and is ticked absent") await mark(name, "缺席");
  }
  await expect(page.getByRole("status").first()).toContainText("实到 9");
}

/** The sheet that 李秀英 has collected, by the numbers that are printed on it. */
export async function enterTheSheet(page: Page): Promise<void> {
  await tap(page, "录入签到表");
  await page.getByLabel("确认人（谁收的这张表）").fill("李秀英");
  await page.getByRole("radio", { name: "输号码" }).check();
  await page.getByLabel("签了的号码").fill("10-12");
  await expect(page.getByText("3 人：10 田福生、11 韩小军、12 蒋大成")).toBeVisible();
  await tap(page, "这 3 人签了", "保存这 3 人");
  await expect(page.getByRole("status").first()).toContainText("实到 12");
}

/** 我的签到码 on the other phone; hers has no camera that a page may use, so she takes a photo of it. */
export async function scanFaceToFace(page: Page, held: Page): Promise<void> {
  await goTab(held, "首页");
  await tap(held, "签到", "出示我的签到码");
  const photo = await held.getByRole("img", { name: "我的签到码" }).screenshot();
  await openMeeting(page);
  await tap(page, "扫党员的码");
  await page
    .getByLabel("拍一张码的照片")
    .setInputFiles({ name: "IMG_0512.png", mimeType: "image/png", buffer: photo });
  await expect(page.getByText("到会，记下了")).toBeVisible();
  await expect(page.getByRole("list", { name: "刚才扫的" })).toContainText("程二妹");
}

/** 首页 → 签到. @param how.slip two neighbours changed about first */
export async function typeTheCode(
  page: Page,
  digits: string,
  how: { remote?: boolean; slip?: boolean } = {},
): Promise<void> {
  await goTab(page, "首页");
  await tap(page, "签到");
  const field = page.getByLabel("会上屏幕的 7 位数字");
  if (how.slip) {
    await field.fill(digits.replace(/(\d)(?!\1)(\d)/, "$2$1"));
    await tap(page, "签到");
    await expect(page.getByRole("alert")).toContainText("可能抄错或颠倒了一位");
  }
  await field.fill(digits);
  if (how.remote) await page.getByRole("checkbox", { name: /^我在外地/ }).check();
  await tap(page, "签到");
  await expect(title(page)).toHaveText("已存，待核");
}

export async function expectOwnRecord(page: Page, words: string): Promise<void> {
  await goTab(page, "记录");
  await expect(page.getByRole("link", { name: `到会，${words}` })).toContainText(MEETING);
}

export async function closeWithMinutes(page: Page): Promise<void> {
  await openMeeting(page);
  await tap(page, "结束会议");
  await page.getByLabel("实际开了多少分钟").fill("90");
  await page.getByLabel("记录人").fill("周立新");
  await page.getByLabel("列席人").fill("镇上的老李");
  await page.getByLabel("主要内容").fill(SUMMARY);
  await page.getByLabel("详细内容").fill(DETAILS);
  await page.getByLabel("决议").fill(DECISIONS);
  await tap(page, "记一项表决");
  await page.getByLabel("表决什么").fill("学堂定在老祠堂前");
  await page.getByLabel("赞成").fill("30");
  await page.getByLabel("反对").fill("1");
  await page.getByLabel("弃权").fill("1");
  await tap(page, "结束会议并保存");
  await expect(title(page)).toHaveText(MEETING);
}

/** On A4, as the page's own print rules have it. */
export async function pagesInPrint(page: Page): Promise<number | undefined> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b/g)?.length;
}

export async function openMeeting(page: Page): Promise<void> {
  await goTab(page, "支部");
  await tap(page, "会议", MEETING);
}

export async function openPapers(page: Page): Promise<void> {
  await openMeeting(page);
  await tap(page, "会议材料");
}
