import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { expectAccessible } from "../../../testing/show.tsx";
import { branch, branchWorld, meetings, people, secretary, secretaryPhone } from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";

test("a meeting that votes: the quorum is told, and totals are written down, of everybody together", async () => {
  const world = branchWorld();
  const meeting = "meeting-vote0000";
  const plan = { branch, kind: "general-meeting", title: "修渠的事", minutes: 60 } as const;
  world.journal.write(
    world.at(-1),
    "meeting-planned",
    { ...plan, meeting, starts: world.at(0) },
    { by: secretary },
  );
  for (const member of [secretary, people.li, people.wang2])
    world.journal.write(
      world.at(0),
      "attendance-marked",
      { meeting, member, state: "present", seen: "face" },
      { by: secretary },
    );
  const phone = secretaryPhone(world);
  await openPage(`/branch/meetings/${meeting}/close`, phone, "会议记录");
  // Six full members, one of them frail, and of those two are there; who is on probation is not counted.
  await expect.element(page.getByText(/有表决权 6 人，到会 2 人，没有过半数（要 4 人）/)).toBeVisible();

  await page.getByLabelText("列席人").fill("镇上的老李");
  await page.getByLabelText("决议").fill("先修下游");
  await userEvent.upload(page.getByLabelText(/加一张照片/), await picture());
  await expect.element(page.getByRole("img", { name: "照片 1" })).toBeVisible();
  await page.getByRole("button", { name: /记一项表决/ }).click();
  await page.getByLabelText("赞成").fill("2");
  await page.getByRole("button", { name: "结束会议并保存" }).click();
  await expect.element(page.getByText("请写表决的是什么。")).toBeVisible();
  await page.getByLabelText("表决什么").fill("先修下游三户");
  await expectAccessible();
  await page.getByRole("button", { name: "结束会议并保存" }).click();

  await expect.element(page.getByText("先修下游三户：赞成 2，反对 0，弃权 0")).toBeVisible();
  expect(phone.written.at(-1)?.body).toEqual({
    meeting,
    minutes: 60,
    host: "孙书敏",
    observers: "镇上的老李",
    decisions: "先修下游",
    votes: [{ matter: "先修下游三户", for: 2, against: 0, abstained: 0 }],
    photos: [
      { photo: expect.stringMatching(/^[0-9a-f]{64}$/) as string, size: expect.any(Number) as number },
    ],
    base: null,
  });
  await expect.element(page.getByRole("img", { name: "照片 1" })).toBeVisible();
  await expectAccessible();
});

test("a correction asks why, and what stood there before stays to be seen", async () => {
  const phone = secretaryPhone();
  await openPage(`/branch/meetings/${meetings.past}/close`, phone, "更正会议记录");
  await expect.element(page.getByRole("button", { name: /记一项表决/ })).not.toBeInTheDocument();
  await page.getByLabelText("主要内容").fill("学了三篇，议了修水渠。");
  await page.getByRole("button", { name: "保存更正" }).click();
  await expect.element(page.getByText("请写一句为什么更正。原来写的也会留着。")).toBeVisible();
  expect(phone.written).toEqual([]);
  await page.getByLabelText("为什么更正").fill("少写了一篇");
  await page.getByRole("button", { name: "保存更正" }).click();

  await expect.element(page.getByText("学了三篇，议了修水渠。")).toBeVisible();
  await expect.element(page.getByText(/孙书敏更正：少写了一篇/)).toBeVisible();
  await page.getByText("看最初写的").click();
  await expect.element(page.getByText("学了两篇，议了修水渠。")).toBeVisible();
  await expectAccessible();
});

test("minutes of another phone: shown whole beside those that hold, and brought into one", async () => {
  const world = branchWorld();
  const first = world.journal.entries.find(({ kind }) => kind === "meeting-closed")!;
  const other = { meeting: meetings.past, minutes: 75, summary: "周会计那部手机上写的。", base: null };
  const last = world.journal.write(world.at(-4, 22), "meeting-closed", other, { by: people.zhou });
  const phone = secretaryPhone(world);
  await openPage(`/branch/meetings/${meetings.past}`, phone, "第二次集中学习");
  await expect.element(page.getByText("另一份纪要，两份都留着")).toBeVisible();
  await page.getByText(/^看孙书敏/).click();
  await expect.element(page.getByText("学了两篇，议了修水渠。")).toBeVisible();
  expect(page.getByText("更正过").elements()).toEqual([]);
  await expectAccessible();

  await page.getByRole("link", { name: "对着看，合成一份" }).click();
  const summary = page.getByLabelText("主要内容");
  await expect.element(summary).toHaveValue("周会计那部手机上写的。");
  await page.getByText(/^看孙书敏/).click();
  await expectAccessible();
  await page.getByRole("button", { name: "把这一份写的接在下面" }).click();
  await expect.element(summary).toHaveValue("周会计那部手机上写的。\n学了两篇，议了修水渠。");
  await page.getByLabelText("为什么更正").fill("两份合成一份");
  await page.getByRole("button", { name: "保存更正" }).click();
  await expect.element(page.getByText("更正过")).toBeVisible();
  expect(phone.written.at(-1)?.body).toMatchObject({ minutes: 75, base: last, joined: [first.id] });
  expect(page.getByText("另一份纪要，两份都留着").elements()).toEqual([]);
});

test("what comes while the minutes are written is shown beside them, and takes nothing away", async () => {
  const world = branchWorld();
  const phone = secretaryPhone(world);
  const meeting = meetings.tonight;
  await openPage(`/branch/meetings/${meeting}/close`, phone, "会议记录");
  const summary = page.getByLabelText("主要内容");
  await summary.fill("这部手机上写的");
  const closed = { meeting, minutes: 60, summary: "那部手机上写的", base: null };
  const id = world.journal.write(Date.now(), "meeting-closed", closed, { by: people.zhou });
  phone.receive(world.journal.entries.at(-1)!);
  await expect.element(page.getByText("另一份纪要，两份都留着")).toBeVisible();
  await expect.element(summary).toHaveValue("这部手机上写的");
  await page.getByText(/^看周/).click();
  await expect.element(page.getByText("那部手机上写的")).toBeVisible();
  expect(page.getByRole("button", { name: "换成这一份写的" }).elements()).toEqual([]);
  await page.getByLabelText("为什么更正").fill("两部手机都记了");
  await page.getByRole("button", { name: "保存更正" }).click();
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  expect(phone.written[0]?.body).toMatchObject({ summary: "这部手机上写的", base: null, joined: [id] });
});

/** A small picture of one colour, as a file from a camera. */
async function picture(): Promise<File> {
  const canvas = new OffscreenCanvas(40, 30);
  const context = canvas.getContext("2d")!;
  context.fillStyle = "#a03020";
  context.fillRect(0, 0, 40, 30);
  return new File([await canvas.convertToBlob({ type: "image/jpeg" })], "会场.jpg", { type: "image/jpeg" });
}
