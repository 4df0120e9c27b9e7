import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { expectAccessible } from "../../testing/show.tsx";
import { branchWorld, people, secretaryPhone } from "./testing/branch-world.ts";
import { openPage } from "./testing/open-staff-page.tsx";

const meeting = "meeting-of-host00";

/** 陈小满 of 望河村 was at a meeting of 柳湾村, where he lives; her secretary's phone has got it with his mark. */
function world() {
  const world = branchWorld();
  const there = { by: "host-secretary00", device: "host-secretary-phone00" };
  const plan = { meeting, branch: "wanghe-2", kind: "discussion", title: "柳湾的讨论", minutes: 90 } as const;
  world.journal.write(world.at(-3), "meeting-planned", { ...plan, starts: world.at(-2, 19) }, there);
  const mark = { meeting, member: people.chen, state: "present", seen: "face" } as const;
  world.journal.write(world.at(-2, 20), "attendance-marked", mark, there);
  world.journal.write(world.at(-2, 21), "meeting-closed", { meeting, minutes: 80 }, there);
  return world;
}

test("attendance at the host branch is in the record at home, with where it was", async () => {
  await openPage(`/branch/members/${people.chen}`, secretaryPhone(world()), "陈小满");
  await expect.element(page.getByText("讨论80分钟，全部计入")).toBeVisible();
  await expect.element(page.getByText("在柳湾村党支部")).toBeVisible();
  await expectAccessible();
  await page.getByRole("link", { name: "看这次会" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "柳湾的讨论" })).toBeVisible();
  // It is theirs: there is nothing to mark, to close or to put right from here.
  const there = page.getByRole("list", { name: "我们支部参加的" });
  await expect.element(there.getByText("到会 · 当面确认")).toBeVisible();
  await expect.element(page.getByText(/请和那边的书记说一声/)).toBeVisible();
  expect([...document.querySelectorAll("main button")]).toEqual([]);
  await expectAccessible();
});

test("it is none of the branch's own meetings", async () => {
  await openPage("/branch/meetings", secretaryPhone(world()), "会议");
  await expect.element(page.getByText("第二次集中学习")).toBeVisible();
  await expect.element(page.getByText("柳湾的讨论")).not.toBeInTheDocument();
});
