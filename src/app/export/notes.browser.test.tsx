import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { App } from "../app.tsx";
import { goTo } from "../routing/place.ts";
import { changeDisplay } from "../settings/display.ts";
import { county, received } from "../testing/county.ts";
import { type MemoryPhone, memoryPhone, testMember } from "../testing/memory-phone.ts";
import { expectAccessible, show } from "../testing/show.tsx";
import { savedFiles } from "./testing/saved-files.ts";

let phone: MemoryPhone;

beforeEach(() => {
  show(null, memoryPhone());
  changeDisplay({ elder: false, size: 18, theme: undefined });
  phone = memoryPhone({ entries: county() });
  const place = {
    text: "text-1",
    title: "下班十分钟",
    blob: "a".repeat(64),
    block: 2,
    start: 0,
    end: 5,
    quote: "学了就要用",
    before: "",
    after: "",
  };
  const by = { by: testMember };
  phone.receive(
    received("note-saved", { note: "one", words: "这话实在", place }, by),
    received("note-saved", { note: "two", words: "路上想到的" }, by),
  );
});

test("those that were found, as a file of words and on paper; or all of them", async () => {
  goTo("/notes");
  show(<App />, phone);
  await userEvent.fill(page.getByRole("searchbox", { name: "在笔记里找" }), "实在");
  await page.getByRole("link", { name: "把找到的存成文件，或打印" }).click();
  await expect.element(page.getByText(/找“实在”找到的 1 条笔记。/)).toBeVisible();
  expect(document.querySelector(".paper")?.textContent).toContain("原文：“学了就要用”");
  expect(document.querySelector(".paper")?.textContent).not.toContain("路上想到的");
  await expectAccessible();
  const files = savedFiles();
  await page.getByRole("button", { name: "存成文字文件" }).click();
  await expect.element(page.getByText(/我的笔记 .*txt”已交给浏览器保存/)).toBeVisible();
  const text = new TextDecoder().decode(await files.first());
  expect(text).toContain("这话实在\r\n");
  goTo("/record/notes");
  await expect.element(page.getByText(/全部 2 条笔记。/)).toBeVisible();
  expect(document.querySelector(".paper")?.textContent).toContain("路上想到的");
});

test("320 px wide, and in 长辈版: nothing goes sideways", async () => {
  await page.viewport(320, 640);
  for (const elder of [false, true]) {
    changeDisplay({ elder });
    goTo("/record/notes");
    show(<App />, phone);
    await expect.element(page.getByText(/全部 2 条笔记。/)).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    expect(document.querySelectorAll(".button.primary").length).toBeLessThanOrEqual(1);
    await expectAccessible();
  }
  await page.viewport(360, 740);
});
