import { expect, type Page } from "@playwright/test";
import { dayFromNow } from "../testing/branch.ts";
import { callServer, goTab, type Person, shot, tap, title } from "../testing/person.ts";

/** @returns nothing: the member's page is open */
export async function addMember({ page }: Person, member: { name: string; phone: string }): Promise<void> {
  await goTab(page, "支部");
  await tap(page, "党员", "添加党员");
  await page.getByLabel("姓名").fill(member.name);
  await page.getByLabel("电话").fill(member.phone);
  await page.getByRole("checkbox", { name: "流动党员" }).check();
  await shot(page, "secretary adds a member");
  await tap(page, "添加");
  await expect(title(page)).toHaveText(member.name);
}

/** From the member's page. @returns the digits, as they are read over the telephone */
export async function invite({ page }: Person): Promise<string> {
  await tap(page, "邀请|手机和邀请");
  await tap(page, "生成邀请码|重新生成邀请码");
  const code = await page.getByLabel("邀请码", { exact: true }).innerText();
  await shot(page, "secretary invites");
  return code.replaceAll(/\D/g, "");
}

/** Ends on the meeting's page. */
export async function planMeeting({ page }: Person, what: { title: string; time: string }): Promise<void> {
  await goTab(page, "支部");
  await tap(page, "会议", "安排一次会议");
  await page.getByLabel("题目").fill(what.title);
  await page.getByLabel("哪一天").fill(dayFromNow(0));
  await page.getByLabel("几点").fill(what.time);
  await page.getByLabel("地点").fill("村里的学堂");
  await tap(page, "安排");
  await expect(title(page)).toHaveText(what.title);
}

/** @returns the seven digits on her screen */
export async function showCode({ page }: Person): Promise<string> {
  await tap(page, "开始签到");
  const digits = page.getByRole("img", { name: /^签到码 \d{3} \d{4}$/ });
  await expect(digits).toBeVisible();
  await shot(page, "secretary shows the code");
  return (await digits.innerText()).replaceAll(/\D/g, "");
}

export async function openMember(page: Page, name: string): Promise<void> {
  await goTab(page, "支部");
  await tap(page, "党员", name);
  await expect(title(page)).toHaveText(name);
}

/** Calls again and again until it has come: what waits at the server is looked at every quarter of a minute. */
export async function untilArrived(page: Page, look: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await callServer(page);
    await look();
  }).toPass({ timeout: 40_000 });
}
