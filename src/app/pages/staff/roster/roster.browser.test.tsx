import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { StorageFull } from "../../../../sync/phone.ts";
import { changeDisplay } from "../../../settings/display.ts";
import { expectAccessible } from "../../../testing/show.tsx";
import { branch, branchWorld, meetings, people, secretaryPhone } from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";

const tonight = `/branch/meetings/${meetings.tonight}/roster`;
const past = `/branch/meetings/${meetings.past}/roster`;
const list = page.getByRole("list", { name: "点名" });
const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

afterEach(async () => {
  changeDisplay({ elder: false, size: undefined });
  await page.viewport(360, 740);
});

test("late, left early, on leave, away: kept with one tap, and a reason with a second and a third", async () => {
  const phone = secretaryPhone();
  await openPage(tonight, phone, "点名：群众路线专题讨论");
  await press("周立新 早退");
  await expect.element(list.getByText("早退 · 当面确认")).toBeVisible();
  await press("赶车");
  await press("记上原因");
  await expect.element(list.getByText("早退 · 当面确认 · 赶车")).toBeVisible();
  await press("李秀英 缺席");
  await page.getByLabelText(/原因/).fill("女儿结婚");
  await expectAccessible();
  await press("记上原因");
  await expect.element(list.getByText("未到会 · 女儿结婚")).toBeVisible();
  await press("王建国（2231） 到");
  await expect.element(page.getByLabelText(/原因/)).not.toBeInTheDocument();
  const body = { meeting: meetings.tonight, seen: "face", name: "孙书敏" };
  expect(phone.written.map((entry) => entry.body)).toEqual([
    { ...body, member: people.zhou, state: "left-early" },
    { ...body, member: people.zhou, state: "left-early", why: "赶车" },
    { ...body, member: people.li, state: "absent" },
    { ...body, member: people.li, state: "absent", why: "女儿结婚" },
    { ...body, member: people.wang, state: "present" },
  ]);
});

test("after the meeting a mark is corrected with a word why; who said what stays under the name", async () => {
  const phone = secretaryPhone();
  await openPage(past, phone, "点名：第二次集中学习");
  await press("李秀英 缺席");
  // Nothing is written before there is a reason.
  expect(phone.written).toEqual([]);
  await press("改成缺席");
  await expect.element(page.getByText("请写一句为什么改。")).toBeVisible();
  await expectAccessible();
  await press("记错了人");
  phone.failNext(new StorageFull());
  await press("改成缺席");
  await expect.element(page.getByRole("alert").getByText(/没有存上/)).toBeVisible();
  await press("改成缺席");
  await expect.element(list.getByText("未到会", { exact: true })).toBeVisible();
  expect(phone.written.map(({ body }) => body)).toEqual([
    {
      meeting: meetings.past,
      member: people.li,
      state: "absent",
      seen: "face",
      correction: "记错了人",
      name: "孙书敏",
    },
  ]);

  await press("李秀英");
  const said = page.getByRole("list", { name: "李秀英：谁说了什么" });
  await expect.element(said.getByText(/孙书敏记：未到会 · 更正：记错了人/)).toBeVisible();
  await expect.element(said.getByText(/孙书敏记：到会 · 当面确认/)).toBeVisible();
  await expectAccessible();

  // Of whom nothing was said, a first word corrects nobody's.
  await press("周立新 到");
  expect(phone.written.at(-1)?.body).toMatchObject({ member: people.zhou, state: "present" });
  expect(phone.written.at(-1)?.body).not.toHaveProperty("correction");
});

test("a code that a member typed is under his name too, with how it is known", async () => {
  const world = branchWorld();
  const code = { meeting: meetings.tonight, branch, code: "1234567", remote: true };
  world.journal.write(world.now, "attendance-claimed", code, { by: people.chen, evidence: "B" });
  await openPage(tonight, secretaryPhone(world), "点名：群众路线专题讨论");
  await press("陈小满");
  const said = page.getByRole("list", { name: "陈小满：谁说了什么" });
  await expect.element(said.getByText(/陈小满输了签到码，说是远程参加 · 签到码已核/)).toBeVisible();
  await expect.element(said.getByText(/陈小满请假：夜班/)).toBeVisible();
});

test("forty members: the count stays in sight, a surname is one choice away, and who is down can be left out", async () => {
  const world = branchWorld();
  const plain = { status: "full", cohorts: [], arrangements: [], homeBranch: branch } as const;
  const surnames = ["吴", "郑", "冯", "欧阳"];
  for (let i = 0; i < 33; i++)
    world.journal.write(
      world.at(-20),
      "member-added",
      { ...plain, member: `more${String(i).padStart(12, "0")}`, name: `${surnames[i % 4]}大${i}` },
      { by: "", device: "server000000000000000a" },
    );
  const phone = secretaryPhone(world);
  await openPage(tonight, phone, "点名：群众路线专题讨论");
  const jump = page.getByLabelText("跳到姓");
  await jump.selectOptions("欧阳（8）");
  const first = page.getByRole("button", { name: "欧阳大3 到", exact: true });
  await expect.element(first).toHaveFocus();
  const bar = document.querySelector(".roster-bar")!.getBoundingClientRect();
  const row = document.getElementById("roster-more000000000003")!.getBoundingClientRect();
  expect(bar.top).toBe(0);
  expect(row.top).toBeGreaterThanOrEqual(bar.bottom - 1);
  expect(row.bottom).toBeLessThan(innerHeight);
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByText("应到 39 · 实到 1")).toBeVisible();

  await page.getByRole("checkbox", { name: /只看还没有记的/ }).click();
  await expect.element(first).not.toBeInTheDocument();
  await press("欧阳大7 迟到");
  // It stays until it is said why, or not.
  await press("不用了");
  await expect.element(page.getByRole("button", { name: "欧阳大7 到", exact: true })).not.toBeInTheDocument();
  await expectAccessible();
});

test("five answers in one line at 360 px; at 320 px and in the largest type nothing goes sideways", async () => {
  const phone = secretaryPhone();
  await openPage(tonight, phone, "点名：群众路线专题讨论");
  const tops = [...document.querySelectorAll(".marks")[1]!.children].map(
    (button) => button.getBoundingClientRect().top,
  );
  expect(new Set(tops).size).toBe(1);
  for (const [wide, look] of [
    [320, { elder: false }],
    [360, { elder: true, size: 30 }],
  ] as const) {
    await page.viewport(wide, 740);
    changeDisplay(look);
    await openPage(tonight, phone, "点名：群众路线专题讨论");
    await press("周立新 迟到");
    await expect.element(page.getByLabelText(/原因/)).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  }
});
