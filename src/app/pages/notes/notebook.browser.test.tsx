import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { NotePlace } from "../../../domain/entries/notes.ts";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

let phone: MemoryPhone;

beforeEach(() => {
  show(null, memoryPhone());
  changeDisplay({ elder: false, size: 18, theme: undefined });
  phone = memoryPhone({ entries: county() });
});

function place(text: string, title: string, quote: string, block: number): NotePlace {
  const blob = text.padEnd(64, "0");
  return { text, title, blob, block, start: 0, end: quote.length, quote, before: "", after: "" };
}
function has(note: string, words: string, to?: NotePlace): void {
  phone.receive(received("note-saved", { note, words, ...(to && { place: to }) }, { by: testMember }));
}
function open(path = "/notes"): void {
  goTo(path);
  show(<App />, phone);
}
const button = (name: string) => page.getByRole("button", { name, exact: true });
const rows = () =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .elements()
    .map((row) => row.textContent);

test("from 记录 to all notes, by text and by date, and looked through by words", async () => {
  has("later", "第二条", place("text-1", "下班十分钟", "办好一件实事", 8));
  has("first", "", place("text-1", "下班十分钟", "学了就要用", 2));
  has("free", "路上想到的");
  open("/record");
  await page.getByRole("link", { name: "我的笔记" }).click();
  await expect.element(page.getByRole("heading", { name: "《下班十分钟》" })).toBeVisible();
  expect(rows().map((row) => row?.slice(0, 4))).toEqual(["路上想到", "“学了就", "第二条“"]);
  await expectAccessible();
  await page.getByRole("radio", { name: "按日期" }).click();
  await expect.element(page.getByText("《下班十分钟》").first()).toBeVisible();
  await userEvent.fill(page.getByRole("searchbox", { name: "在笔记里找" }), "实事");
  await expect.element(page.getByText("找到 1 条")).toBeVisible();
  expect(rows()).toHaveLength(1);
});

test("a free note, written and saved; removed, it can come back", async () => {
  open();
  await expect.element(page.getByText(/还没有笔记/)).toBeVisible();
  await button("写一条").click();
  await button("存好").click();
  await expect.element(page.getByText("还没有写字，写几句再存。")).toBeVisible();
  await userEvent.fill(page.getByRole("textbox", { name: "我的笔记" }), "路上想到的");
  await expect.element(page.getByText(/草稿已存在本机/)).toBeVisible();
  await expectAccessible();
  await button("存好").click();
  await expect.element(page.getByText("路上想到的")).toBeVisible();
  expect(phone.written).toMatchObject([
    { kind: "note-saved", of: testMember, body: { words: "路上想到的" } },
  ]);
  expect(phone.draftStore.size).toBe(0);
  await button("删掉").click();
  await expect.element(page.getByText("笔记删掉了。")).toBeVisible();
  await button("恢复").click();
  await expect.element(page.getByText("路上想到的")).toBeVisible();
  goTo("/notes");
  await expect.element(page.getByRole("link", { name: /路上想到的/ })).toBeVisible();
});

test("what was being written when the browser was killed stands there to be gone on with", async () => {
  phone.draftStore.set("note:killed", {
    id: "note:killed",
    rev: 1,
    savedAt: 1,
    content: { words: "写到一半" },
  });
  open();
  await page.getByRole("link", { name: /写到一半/ }).click();
  await expect.element(page.getByRole("textbox", { name: "我的笔记" })).toHaveValue("写到一半");
  goTo("/notes");
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  expect(phone.written[0]).toMatchObject({ body: { note: "killed", words: "写到一半" } });
});

test("from a note to its place in the text; of a text that was withdrawn the note stays", async () => {
  has("one", "好", place("text-1", "下班十分钟", "学了就要用", 2));
  has("other", "也好", place("text-2", "会前想好三句话", "少讲空话", 2));
  phone.receive(received("text-withdrawn", { text: "text-2", unit: "yunling" }, { at: Date.now() }));
  open("/notes/one");
  await expect.element(page.getByText("学了就要用")).toBeVisible();
  await expect
    .element(page.getByRole("link", { name: "在文章里看" }))
    .toHaveAttribute("href", "#/texts/text-1?note=one");
  goTo("/notes/other");
  await expect.element(page.getByText("少讲空话")).toBeVisible();
  await expect.element(page.getByText("这一篇支部已经撤下了，笔记还在。")).toBeVisible();
  expect(page.getByRole("link", { name: "在文章里看" }).elements()).toHaveLength(0);
});

test("leafed through from one to the next, in the order of the notebook and among what was found, and back to it", async () => {
  has("later", "第二条实事", place("text-1", "下班十分钟", "办好一件实事", 8));
  has("first", "第一条", place("text-1", "下班十分钟", "学了就要用", 2));
  has("free", "也是实事");
  open();
  await page.getByRole("link", { name: /第一条/ }).click();
  await expect.element(page.getByText("第 2 条，共 3 条")).toBeVisible();
  await expectAccessible();
  await page.getByRole("link", { name: "下一条" }).click();
  await expect.element(page.getByText("第二条实事")).toBeVisible();
  expect(page.getByRole("link", { name: "下一条" }).elements()).toHaveLength(0);

  await page.getByRole("link", { name: "我的笔记" }).click();
  await page.getByRole("radio", { name: "按日期" }).click();
  await userEvent.fill(page.getByRole("searchbox", { name: "在笔记里找" }), "实事");
  await page.getByRole("link", { name: /第二条实事/ }).click();
  await expect.element(page.getByText(/第 \d 条，共 2 条/)).toBeVisible();
  await page.getByRole("link", { name: /^[上下]一条$/ }).click();
  await expect.element(page.getByText("也是实事")).toBeVisible();
  await page.getByRole("link", { name: "我的笔记" }).click();
  await expect.element(page.getByText("找到 2 条")).toBeVisible();
  await expect.element(page.getByRole("radio", { name: "按日期" })).toBeChecked();
});

test("320 px wide, and in 长辈版: nothing goes sideways, one primary button", async () => {
  has("one", "好".repeat(200), place("text-1", "下班十分钟", "学了就要用".repeat(30), 2));
  await page.viewport(320, 640);
  for (const path of ["/notes", "/notes/one"]) {
    for (const elder of [false, true]) {
      changeDisplay({ elder });
      open(path);
      await expect.element(page.getByText(/学了就要用/)).toBeVisible();
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
      expect(document.querySelectorAll(".button.primary").length).toBeLessThanOrEqual(1);
      await expectAccessible();
    }
  }
  await page.viewport(360, 740);
});
