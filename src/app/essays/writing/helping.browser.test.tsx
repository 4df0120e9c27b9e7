import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { ESSAY_QUESTIONS } from "../../../domain/essay-questions.ts";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

let phone: MemoryPhone;
const [struck, life, willDo] = ESSAY_QUESTIONS.map(({ ask }) => ask) as [string, string, string];
const box = (name: string) => page.getByRole("textbox", { name });
const text = () => box("正文");
const area = () => text().element() as HTMLTextAreaElement;
const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });

beforeEach(async () => {
  await page.viewport(360, 740);
  show(null, memoryPhone());
  changeDisplay({ elder: false, size: 18, theme: undefined });
  phone = memoryPhone({ entries: county() });
});

function open(): void {
  goTo("/essays/essay-1");
  show(<App />, phone);
}

test("question by question: left, found again, and put below what was written before", async () => {
  open();
  await userEvent.fill(text(), "早先写的一句。");
  await button("一句一句问我").click();
  await userEvent.fill(box(struck), "第三道闸那一段。");
  await expect.element(page.getByText(/草稿已存在本机/)).toBeVisible();
  await expectAccessible();
  goTo("/essays");
  // A version of what was written takes nothing of the answers along.
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  open();
  await button("接着答那几问（答了 1 问）").click();
  await expect.element(box(struck)).toHaveValue("第三道闸那一段。");
  await userEvent.fill(box(willDo), "明天去看渠。");
  await button("放进正文，接着改").click();
  const whole = "早先写的一句。\n第三道闸那一段。\n明天去看渠。";
  await expect.element(text()).toHaveValue(whole);
  expect(phone.draftStore.has("essay-outline:essay-1")).toBe(false);
  expect(phone.draftStore.get("essay:essay-1")?.content["text"]).toBe(whole);
  await button("撤销").click();
  await expect.element(text()).toHaveValue("早先写的一句。");
});

test("in 长辈版 one thing at a time: first how, then one question a screen, one primary button on each", async () => {
  changeDisplay({ elder: true });
  await page.viewport(320, 640);
  open();
  await expect.element(page.getByRole("heading", { name: "您想怎么来？" })).toBeVisible();
  await expectOnePrimary();
  await button("一句一句问我").click();
  await userEvent.fill(box(struck), "一");
  await expectOnePrimary();
  expect(box(life).elements()).toHaveLength(0);
  await button("下一问").click();
  await userEvent.fill(box(life), "二");
  await button("下一问").click();
  await userEvent.fill(box(willDo), "三");
  await expectOnePrimary();
  await button("上一问").click();
  await expect.element(box(life)).toHaveValue("二");
  // Closed and opened: the same question.
  await expect.element(page.getByText(/写的已存在这部手机上/)).toBeVisible();
  open();
  await button(/^接着答那几问|一句一句问我/).click();
  await expect.element(box(life)).toHaveValue("二");
  await button("下一问").click();
  await button("放进正文，接着改").click();
  await expect.element(text()).toHaveValue("一\n二\n三");
  await expectOnePrimary();
  await page.getByText("还能做什么").click();
  await expect.element(button("换个办法")).toBeVisible();
  await expectOnePrimary();
});

test("three ways with one tap each, none of them crowded, and each says what has been given", async () => {
  const photo = { photo: "p".repeat(64), size: 1_000, width: 300, height: 400 };
  const content = { title: "", text: "写了一句。", photos: [photo, { ...photo, photo: "q".repeat(64) }] };
  phone.draftStore.set("essay:essay-1", { id: "essay:essay-1", rev: 1, savedAt: 1, content });
  await page.viewport(320, 640);
  open();
  await expect.element(text()).toHaveValue("写了一句。");
  await button("拍手写的 · 2 页").click();
  await expect.element(page.getByRole("heading", { name: "手写的页" })).toBeVisible();
  await expectAccessible();
  await button("讲").click();
  await expect.element(page.getByRole("heading", { name: "手写的页" })).not.toBeInTheDocument();
  await expect.element(button("讲")).toHaveAttribute("aria-pressed", "true");
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  await button("写").click();
  await expect.element(text()).toHaveValue("写了一句。");
});

