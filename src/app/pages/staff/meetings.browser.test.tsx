import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { meetingSecret, stepsShowing } from "../../../domain/check-in-code.ts";
import type { SeenEntry } from "../../../domain/entry.ts";
import { StorageFull } from "../../../sync/phone.ts";
import { expectAccessible } from "../../testing/show.tsx";
import { branchWorld, meetings, people, secretary, secretaryPhone } from "./testing/branch-world.ts";
import { openPage } from "./testing/open-staff-page.tsx";

const keyed = (key: Uint8Array, message: Uint8Array): Uint8Array => hmac(sha256, key, message);
const seedBytes = Uint8Array.from({ length: 32 }, (_, i) => i);

test("a meeting from plan to minutes, all on the phone: planned, opened, marked, closed", async () => {
  const phone = secretaryPhone(branchWorld(), {
    contact: { status: "offline", clockOffset: 0 },
  });
  await openPage("/branch/meetings/plan", phone, "安排会议");
  await expectAccessible();
  await page.getByLabelText("开什么会").selectOptions("party-lecture");
  await page.getByLabelText("题目").fill("老支书讲村史");
  await page.getByLabelText("专题").selectOptions("群众路线");
  await page.getByRole("button", { name: "安排", exact: true }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "老支书讲村史" })).toBeVisible();
  const planned = phone.written[0] as SeenEntry<"meeting-planned">;
  expect(planned).toMatchObject({
    kind: "meeting-planned",
    body: { branch: "wanghe-1", kind: "party-lecture", topic: "群众路线", minutes: 90 },
  });

  await page.getByRole("button", { name: "开始签到" }).click();
  await expect.element(page.getByRole("img", { name: "签到二维码" })).toBeVisible();
  const opened = phone.written[1] as SeenEntry<"meeting-opened">;
  const code = document.querySelector(".check-in-digits")!.textContent.replace(" ", "");
  const secret = meetingSecret(keyed, seedBytes, planned.body.meeting);
  const asked = { hmac: keyed, secret, code, opened: opened.at, closed: opened.at + 60_000 };
  expect([...stepsShowing(asked)]).not.toEqual([]);
  await expect.element(page.getByText(/还有 \d+ 秒换下一个/)).toBeVisible();
  await expectAccessible();

  await page.getByRole("link", { name: "点名" }).click();
  await page.getByRole("button", { name: "李秀英 到", exact: true }).click();
  await page.getByRole("button", { name: "周立新 迟到" }).click();
  await page.getByRole("radio", { name: "电话" }).click();
  await page.getByRole("button", { name: "陈小满 请假" }).click();
  await expect
    .element(page.getByText("应到 6（预备 1），实到 2，请假 1，还没有记 3，不要求到会 1"))
    .toBeVisible();
  await expect
    .element(page.getByRole("button", { name: "李秀英 到", exact: true }))
    .toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "其余 3 人没到" }).click();
  await expect
    .element(page.getByText("应到 6（预备 1），实到 2，请假 1，缺席 3，不要求到会 1"))
    .toBeVisible();
  await expectAccessible();
  // To whom study is brought home nobody says that she was missing.
  expect(phone.written.some(({ body }) => "member" in body && body.member === people.zhao)).toBe(false);
  await expect.element(page.getByText("不要求到会", { exact: true })).toBeVisible();
  expect(phone.written.slice(2, 5).map(({ body }) => body)).toMatchObject([
    { member: people.li, state: "present", seen: "face" },
    { member: people.zhou, state: "late", seen: "face" },
    { member: people.chen, state: "excused", seen: "telephone" },
  ]);

  await openPage(`/branch/meetings/${planned.body.meeting}/close`, phone, "会议记录");
  await expectAccessible();
  await page.getByLabelText("实际开了多少分钟").fill("");
  await page.getByRole("button", { name: "结束会议并保存" }).click();
  await expect.element(page.getByText("请写分钟数，1 到 1440。")).toBeVisible();
  await page.getByLabelText("实际开了多少分钟").fill("75");
  await page.getByLabelText("记录人").fill("周立新");
  await page.getByLabelText("主要内容").fill("讲了修渠的来历。");
  await page.getByRole("button", { name: "结束会议并保存" }).click();
  await expect.element(page.getByText("讲了修渠的来历。")).toBeVisible();
  expect(phone.written.at(-1)).toMatchObject({
    kind: "meeting-closed",
    body: { minutes: 75, host: "孙书敏", recorder: "周立新", summary: "讲了修渠的来历。" },
  });
  expect(phone.draftStore.size).toBe(0);

  await openPage(`/branch/members/${people.li}`, phone, "李秀英");
  await expect.element(page.getByText("集中学习75分钟，全部计入")).toBeVisible();
});

