// A note that was written on two phones: nothing of either goes, until its writer has put them together.
import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { EntryBodies } from "../../domain/entries/bodies.ts";
import type { SeenEntry } from "../../domain/entry.ts";
import { foldNotes } from "../../domain/fold/notes.ts";
import { App } from "../app.tsx";
import { goTo } from "../routing/place.ts";
import { changeDisplay } from "../settings/display.ts";
import { county } from "../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../testing/memory-phone.ts";
import { expectAccessible, show } from "../testing/show.tsx";

const START = Date.parse("2026-03-01T20:00:00+08:00");
const NOTICE = "另一部手机上也写过，两份都留着";

/** A note as one of its writer's phones saved it, `n` minutes later. */
function saved(device: string, n: number, words: string, base?: string): SeenEntry<"note-saved"> {
  const at = START + n * 60_000;
  const id = `${device}.${n}`;
  const body: EntryBodies["note-saved"] = { note: "note-1", words, ...(base !== undefined && { base }) };
  const [by, of] = [testMember, testMember];
  return { id, device, n, by, of, kind: "note-saved", at, received: at, body };
}
const first = saved("first-phone", 1, "今天读了一遍。明天再读。");
const there = saved("first-phone", 2, "今天读了三遍。明天再读。", first.id);
const here = saved("other-phone", 3, "今天读了两遍。明天再读。", first.id);

let phone: MemoryPhone;
function open(path: string, ...entries: SeenEntry[]): void {
  phone = memoryPhone({ entries: [...county(), ...entries] });
  goTo(path);
  show(<App />, phone);
}
const button = (name: string) => page.getByRole("button", { name, exact: true });
const field = () => page.getByRole("textbox", { name: "我的笔记" });
const notes = () => foldNotes(phone.entries()).all;

beforeEach(() => {
  show(null, memoryPhone());
  changeDisplay({ elder: false, size: 18, theme: undefined });
});

test("both are shown; joined, they are one on every phone, and nothing is asked again", async () => {
  open("/notes/note-1", first, there, here);
  await expect.element(page.getByText(NOTICE)).toBeVisible();
  await expect.element(page.getByText("今天读了两遍。明天再读。")).toBeVisible();
  await expect.element(page.getByText("今天读了三遍。明天再读。")).toBeVisible();
  await button("看不同，合成一条").click();
  await expectAccessible();
  await button("两份接在一起，我自己来改").click();
  await expect.element(page.getByText(NOTICE)).not.toBeInTheDocument();
  expect(phone.written).toMatchObject([
    { kind: "note-saved", body: { note: "note-1", base: here.id, joined: [there.id] } },
  ]);
  expect(notes()).toMatchObject([{ words: "今天读了两遍。明天再读。\n\n今天读了三遍。明天再读。" }]);
  expect(notes()[0]).not.toHaveProperty("others");
});

test("what comes from the other phone while one writes stays beside it, also when one saves without looking", async () => {
  open("/notes/note-1", first);
  await button("改一改").click();
  await userEvent.fill(field(), "这部手机上写的");
  await expect.element(page.getByText(/草稿已存在本机/)).toBeVisible();
  phone.receive(there);
  await expect.element(page.getByText(NOTICE)).toBeVisible();
  await expect.element(field()).toHaveValue("这部手机上写的");
  await expectAccessible();
  await button("存好").click();
  await expect.element(button("两份都删掉")).toBeVisible();
  expect(phone.written.at(-1)?.body).toEqual({ note: "note-1", words: "这部手机上写的", base: first.id });
  expect(notes()).toMatchObject([{ words: "这部手机上写的", others: [{ words: there.body.words }] }]);
});

test("joined while one writes: the next saving says so", async () => {
  open("/notes/note-1", first);
  await button("改一改").click();
  await userEvent.fill(field(), "这部手机上写的");
  await expect.element(page.getByText(/草稿已存在本机/)).toBeVisible();
  phone.receive(there);
  await button("看不同，合成一条").click();
  await button("全用那一份").click();
  await expect.element(field()).toHaveValue(there.body.words);
  await expect.element(page.getByText(NOTICE)).not.toBeInTheDocument();
  await button("存好").click();
  await expect.element(button("删掉")).toBeVisible();
  expect(phone.written.at(-1)?.body).toMatchObject({ base: first.id, joined: [there.id] });
  expect(notes()[0]).not.toHaveProperty("others");
});

test("where nothing was written here, what came is the note that one goes on with", async () => {
  open("/notes/note-1", first);
  await expect.element(page.getByText(first.body.words)).toBeVisible();
  phone.receive(there);
  await expect.element(page.getByText(there.body.words)).toBeVisible();
  await button("改一改").click();
  await expect.element(field()).toHaveValue(there.body.words);
  await userEvent.fill(field(), "接着写");
  await button("存好").click();
  await expect.element(page.getByText("接着写")).toBeVisible();
  expect(phone.written.at(-1)?.body).toEqual({ note: "note-1", words: "接着写", base: there.id });
  expect(page.getByText(NOTICE).elements()).toEqual([]);
});

test("removed, both are; brought back, both are there again; and what came meanwhile is not gone", async () => {
  open("/notes/note-1", first, there, here);
  await button("两份都删掉").click();
  await expect.element(page.getByText("笔记删掉了。")).toBeVisible();
  expect(notes()).toEqual([]);
  await button("恢复").click();
  await expect.element(page.getByText(NOTICE)).toBeVisible();
  expect(notes()).toMatchObject([{ words: here.body.words, others: [{ words: there.body.words }] }]);
  await button("两份都删掉").click();
  await expect.element(page.getByText("笔记删掉了。")).toBeVisible();
  phone.receive(saved("third-phone", 1, "第三部手机接着写的", here.id));
  await expect.element(page.getByText("第三部手机接着写的")).toBeVisible();
});

test("found by the words of either, and said in the notebook; 320 px, 长辈版", async () => {
  open("/notes", first, there, here);
  await expect.element(page.getByText(/两部手机上都写过，都留着/)).toBeVisible();
  await userEvent.fill(page.getByRole("searchbox", { name: "在笔记里找" }), "三遍");
  await expect.element(page.getByText("找到 1 条")).toBeVisible();
  await page.viewport(320, 640);
  for (const elder of [false, true]) {
    changeDisplay({ elder });
    open("/notes/note-1", first, there, here);
    await button("看不同，合成一条").click();
    await expect.element(button("全用那一份")).toBeVisible();
    await vi.waitFor(() => expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320));
    await expectAccessible();
  }
  await page.viewport(360, 740);
});