test("in 长辈版 each way has a screen of its own, with one primary button, and the others a tap away", async () => {
  changeDisplay({ elder: true });
  await page.viewport(320, 640);
  open();
  await button("写在纸上，拍下来").click();
  await expect.element(page.getByRole("heading", { name: "手写的页" })).toBeVisible();
  await button("交给支部").click();
  await expect.element(page.getByText("还没有拍，拍一页再交。")).toBeVisible();
  await expectOnePrimary();
  await button("换个办法").click();
  await button("不打字，讲给手机听").click();
  await expect.element(button("换个办法")).toBeVisible();
  await expectOnePrimary();
});

async function expectOnePrimary(): Promise<void> {
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  expect(document.querySelectorAll(".button.primary")).toHaveLength(1);
  await expectAccessible();
  changeDisplay({ elder: true });
}

function hasNote(): void {
  const blob = "text-1".padEnd(64, "0");
  const place = {
    text: "text-1",
    title: "下班十分钟",
    blob,
    block: 2,
    start: 0,
    end: 5,
    before: "",
    after: "",
  };
  const body = { note: "n1", words: "回去就试", place: { ...place, quote: "学了就要用" } };
  phone.receive(received("note-saved", body, { by: testMember }));
}
function hasText(): void {
  const blocks = [
    { t: "p", text: "会前想好三句话。一句说看见的。" },
    { t: "p", text: "少讲空话。" },
  ];
  phone.keep("text-2".padEnd(64, "0"), JSON.stringify({ studyText: 1, title: "会前想好三句话", blocks }));
}

test("on a phone a note's words and a sentence of a text go to where the caret was, with their source, without a network", async () => {
  hasNote();
  hasText();
  open();
  await userEvent.fill(text(), "开头结尾");
  area().setSelectionRange(2, 2);
  await button("材料和笔记").click();
  const sheet = page.getByRole("dialog");
  await expect.element(sheet.getByRole("button", { name: /回去就试/ })).toBeVisible();
  await expectAccessible();
  await sheet.getByRole("button", { name: /回去就试/ }).click();
  await expectAccessible();
  await button("引用这句原文").click();
  const quoted = "“学了就要用”（《下班十分钟》）";
  await expect.element(text()).toHaveValue(`开头${quoted}结尾`);
  await vi.waitFor(() => expect(document.activeElement).toBe(area()));
  expect(area().selectionStart).toBe(2 + quoted.length);
  // What is used stays in sight, and leads to the text and back.
  const used = page.getByRole("region", { name: "引用了" });
  await expect
    .element(used.getByRole("link", { name: "《下班十分钟》" }))
    .toHaveAttribute("href", "#/texts/text-1?essay=essay-1");

  await button("材料和笔记").click();
  await sheet.getByRole("radio", { name: "学习材料" }).click();
  await userEvent.fill(sheet.getByRole("searchbox", { name: "在里面找" }), "空话");
  await expect.element(sheet.getByText("找到 1 篇")).toBeVisible();
  await sheet.getByRole("button", { name: "会前想好三句话" }).click();
  await expect.element(sheet.getByRole("button", { name: "看全篇" })).toBeVisible();
  await expectAccessible();
  expect(sheet.getByRole("button", { name: "一句说看见的。" }).elements()).toHaveLength(0);
  await sheet.getByRole("button", { name: "少讲空话。" }).click();
  await expect.element(text()).toHaveValue(`开头${quoted}“少讲空话。”（《会前想好三句话》）结尾`);
  await button("撤销").click();
  await expect.element(text()).toHaveValue(`开头${quoted}结尾`);
});

test("to the text and back: nothing is lost", async () => {
  hasText();
  open();
  await userEvent.fill(text(), "写到一半“少讲空话。”（《会前想好三句话》）");
  await page.getByRole("link", { name: "《会前想好三句话》" }).click();
  await page.getByRole("link", { name: "回去写" }).click();
  await expect.element(text()).toHaveValue("写到一半“少讲空话。”（《会前想好三句话》）");
});

test("where there is room they stand beside what is written, and stay", async () => {
  hasNote();
  await page.viewport(1280, 800);
  open();
  await userEvent.fill(text(), "开头");
  await button("材料和笔记").click();
  const beside = page.getByRole("complementary", { name: "材料和笔记" });
  await beside.getByRole("button", { name: /回去就试/ }).click();
  await expectAccessible();
  await beside.getByRole("button", { name: "把我写的放进去" }).click();
  await expect.element(text()).toHaveValue("开头回去就试");
  await expect.element(beside).toBeVisible();
  await expect.element(text()).toHaveFocus();
  const [left, right] = [area(), beside.element()].map((one) => one.getBoundingClientRect());
  expect(left!.right).toBeLessThanOrEqual(right!.left);
});
