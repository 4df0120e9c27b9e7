import { expect, test } from "vitest";
import { page } from "vitest/browser";
import type { SeenEntry } from "../../../domain/entry.ts";
import { expectAccessible } from "../../testing/show.tsx";
import type { MemoryPhone } from "../../testing/memory-phone.ts";
import { branchWorld, officePhone, people, secretaryPhone } from "./testing/branch-world.ts";
import { openPage } from "./testing/open-staff-page.tsx";

/** The branch, and what a stopped phone sent late: a log of study, and a complaint past the branch. */
function worldWithApart() {
  const world = branchWorld();
  const late = { by: people.zhou, device: "stopped", verdict: "quarantined" } as const;
  const study = { how: "paper", title: "补学的材料", day: world.today, minutes: 60 } as const;
  const entry = world.journal.write(world.at(-1), "study-logged", study, late);
  world.journal.write(world.at(-1, 22), "complaint-made", { to: "above", words: "支部看不到的" }, late);
  return { world, entry };
}

/** The phone hears from the server what has become of an entry. */
function hear(phone: MemoryPhone, id: string, change: Partial<SeenEntry>): void {
  const known = phone.entries().find((entry) => entry.id === id)!;
  phone.receive({ ...known, ...change } as SeenEntry);
}

async function releaseWith(phone: MemoryPhone, why: string, button: string): Promise<string> {
  await page.getByRole("textbox", { name: "为什么可以收下" }).fill(why);
  await page.getByRole("button", { name: button }).click();
  await expect.element(page.getByText("已同意收下，服务器收到以后就算数。")).toBeVisible();
  return phone.written.at(-1)!.id;
}

test("what came late from a stopped phone is let in with a word, and the screen says when it is in", async () => {
  const { world, entry } = worldWithApart();
  const phone = secretaryPhone(world);
  await openPage("/branch/requests", phone, "请您处理的");
  await expect.element(page.getByText(/周立新.*补学的材料/)).toBeVisible();
  expect(document.body.textContent).not.toContain("支部看不到的");
  await expectAccessible();

  await page.getByRole("button", { name: "收下", exact: true }).click();
  await expect.element(page.getByText("请写一句为什么可以收下。")).toBeVisible();
  expect(phone.written).toEqual([]);

  const release = await releaseWith(phone, "手机找回了", "收下");
  expect(phone.written).toMatchObject([{ kind: "entry-released", body: { entry, why: "手机找回了" } }]);
  hear(phone, release, { received: Date.now(), verdict: "accepted" });
  hear(phone, entry, { verdict: "accepted" });
  await expect.element(page.getByText("已收下。")).toBeVisible();
  expect(page.getByRole("button", { name: "收下", exact: true }).elements()).toEqual([]);
});

test("a release that the server refuses is said, and can be tried again", async () => {
  const { world, entry } = worldWithApart();
  const phone = secretaryPhone(world);
  await openPage("/branch/requests", phone, "请您处理的");
  const release = await releaseWith(phone, "可以", "收下");
  hear(phone, release, { received: Date.now(), verdict: "quarantined" });
  await expect.element(page.getByText(/服务器没能收下这一条/)).toBeVisible();

  const again = await releaseWith(phone, "再看一次", "再试一次");
  hear(phone, again, { received: Date.now(), verdict: "accepted" });
  hear(phone, entry, { verdict: "accepted" });
  await expect.element(page.getByText("已收下。")).toBeVisible();
});

test("a complaint past the branch waits for the office above, which lets it in", async () => {
  const { world } = worldWithApart();
  const phone = officePhone(world);
  await openPage("/office/complaints", phone, "意见和投诉");
  await expect.element(page.getByText("支部看不到的")).toBeVisible();
  expect(document.body.textContent).not.toContain("补学的材料");
  await releaseWith(phone, "收下再答复", "收下");
});

test("what another wrote for a member is shown with both names", async () => {
  const world = branchWorld();
  const told = { by: people.wang, of: people.li, verdict: "quarantined" } as const;
  world.journal.write(world.at(-1), "whereabouts-told", { city: "温州", since: world.today }, told);
  await openPage("/branch/requests", secretaryPhone(world), "请您处理的");
  await expect.element(page.getByText(/^王建国替\s*李秀英/)).toBeVisible();
});
