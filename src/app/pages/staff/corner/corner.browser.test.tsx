import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { changeDisplay } from "../../../settings/display.ts";
import { received } from "../../../testing/county.ts";
import { expectAccessible } from "../../../testing/show.tsx";
import {
  branch,
  branchWorld,
  county,
  officePhone,
  people,
  secretary,
  secretaryPhone,
} from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";

const words = { title: "从修水渠想到的", text: "渠是三十年前修的。\n现在要紧的是把地先浇上。" };
const share = "share-of-wang";
const copy = { share, ...words };

/** 王 lets others read a part of his essay, without his name, also above. */
function sharedWorld(more: { name?: string; upward?: boolean } = { upward: true }) {
  const world = branchWorld();
  const body = { share, entry: world.essay, ...words, ...more };
  world.journal.write(world.at(-1, 13), "sharing-allowed", body, { by: people.wang });
  return world;
}

async function expectFits(): Promise<void> {
  for (const elder of [false, true]) {
    changeDisplay({ elder });
    await page.viewport(320, 640);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  }
  changeDisplay({ elder: false });
  await page.viewport(414, 896);
}

test("the secretary sees beside the essay that its writer is willing, puts just those words in, and takes them down", async () => {
  const world = sharedWorld();
  const phone = secretaryPhone(world);
  await openPage(`/branch/essays/${world.essay}`, phone, words.title);
  await expect.element(page.getByText(/写的人同意给大家看（不署名）/)).toBeVisible();
  await expectAccessible();
  await page.getByRole("link", { name: "放进读书角" }).click();
  await expect.element(page.getByText("渠是三十年前修的。")).toBeVisible();
  await expectAccessible();
  await expectFits();
  await page.getByRole("button", { name: "放进读书角" }).click();
  await expect.element(page.getByText("望河村党支部的读书角里有这一篇。")).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "拿下来" }).click();
  await expect.element(page.getByRole("button", { name: "放进读书角" })).toBeVisible();
  expect(phone.written.map(({ kind, body }) => [kind, body])).toEqual([
    ["essay-shown", { ...copy, unit: branch }],
    ["sharing-withdrawn", { share, unit: branch }],
  ]);
});

test("it is recommended with why, which is kept while it is typed, to a unit above", async () => {
  const phone = secretaryPhone(sharedWorld());
  await openPage("/branch", phone, "望河村党支部");
  await page.getByRole("link", { name: /^读书角.*1 篇/ }).click();
  await page.getByRole("link", { name: /从修水渠想到的.*王建国.*不署名/ }).click();
  await page.getByText("推荐为典型").click();
  await userEvent.selectOptions(page.getByLabelText("推荐给"), "云岭县");
  await page.getByRole("button", { name: "推荐上去" }).click();
  await expect.element(page.getByText("请写一两句，好在哪里。")).toBeVisible();
  await userEvent.fill(page.getByLabelText("好在哪里"), "说的都是自己做的");
  await expect.element(page.getByText(/草稿已存在本机/)).toBeVisible();
  await expectAccessible();
  await expectFits();
  await page.getByRole("button", { name: "推荐上去" }).click();
  await expect.element(page.getByText("已推荐给云岭县。")).toBeVisible();
  expect(phone.written.map(({ kind, body }) => [kind, body])).toEqual([
    ["essay-proposed", { ...copy, unit: county, why: "说的都是自己做的" }],
  ]);
  expect(phone.draftStore.size).toBe(0);
});

test("what is for the branch alone is not offered upwards; under a name it goes with that name", async () => {
  const phone = secretaryPhone(sharedWorld({ name: "老王" }));
  await openPage(`/branch/corner/${share}`, phone, words.title);
  await expect.element(page.getByText(/署名“老王”，只给本支部/)).toBeVisible();
  await expect.element(page.getByText("推荐为典型")).not.toBeInTheDocument();
  await page.getByRole("button", { name: "放进读书角" }).click();
  await expect.element(page.getByRole("button", { name: "拿下来" })).toBeVisible();
  expect(phone.written).toMatchObject([{ body: { ...copy, name: "老王", unit: branch } }]);
});

test("the office above reads what was recommended and why, not whose it is, and shows it in its unit", async () => {
  // Its phone has the proposal, and nothing of the writer's.
  const world = branchWorld();
  const proposed = { ...copy, unit: county, why: "说的都是自己做的" };
  world.journal.write(world.at(-1, 14), "essay-proposed", proposed, { by: secretary });
  const phone = officePhone(world);
  await openPage("/branch", phone, "云岭县");
  await page.getByRole("link", { name: /^读书角.*1 篇/ }).click();
  const row = page.getByRole("list", { name: "推荐上来的" }).getByRole("link");
  await expect.element(row).toHaveAccessibleName(/不署名 · 孙书敏推荐：说的都是自己做的/);
  await expectAccessible();
  await expectFits();
  await row.click();
  await expect.element(page.getByText("孙书敏推荐")).toBeVisible();
  await expect.element(page.getByText("王建国")).not.toBeInTheDocument();
  await expectAccessible();
  await page.getByRole("button", { name: "放进读书角" }).click();
  await expect.element(page.getByText("云岭县的读书角里有这一篇。")).toBeVisible();
  expect(phone.written.map(({ kind, body }) => [kind, body])).toEqual([
    ["essay-shown", { ...copy, unit: county }],
  ]);
});

test("taken back while it is open it can be put nowhere any more", async () => {
  const phone = secretaryPhone(sharedWorld());
  await openPage(`/branch/corner/${share}`, phone, words.title);
  await expect.element(page.getByRole("button", { name: "放进读书角" })).toBeVisible();
  phone.receive(received("sharing-withdrawn", { share }, { by: people.wang, at: Date.now() }));
  await expect.element(page.getByText(/现在不能放了/)).toBeVisible();
  await openPage("/branch/corner", phone, "读书角");
  await expect.element(page.getByText("现在没有。")).toBeVisible();
  await expectAccessible();
});

test("of one who has moved out nothing new is shown; on his word it is taken back for him", async () => {
  const world = sharedWorld();
  world.journal.write(world.at(-1, 15), "essay-shown", { ...copy, unit: branch }, { by: secretary });
  const gone = { member: people.wang, status: "moved-out" as const };
  world.journal.write(world.at(-1, 16), "member-corrected", gone, { by: secretary });
  const phone = secretaryPhone(world);
  await openPage(`/branch/corner/${share}`, phone, words.title);
  await expect.element(page.getByText(/不再新放到哪里/)).toBeVisible();
  await expect.element(page.getByText("推荐为典型")).not.toBeInTheDocument();
  await page.getByText("写的人当面说要收回").click();
  await expectAccessible();
  await page.getByRole("button", { name: "替他收回" }).click();
  await expect.element(page.getByText(/现在不能放了/)).toBeVisible();
  expect(phone.written.map(({ kind, body }) => [kind, body])).toEqual([["sharing-withdrawn", { share }]]);
});

test("a member without a role finds nothing here", async () => {
  const phone = secretaryPhone(sharedWorld(), { roles: [] });
  await openPage("/branch/corner", phone, "读书角");
  await expect.element(page.getByText(/支部书记和活动办公室用的/)).toBeVisible();
});
