import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { changeBetween } from "../../../../domain/text-change.ts";
import type { SeenEntry } from "../../../../domain/entry.ts";
import { foldEssays, versionText } from "../../../../domain/fold/essays.ts";
import { StorageFull } from "../../../../sync/phone.ts";
import { App } from "../../../app.tsx";
import { goTo } from "../../../routing/place.ts";
import { county } from "../../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../../testing/show.tsx";

const MINUTE = 60_000;
const NOW = Date.parse("2026-03-12T20:00:00+08:00");
let n = 0;

function wrote(kind: SeenEntry["kind"], at: number, body: object): SeenEntry {
  n += 1;
  const [by, device] = [testMember, "elder-phone"];
  const id = `${device}.${n}`;
  return {
    id,
    device,
    n,
    by,
    of: by,
    kind,
    at,
    received: at,
    body: { essay: "essay-1", ...body },
  } as SeenEntry;
}

/** As the app keeps them: `texts` a minute apart. */
function versions(from: number, texts: readonly string[], more: object = {}): SeenEntry[] {
  const made: SeenEntry[] = [];
  for (const [i, text] of texts.entries()) {
    const base = made.at(-1);
    const content = base && i % 20 !== 0 ? { change: changeBetween(texts[i - 1]!, text) } : { text };
    const body = { title: "体会", ...content, ...(base && { base: base.id }), ...more };
    made.push(wrote("essay-saved", from + i * MINUTE, body));
  }
  return made;
}

function open(entries: SeenEntry[], address: string): MemoryPhone {
  const phone = memoryPhone({ entries: [...county(), ...entries] });
  goTo(address);
  show(<App />, phone);
  return phone;
}
const essayOf = (phone: MemoryPhone) => foldEssays(phone.entries()).list.find(({ id }) => id === "essay-1")!;

test("by day: what was written without a rest is one line that opens, and says how much it changed", async () => {
  const early = versions(NOW - 3 * 86_400_000, ["一。", "一。二。"]);
  const late = versions(NOW, ["今天读了一遍。", "今天读了两遍。", "今天读了两遍，好。"]);
  const handedIn = wrote("essay-handed-in", NOW + 60 * MINUTE, { title: "体会", text: "今天读了两遍，好。" });
  open([...early, ...late, handedIn], "/essays/essay-1/versions");
  await expect.element(page.getByText(/一共 6 份/)).toBeVisible();
  await expect.element(page.getByRole("link", { name: /^21:00 交给支部/ })).toBeVisible();
  const stretch = page.getByRole("button", { name: /20:00—20:02 加了 10 字，删了 1 字 · 停了 3 次/ });
  await stretch.click();
  await expect.element(page.getByRole("link", { name: /^20:01 加了 1 字，删了 1 字/ })).toBeVisible();
  await expectAccessible();

  await page.getByRole("link", { name: /^20:01/ }).click();
  await expect.element(page.getByRole("region", { name: "有什么不同" })).toBeVisible();
  expect(document.querySelector("del")?.textContent).toContain("一");
  expect(document.querySelector("ins")?.textContent).toContain("两");
  await expectAccessible();
  await userEvent.selectOptions(page.getByLabelText("和哪一份比"), "");
  await expect.element(page.getByRole("region", { name: "全文" })).toHaveTextContent("今天读了两遍。");
});

test("back to one: it is the text now, what stood there and was in no version yet is a version too", async () => {
  const all = versions(NOW, ["第一稿。", "第二稿。"]);
  const phone = open(all, `/essays/essay-1/versions/${all[0]!.id}`);
  const content = { title: "体会", text: "第二稿，还没停。", base: all[1]!.id };
  phone.draftStore.set("essay:essay-1", { id: "essay:essay-1", rev: 1, savedAt: NOW, content });
  await page.getByRole("button", { name: "回到这一份" }).click();
  await expect.element(page.getByRole("textbox", { name: "正文" })).toHaveValue("第一稿。");
  const essay = essayOf(phone);
  expect(essay.versions.map(({ entry }) => versionText(essay, entry))).toEqual([
    "第一稿。",
    "第二稿。",
    "第二稿，还没停。",
    "第一稿。",
  ]);
  expect(essay.heads).toEqual([phone.written.at(-1)!.id]);
  expect(phone.draftStore.has("essay:essay-1")).toBe(false);
});

test("a full phone: nothing has changed, and it says so", async () => {
  const all = versions(NOW, ["第一稿。", "第二稿。"]);
  const phone = open(all, `/essays/essay-1/versions/${all[0]!.id}`);
  await expect.element(page.getByRole("button", { name: "回到这一份" })).toBeVisible();
  phone.failNext(new StorageFull("full"));
  await page.getByRole("button", { name: "回到这一份" }).click();
  await expect.element(page.getByRole("alert")).toBeVisible();
  expect(phone.written).toEqual([]);
});

test("recordings and photos that came and went are named", async () => {
  const [first] = versions(NOW, ["一。"]);
  const sounds = [{ sound: "s1", size: 1, seconds: 2, type: "audio/webm" }];
  const photos = [{ photo: "p1", size: 1, width: 1, height: 1 }];
  const after = (base: SeenEntry, more: object): SeenEntry =>
    wrote("essay-saved", base.at + MINUTE, {
      title: "体会",
      base: base.id,
      change: { at: 0, remove: 0, insert: "" },
      ...more,
    });
  const spoken = after(first!, { sounds, photos });
  const less = after(spoken, { sounds });
  open([first!, spoken, less], "/essays/essay-1/versions");
  await page.getByRole("button", { name: /停了 3 次/ }).click();
  await expect.element(page.getByText("加了 1 段录音、1 张照片")).toBeVisible();
  await page.getByRole("link", { name: /去掉 1 张照片/ }).click();
  await expect.element(page.getByText(/1 段录音$/)).toBeVisible();
});

test("300 versions stand in a few lines, at 320 px too, and the last day first", async () => {
  const all: SeenEntry[] = [];
  let text = "";
  for (let day = 0; day < 10; day++) {
    const texts = Array.from({ length: 30 }, (_, i) => (text += `第${day * 30 + i}句话，说的是学习。`));
    all.push(...versions(NOW + (day - 10) * 86_400_000, texts));
  }
  await page.viewport(320, 640);
  try {
    open(all, "/essays/essay-1/versions");
    await expect.element(page.getByText(/一共 300 份/)).toBeVisible();
    expect(page.getByRole("button", { name: /停了 30 次/ }).elements()).toHaveLength(7);
    await page.getByRole("button", { name: "更早的 3 天" }).click();
    await vi.waitFor(() =>
      expect(page.getByRole("button", { name: /停了 30 次/ }).elements()).toHaveLength(10),
    );
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);

    goTo(`/essays/essay-1/versions/${all[150]!.id}`);
    await expect.element(page.getByLabelText("和哪一份比")).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  } finally {
    await page.viewport(414, 896);
  }
});

test("there is none of that name", async () => {
  open([], "/essays/essay-1/versions/elder-phone.9999");
  await expect.element(page.getByText("这部手机上没有这一份。")).toBeVisible();
});
