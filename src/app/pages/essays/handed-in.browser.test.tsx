import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { App } from "../../app.tsx";
import type { EssayAnswered, EssayHandedIn } from "../../../domain/entries/essays.ts";
import type { SeenEntry } from "../../../domain/entry.ts";
import { forgetAnswersRead } from "../../essays/answers-read.ts";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const TEXT = "渠是三十年前修的，我们那时都还年轻。\n现在要紧的是把下游三户的地先浇上。";
const HOUR = 3_600_000;
const SOUND = { sound: "ab".repeat(32), size: 240_000, seconds: 80, type: "audio/webm" };
const news = page.getByRole("list", { name: "支部的回话" });
const remark = (number: number) => page.getByRole("note", { name: `批注 ${number}`, exact: true });

let at: number;
beforeEach(() => {
  at = Date.now() - 5 * HOUR;
  forgetAnswersRead();
});
afterEach(async () => {
  changeDisplay({ elder: false, size: undefined });
  await page.viewport(360, 740);
});

function handIn(more: Partial<EssayHandedIn> = {}): SeenEntry {
  at += HOUR;
  const body = { essay: "essay-1", title: "修水渠", text: TEXT, ...more };
  return received("essay-handed-in", body, { by: testMember, at });
}
function answer(to: SeenEntry, body: Omit<EssayAnswered, "entry">): SeenEntry {
  at += HOUR / 2;
  return received("essay-answered", { entry: to.id, ...body }, { by: "secretary", at });
}
function open(path: string, entries: SeenEntry[]): MemoryPhone {
  const secretary = received("member-added", {
    member: "secretary",
    name: "孙书敏",
    status: "full",
    cohorts: [],
    homeBranch: "liuwan",
    arrangements: [],
  });
  const phone = memoryPhone({ entries: [...county(), secretary, ...entries] });
  goTo(path, true);
  show(<App />, phone);
  return phone;
}

test("首页 says that the branch has answered, until he has opened it, in both looks", async () => {
  const handedIn = handIn();
  const entries = [handedIn, answer(handedIn, { words: "写得实在。", verdict: "accepted" })];
  for (const elder of [false, true]) {
    changeDisplay({ elder, ...(elder && { size: 30 as const }) });
    await page.viewport(320, 740);
    open("/", entries);
    await expect.element(news.getByRole("link", { name: /《修水渠》.*收下了/ })).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  }
  changeDisplay({ elder: false, size: undefined });
  await expectAccessible();
  await news.getByRole("link").click();
  await expect.element(page.getByText("孙书敏读过了，收下了")).toBeVisible();
  open("/", entries);
  await expect.element(page.getByRole("list", { name: "常用" })).toBeVisible();
  await expect.element(page.getByRole("link", { name: /体会/ }).first()).toBeVisible();
  await expect.element(news).not.toBeInTheDocument();

  // Said again: news again.
  open("/", [...entries, answer(handedIn, { words: "再请您补充一句。", verdict: "more" })]);
  await expect.element(news.getByRole("link", { name: /希望您再补充一点/ })).toBeVisible();
});

test("his own words about an essay, and what was said long ago, are no news", async () => {
  at -= 100 * 24 * HOUR;
  const handedIn = handIn();
  const long = answer(handedIn, { words: "很久以前" });
  at = Date.now() - HOUR;
  const own = received("essay-answered", { entry: handedIn.id, words: "我自己" }, { by: testMember, at });
  open("/", [handedIn, long, own]);
  await expect.element(page.getByRole("link", { name: /体会/ }).first()).toBeVisible();
  await expect.element(news).not.toBeInTheDocument();
});

test("remarks stand in their places, each answer in order; asked for more, one tap leads to the pen", async () => {
  const handedIn = handIn();
  const start = TEXT.indexOf("下游三户");
  const first = answer(handedIn, {
    words: "",
    remarks: [{ words: "哪三户？", start, end: start + 4 }],
  });
  const second = answer(handedIn, { words: "请再写写后来", verdict: "more" });
  await page.viewport(320, 740);
  open("/essays/essay-1", [handedIn, first, second]);
  await expect.element(page.getByText("孙书敏读过了，希望再补充一点")).toBeVisible();
  const said = [...document.querySelectorAll("[aria-label='已交的'] .notice-title")].map(
    (p) => p.textContent,
  );
  expect(said.slice(1)).toEqual(["孙书敏读过了", "孙书敏读过了，希望再补充一点"]);
  await page.getByText("看支部的 1 条批注").click();
  await expect.element(remark(1).getByText("哪三户？")).toBeVisible();
  await expect.element(page.getByRole("mark").getByText("下游三户")).toBeVisible();
  await expectAccessible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  await page.getByRole("button", { name: "去补充" }).click();
  await vi.waitFor(() =>
    expect(
      document.activeElement?.closest("[aria-label='已交的']") ?? document.activeElement?.tagName,
    ).toMatch(/TEXTAREA|INPUT|BUTTON/),
  );
});

test("handed in again: the earlier one is there with what was said to it", async () => {
  const first = handIn();
  const asked = answer(first, {
    words: "再写写",
    verdict: "more",
    remarks: [{ words: "哪三户？", start: 0, end: 4 }],
  });
  open("/essays/essay-1", [first, asked, handIn({ text: `${TEXT}\n张家、李家、赵家。` })]);
  await expect.element(page.getByText("张家、李家、赵家。")).toBeVisible();
  await expect.element(remark(1)).not.toBeInTheDocument();
  await page.getByText(/交的那一稿，和支部的回话$/).click();
  await expect.element(remark(1)).toBeVisible();
  await expect.element(page.getByText("再写写")).toBeVisible();
  await expectAccessible();
});

test("what the secretary wrote down of a voice is seen by him, and he may put it right; both stay", async () => {
  const handedIn = handIn({ text: "", sounds: [SOUND] });
  const body = { entry: handedIn.id, blob: SOUND.sound, words: "我说的是修区" };
  const written = received("essay-transcribed", body, { by: "secretary", of: testMember, at: at + HOUR });
  const phone = open("/essays/essay-1", [handedIn, written]);
  await expect.element(page.getByText("我说的是修区")).toBeVisible();
  await expect.element(page.getByText(/第 1 段的文字 · 孙书敏写的/)).toBeVisible();
  await page.getByRole("button", { name: "改第 1 段的文字" }).click();
  const field = page.getByRole("textbox", { name: "第 1 段的文字" });
  await expect.element(field).toHaveValue("我说的是修区");
  await field.fill("我说的是修渠");
  await expectAccessible();
  await page.getByRole("button", { name: "存下这段文字" }).click();
  await expect.element(page.getByText(/第 1 段的文字 · 本人写的/)).toBeVisible();
  expect(phone.written).toHaveLength(1);
  expect(phone.written[0]).toMatchObject({
    kind: "essay-transcribed",
    by: testMember,
    of: testMember,
    body: { entry: handedIn.id, blob: SOUND.sound, words: "我说的是修渠" },
  });
  await page.getByText("以前写的 1 稿").click();
  await expect.element(page.getByText("我说的是修区")).toBeVisible();
});
