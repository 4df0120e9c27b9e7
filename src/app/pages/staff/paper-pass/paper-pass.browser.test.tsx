import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { StorageFull } from "../../../../sync/phone.ts";
import { changeDisplay } from "../../../settings/display.ts";
import { expectAccessible } from "../../../testing/show.tsx";
import { branch, branchWorld, meetings, people, secretary, secretaryPhone } from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";

const path = `/branch/meetings/${meetings.tonight}/paper`;
const title = "录入签到表";
const card = page.getByRole("region", { name: "表上的一行" });
const line = card.getByRole("status");
const isAt = (words: RegExp) => expect.poll(() => line.element().textContent).toMatch(words);
const press = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();

afterEach(async () => {
  changeDisplay({ elder: false, size: undefined });
  await page.viewport(360, 740);
});

test("a signed sheet, one line after the other with one thumb; kept as it grows, written in one piece", async () => {
  const phone = secretaryPhone();
  await openPage(path, phone, title);
  await expect.element(page.getByLabelText(/确认人/)).toHaveValue("孙书敏");
  await page.getByLabelText(/确认人/).fill("李秀英");
  // The order and the numbers are those of the sheet; 赵大娘, for whom nobody waits, is not on it.
  await isAt(/^1 孙书敏/);
  await press("签了");
  await isAt(/^2 李秀英/);
  await press("签了");
  await press("没签");
  await isAt(/^4 王建国（7745）/);
  await press("上一个");
  await isAt(/^3 王建国（2231）.*刚才录的：没签/);
  await press("签了");
  await press("没签");
  await isAt(/^5 陈小满.*夜班/);
  await expectAccessible();

  // A page that is gone has lost nothing.
  await expect.poll(() => phone.draftStore.get(`paper:${meetings.tonight}`)?.content["at"]).toBe(people.chen);
  await openPage(path, phone, title);
  await isAt(/^5 陈小满/);
  await press("请假");
  await expect.element(page.getByLabelText(/请假原因/)).toHaveValue("夜班");
  await expectAccessible();
  await press("记请假，下一个");
  await isAt(/^6 周立新/);
  await press("签了");
  await expect.element(page.getByText("每一行都有了。看一遍，再保存。")).toBeVisible();
  await expect.element(page.getByRole("list", { name: "整张表" }).getByText("请假：夜班")).toBeVisible();
  await expectAccessible();
  expect(phone.written).toEqual([]);

  await expect.poll(() => phone.draftStore.get(`paper:${meetings.tonight}`)?.content["at"]).toBe("");
  phone.failNext(new StorageFull());
  await press("保存这 6 人");
  await expect.element(page.getByRole("alert").getByText(/没有存上/)).toBeVisible();
  await press("保存这 6 人");
  await expect.element(page.getByRole("heading", { level: 1, name: /^点名/ })).toBeVisible();
  const seen = { meeting: meetings.tonight, seen: "paper", confirmedBy: "李秀英" };
  expect(phone.written.map(({ body }) => body)).toEqual([
    { ...seen, member: secretary, state: "present" },
    { ...seen, member: people.li, state: "present" },
    { ...seen, member: people.wang, state: "present" },
    { ...seen, member: people.wang2, state: "absent" },
    { ...seen, member: people.chen, state: "excused", why: "夜班" },
    { ...seen, member: people.zhou, state: "present" },
  ]);
  expect(phone.draftStore.size).toBe(0);
  // Who confirmed it stays to be seen: on the roster and on the sheet.
  await expect
    .element(page.getByRole("list", { name: "点名" }).getByText("到会 · 纸质签到表（李秀英确认）").first())
    .toBeVisible();
  expect(document.querySelector(".paper-sheet")?.textContent).toContain("纸质签到表（李秀英确认）");
});

test("by numbers: the names are seen before anything is taken, and who has checked in by code is not asked again", async () => {
  const world = branchWorld();
  const code = { meeting: meetings.tonight, branch, code: "1234567" };
  world.journal.write(world.now, "attendance-claimed", code, { by: people.li, evidence: "B" });
  const phone = secretaryPhone(world);
  await openPage(path, phone, title);
  await page.getByText("输号码").click();
  const numbers = page.getByLabelText("签了的号码");
  await numbers.fill("1-3 9");
  await expect.element(page.getByText("表上没有这些号码：9")).toBeVisible();
  await expect.element(page.getByText("3 人：1 孙书敏、2 李秀英、3 王建国（2231）")).toBeVisible();
  await expectAccessible();
  await press("这 3 人签了");
  await expect.element(page.getByText("签了（已经记过，不改）")).toBeVisible();
  await press("其余 3 人没签");
  await press("保存这 4 人");
  await expect.element(page.getByRole("heading", { level: 1, name: /^点名/ })).toBeVisible();
  // Nor is the leave that he asked for overruled by an empty line.
  expect(phone.written.map(({ body }) => body)).toMatchObject([
    { member: secretary, state: "present" },
    { member: people.wang, state: "present" },
    { member: people.wang2, state: "absent" },
    { member: people.zhou, state: "absent" },
  ]);
});

test("with the keyboard alone: Enter, and the next line is there with the focus where it was", async () => {
  const phone = secretaryPhone();
  await openPage(path, phone, title);
  await isAt(/^1 孙书敏/);
  (page.getByRole("button", { name: "签了", exact: true }).element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await isAt(/^2 李秀英/);
  await userEvent.keyboard("{Tab}{Tab}{Enter}");
  await expect.element(page.getByRole("button", { name: "记请假，下一个" })).toHaveFocus();
  await userEvent.keyboard("{Tab}{Enter}");
  await isAt(/^3 王建国/);
  await expect.element(page.getByRole("button", { name: "签了", exact: true })).toHaveFocus();
  await expect.element(page.getByRole("list", { name: "整张表" }).getByText("请假：外出")).toBeVisible();
});

test("320 px and the largest type of 长辈版: nothing sideways, one primary button", async () => {
  const phone = secretaryPhone();
  for (const [wide, look] of [
    [320, { elder: false }],
    [360, { elder: true, size: 30 }],
  ] as const) {
    await page.viewport(wide, 740);
    changeDisplay(look);
    await openPage(path, phone, title);
    for (const name of ["请假", "不是请假"]) {
      await press(name);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
      expect(document.querySelectorAll(".button.primary")).toHaveLength(1);
    }
    await page.getByText("输号码").click();
    await page.getByLabelText("签了的号码").fill("1-3");
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
    expect(document.querySelectorAll(".button.primary")).toHaveLength(1);
    phone.draftStore.clear();
  }
});
