import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { StudyText } from "../../../protocol/study-text.ts";
import { FetchStopped } from "../../../sync/phone.ts";
import type { MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible } from "../../testing/show.tsx";
import { branch, branchWorld, county, officePhone, people, secretaryPhone } from "./testing/branch-world.ts";
import { openPage } from "./testing/open-staff-page.tsx";

const blob = "e".repeat(64);
const sound = "a".repeat(64);
const text: StudyText = {
  studyText: 1,
  title: "下班十分钟",
  blocks: [
    { t: "p", text: "天亮的时候，渠里来了水。" },
    { t: "p", text: "大家都说好。" },
  ],
};

/** A branch in which 李 has recorded a text. */
function recordedWorld() {
  const world = branchWorld();
  const office = { by: "", device: "server000000000000000a" };
  const about = { text: "text-1", title: "下班十分钟", blob, size: 4_000, characters: 1_200 };
  world.journal.write(
    world.at(-20),
    "text-published",
    { ...about, unit: county, required: true, order: 1 },
    office,
  );
  const parts = [
    { block: 0, sound, size: 240_000, seconds: 61 },
    { block: 1, sound: "b".repeat(64), size: 60_000, seconds: 14 },
  ];
  const body = {
    reading: "r",
    text: "text-1",
    blob,
    voice: "李秀英",
    dialect: "长沙话",
    type: "audio/mp4",
    parts,
  };
  const recorded = world.journal.write(world.at(-1), "reading-recorded", body, { by: people.li });
  return { ...world, recorded };
}

function withText(phone: MemoryPhone): MemoryPhone {
  phone.keep(blob, JSON.stringify(text));
  return phone;
}

test("the secretary finds it, hears each paragraph beside its words, and lets the branch hear it", async () => {
  const world = recordedWorld();
  const phone = withText(secretaryPhone(world));
  await openPage("/branch", phone, "望河村党支部");
  await page.getByRole("link", { name: /^朗读.*1 份待听/ }).click();
  await page.getByRole("link", { name: /下班十分钟.*李秀英，长沙话，2 段，1 分 15 秒，0.3 MB/ }).click();
  await expect.element(page.getByText("天亮的时候，渠里来了水。")).toBeVisible();
  const wanted = vi.spyOn(phone.blobs, "fetch").mockImplementation((blobs) => {
    for (const { id } of blobs) phone.keep(id, "sound");
    return Promise.resolve();
  });
  await expectAccessible();
  await page.getByRole("button", { name: "取来听（0.3 MB）" }).click();
  await expect.element(page.getByRole("button", { name: "听第 2 段" })).toBeVisible();
  // Sound is what goes first where the phone needs room.
  expect(wanted.mock.calls[0]![0].every(({ isMedia }) => isMedia)).toBe(true);
  await expectAccessible();
  await page.getByRole("button", { name: "让大家听" }).click();
  await expect.element(page.getByText("望河村党支部的党员听得到。")).toBeVisible();
  await page.getByRole("button", { name: "停止播放" }).click();
  await expect.element(page.getByRole("button", { name: "让大家听" })).toBeVisible();
  expect(phone.written.map(({ kind, body }) => [kind, body])).toEqual([
    ["reading-approved", { entry: world.recorded, unit: branch }],
    ["reading-withdrawn", { entry: world.recorded, unit: branch }],
  ]);
});

test("asked to read once more, with words; and then it waits no longer", async () => {
  const world = recordedWorld();
  const phone = withText(secretaryPhone(world));
  await openPage(`/branch/recordings/${world.recorded}`, phone, "朗读《下班十分钟》");
  await page.getByText("请他再读一遍").click();
  await userEvent.fill(page.getByLabelText("写给李秀英"), "第二段没有录全");
  await page.getByRole("button", { name: "请再读一遍" }).click();
  await expect.element(page.getByText("第二段没有录全").first()).toBeVisible();
  expect(phone.written).toMatchObject([
    { kind: "reading-declined", body: { entry: world.recorded, words: "第二段没有录全" } },
  ]);
  await openPage("/branch/recordings", phone, "朗读");
  await expect.element(page.getByRole("heading", { name: "待听 0 份" })).toBeVisible();
});

test("sounds that have not come yet are said to be on their way", async () => {
  const world = recordedWorld();
  const phone = withText(secretaryPhone(world));
  vi.spyOn(phone.blobs, "fetch").mockRejectedValue(new FetchStopped("missing", "not here"));
  await openPage(`/branch/recordings/${world.recorded}`, phone, "朗读《下班十分钟》");
  await page.getByRole("button", { name: /^取来听/ }).click();
  await expect.element(page.getByText(/有的声音还没传到/)).toBeVisible();
});

test("what its reader took back can be let heard by nobody", async () => {
  const world = recordedWorld();
  world.journal.write(world.at(0, 1), "reading-withdrawn", { entry: world.recorded }, { by: people.li });
  const phone = withText(secretaryPhone(world));
  await openPage(`/branch/recordings/${world.recorded}`, phone, "朗读《下班十分钟》");
  await expect.element(page.getByText("读的人已经收回")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "让大家听" })).not.toBeInTheDocument();
});

test("the office chooses who below it hears what a branch has recorded", async () => {
  const world = recordedWorld();
  const phone = withText(officePhone(world));
  await openPage(`/branch/recordings/${world.recorded}`, phone, "朗读《下班十分钟》");
  await userEvent.selectOptions(page.getByLabelText("让哪里的党员听"), "云岭县 · 望河镇及以下");
  await page.getByRole("button", { name: "让大家听" }).click();
  await expect.element(page.getByText("望河镇的党员听得到。")).toBeVisible();
  await expectAccessible();
  expect(phone.written).toMatchObject([
    { kind: "reading-approved", body: { entry: world.recorded, unit: "wanghe" } },
  ]);
});
