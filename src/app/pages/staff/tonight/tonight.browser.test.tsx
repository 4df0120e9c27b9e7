import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { HomePage } from "../../home/home-page.tsx";
import { changeDisplay } from "../../../settings/display.ts";
import { memoryPhone } from "../../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../../testing/show.tsx";
import { branchWorld, people, secretary, secretaryPhone } from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";

const things = page.getByRole("list", { name: "要办的事" });

afterEach(async () => {
  changeDisplay({ elder: false, size: undefined });
  await page.viewport(360, 740);
});

test("each thing leads to where it is done, and the next comes up when it is", async () => {
  const world = branchWorld();
  const asked = world.journal.write(world.at(-1, 8), "visit-asked", {}, { by: people.zhao });
  const phone = secretaryPhone(world);
  await openPage("/branch", phone, "望河村党支部");
  await expect
    .poll(() => things.getByRole("link").first().element().textContent)
    .toMatch(/^赵大娘请人去一趟/);
  await things.getByRole("link", { name: /赵大娘请人去一趟/ }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "请您处理的" })).toBeVisible();
  await phone.write([{ kind: "visit-answered", body: { entry: asked, words: "我去。" } }]);

  await openPage("/branch", phone, "望河村党支部");
  await expect.element(things.getByText(/赵大娘/)).not.toBeInTheDocument();
  await things.getByRole("link", { name: /陈小满请假/ }).click();
  await page.getByRole("button", { name: "准陈小满的假" }).click();
  await openPage("/branch", phone, "望河村党支部");
  await expect.element(things.getByText(/陈小满请假/)).not.toBeInTheDocument();
  // It was behind the three before.
  await expect.element(things.getByRole("link", { name: /李秀英说有一条记录不对/ })).toBeVisible();
  await things.getByRole("link", { name: /的签到码待核/ }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "点名：第二次集中学习" })).toBeVisible();
});

test("a meeting whose time is over is closed from there", async () => {
  const world = branchWorld();
  const meeting = "meeting-over0000";
  world.journal.write(
    world.at(-1),
    "meeting-planned",
    {
      meeting,
      branch: "wanghe-1",
      kind: "talk",
      title: "白天的会",
      starts: world.now - 3 * 3_600_000,
      minutes: 60,
    },
    { by: secretary },
  );
  world.journal.write(world.now - 3 * 3_600_000, "meeting-opened", { meeting }, { by: secretary });
  await openPage("/branch", secretaryPhone(world), "望河村党支部");
  await things.getByRole("link", { name: /结束会议：白天的会/ }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "会议记录" })).toBeVisible();
});

test("with nothing to do it says so, and no figure is left to be brought to nothing", async () => {
  const world = branchWorld();
  const kept = world.journal.entries.filter(({ kind }) => /^(unit|member|role|campaign)/.test(kind));
  const phone = memoryPhone({ entries: kept, state: { roles: [{ role: "secretary", unit: "wanghe-1" }] } });
  await openPage("/branch", phone, "望河村党支部");
  await expect.element(page.getByText(/^今(天|晚)没有要办的事，您歇着。$/)).toBeVisible();
  await expect.element(things).not.toBeInTheDocument();
  await expectAccessible();
});

test("首页 of a secretary has it too, of nobody else", async () => {
  const world = branchWorld();
  show(<HomePage />, secretaryPhone(world));
  await expect.element(page.getByRole("heading", { name: /^今(天|晚)三件事$/ })).toBeVisible();
  await expectAccessible();
  await page.viewport(320, 740);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);

  show(<HomePage />, memoryPhone({ entries: world.journal.entries, state: { member: people.li } }));
  await expect.element(page.getByRole("list", { name: "常用" })).toBeVisible();
  await expect.element(page.getByRole("heading", { name: "支部上次的会" })).toBeVisible();
  expect(document.body.textContent).not.toContain("三件事");
});

test("in 长辈版 it stands there as well, in the largest type without going sideways", async () => {
  changeDisplay({ elder: true, size: 30 });
  show(<HomePage />, secretaryPhone());
  await expect.element(page.getByRole("heading", { name: /^今(天|晚)三件事$/ })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
});