test("minutes are a draft while they are typed, and stay on the screen when they cannot be kept", async () => {
  const phone = secretaryPhone();
  const path = `/branch/meetings/${meetings.tonight}/close`;
  await openPage(path, phone, "会议记录");
  await page.getByLabelText("主要内容").fill("先听了三个人的话");
  await expect
    .poll(() => [...phone.draftStore.values()].map(({ content }) => content["summary"]))
    .toEqual(["先听了三个人的话"]);
  await openPage(path, phone, "会议记录");
  await expect.element(page.getByLabelText("主要内容")).toHaveValue("先听了三个人的话");

  await expect.element(page.getByText(/草稿已存在本机/)).toBeVisible();
  phone.failNext(new StorageFull());
  await page.getByRole("button", { name: "结束会议并保存" }).click();
  await expect.element(page.getByRole("alert").getByText(/没有存上/)).toBeVisible();
  await expect.element(page.getByLabelText("主要内容")).toHaveValue("先听了三个人的话");
});

test("a phone shows codes only of its own opening, and says what to do without a seed", async () => {
  const world = branchWorld();
  const other = { by: secretary, device: "another-phone-of-hers0" };
  world.journal.write(world.now - 60_000, "meeting-opened", { meeting: meetings.tonight }, other);
  const phone = secretaryPhone(world);
  await openPage(`/branch/meetings/${meetings.tonight}/code`, phone, "签到：群众路线专题讨论");
  await expect.element(page.getByText(/签到已经在另一台手机上开始了/)).toBeVisible();
  await expect.element(page.getByRole("img", { name: "签到二维码" })).not.toBeInTheDocument();
  await page.getByRole("button", { name: "开始签到" }).click();
  await expect.element(page.getByRole("img", { name: "签到二维码" })).toBeVisible();

  const without = secretaryPhone(world, { codeSeed: undefined });
  await openPage(`/branch/meetings/${meetings.tonight}/code`, without, "签到：群众路线专题讨论");
  await expect.element(page.getByText("这台手机还不能出签到码")).toBeVisible();
});

test("a code that could not be checked is shown as such, never as wrong; guests are named apart", async () => {
  await openPage(`/branch/meetings/${meetings.past}/roster`, secretaryPhone(), "点名：第二次集中学习");
  const guests = page.getByRole("list", { name: "外支部来的" });
  await expect.element(guests.getByText(/到会 · 签到码待核/)).toBeVisible();
});

test("a planned meeting is changed, and cancelled after a question", async () => {
  const phone = secretaryPhone();
  const path = `/branch/meetings/${meetings.tonight}`;
  await openPage(`${path}/change`, phone, "改会议安排");
  await page.getByLabelText("地点").fill("老祠堂");
  await page.getByRole("button", { name: "保存" }).click();
  await expect.element(page.getByText("老祠堂")).toBeVisible();
  expect(phone.written.map(({ body }) => body)).toEqual([{ meeting: meetings.tonight, place: "老祠堂" }]);

  await page.getByRole("button", { name: "取消会议" }).click();
  await page.getByLabelText(/为什么/).fill("下大雨");
  await page.getByRole("dialog").getByRole("button", { name: "取消会议" }).click();
  await expect.element(page.getByText("这次会议已取消")).toBeVisible();
  await expect.element(page.getByText("下大雨")).toBeVisible();
});

test("what is changed of a plan is a draft until it is saved, and given up with a tap", async () => {
  const phone = secretaryPhone();
  const path = `/branch/meetings/${meetings.tonight}/change`;
  await openPage(path, phone, "改会议安排");
  await page.getByText(/^更多：/).click();
  await page.getByLabelText("议程").fill("先念一段");
  await expect
    .poll(() => [...phone.draftStore.values()].map(({ content }) => content))
    .toEqual([{ agenda: "先念一段" }]);
  await openPage(path, phone, "改会议安排");
  await expect.element(page.getByLabelText("议程")).toHaveValue("先念一段");
  await page.getByRole("button", { name: "不改了" }).click();
  await openPage(path, phone, "改会议安排");
  expect(phone.draftStore.size).toBe(0);
  expect(phone.written).toEqual([]);
});
