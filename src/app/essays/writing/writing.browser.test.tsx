import { beforeEach, expect, test, vi } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import { county } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

let phone: MemoryPhone;
const text = () => page.getByRole("textbox", { name: "正文" });
const area = () => text().element() as HTMLTextAreaElement;
const button = (name: string) => page.getByRole("button", { name, exact: true });

beforeEach(() => {
  show(null, memoryPhone());
  changeDisplay({ elder: false, size: 18, theme: undefined });
  phone = memoryPhone({ entries: county() });
  open();
});

function open(): void {
  goTo("/essays/essay-1");
  show(<App />, phone);
}
/** Vitest's type of the session leaves its commands out. */
const browser = () => cdp() as unknown as { send(method: string, params: unknown): Promise<unknown> };

/** What a Chinese input method does: letters that are shown and replaced, and in the end the word. */
async function compose(letters: readonly string[], word: string): Promise<void> {
  for (const shown of letters) {
    await browser().send("Input.imeSetComposition", {
      text: shown,
      selectionStart: shown.length,
      selectionEnd: shown.length,
    });
  }
  await browser().send("Input.insertText", { text: word });
}

test("what an input method composes, in the middle of a text, is one step, and the caret stays behind it", async () => {
  await userEvent.fill(text(), "我们去开会。");
  area().focus();
  area().setSelectionRange(2, 2);
  await compose(["j", "ji", "jin t", "jin tian"], "今天");
  await expect.element(text()).toHaveValue("我们今天去开会。");
  expect(area().selectionStart).toBe(4);
  await compose(["w", "wan"], "晚上");
  await expect.element(text()).toHaveValue("我们今天晚上去开会。");
  await button("撤销").click();
  await expect.element(text()).toHaveValue("我们今天去开会。");
  await button("撤销").click();
  await expect.element(text()).toHaveValue("我们去开会。");
  await button("重做").click();
  await expect.element(text()).toHaveValue("我们今天去开会。");
  // Who was typing types on, where it was.
  expect(document.activeElement).toBe(area());
  expect(area().selectionStart).toBe(4);
  await expectAccessible();
});

test("the keyboard's own voice puts in whole sentences, over what is selected too, and nothing moves the caret", async () => {
  await userEvent.fill(text(), "开头。结尾。");
  area().focus();
  area().setSelectionRange(3, 3);
  await browser().send("Input.insertText", { text: "今天读了两遍，记住了三句话。" });
  await browser().send("Input.insertText", { text: "第二句。" });
  const both = "开头。今天读了两遍，记住了三句话。第二句。结尾。";
  await expect.element(text()).toHaveValue(both);
  expect(area().selectionStart).toBe(both.indexOf("结尾"));
  // A draft that is saved meanwhile draws the page again.
  await expect.element(page.getByText(/草稿已存在本机/)).toBeVisible();
  expect(area().selectionStart).toBe(both.indexOf("结尾"));
  area().setSelectionRange(0, 2);
  await browser().send("Input.insertText", { text: "先说" });
  expect(area().selectionStart).toBe(2);
  await button("撤销").click();
  await button("撤销").click();
  await expect.element(text()).toHaveValue("开头。今天读了两遍，记住了三句话。结尾。");
});

test("Ctrl+Z and Ctrl+Shift+Z take the same steps as the buttons", async () => {
  await userEvent.type(text(), "一二。三四");
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(text()).toHaveValue("一二。");
  await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
  await expect.element(text()).toHaveValue("一二。三四");
  await userEvent.keyboard("{Control>}z{/Control}");
  await userEvent.keyboard("五");
  await expect.element(text()).toHaveValue("一二。五");
  await expect.element(button("重做")).toHaveAttribute("aria-disabled", "true");
});

test("the app is closed and opened again, and what was written before is taken back", async () => {
  await userEvent.type(text(), "第一句。第二句。");
  goTo("/essays");
  await vi.waitFor(() => expect(phone.draftStore.has("beside:essay:essay-1")).toBe(true));
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  open();
  await expect.element(text()).toHaveValue("第一句。第二句。");
  await button("撤销").click();
  await expect.element(text()).toHaveValue("第一句。");
  await button("撤销").click();
  await expect.element(text()).toHaveValue("");
  await expect.element(button("撤销")).toHaveAttribute("aria-disabled", "true");
  await button("重做").click();
  await expect.element(text()).toHaveValue("第一句。");
  // What is kept beside a draft is no draft.
  goTo("/state");
  await expect.element(page.getByRole("heading", { name: /^草稿 / })).not.toBeInTheDocument();
});

test("the browser was killed before the last steps were kept: they come back as one", async () => {
  const steps = { text: "第一句。", undo: [{ at: 0, out: "", in: "第一句。" }], redo: [] };
  phone.draftStore.set("beside:essay:essay-1", { id: "beside:essay:essay-1", rev: 1, content: steps });
  const content = { title: "", text: "第一句。第二句。第三" };
  phone.draftStore.set("essay:essay-1", { id: "essay:essay-1", rev: 4, savedAt: 1, content });
  open();
  await expect.element(text()).toHaveValue(content.text);
  await button("撤销").click();
  await expect.element(text()).toHaveValue("第一句。");
  await button("撤销").click();
  await expect.element(text()).toHaveValue("");
});
