import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { memoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { TextDifference } from "./text-difference.tsx";

const long = "这一段很长，从头到尾没有动过。".repeat(20);

function showIn320(before: string, after: string): HTMLElement {
  const root = show(
    <main class="page">
      <h1>有什么不同</h1>
      <TextDifference before={before} after={after} />
    </main>,
    memoryPhone(),
  );
  root.style.width = "320px";
  return root;
}

test("what went is struck out and what came is underlined, in elements that say so, and in words", async () => {
  const root = showIn320("我在工地上看书", "我下班后在工地看书");
  expect([...root.querySelectorAll("ins")].map(({ textContent }) => textContent)).toEqual(["加上：下班后；"]);
  expect([...root.querySelectorAll("del")].map(({ textContent }) => textContent)).toEqual(["删去：上；"]);
  await expectAccessible();
});

test("a long stretch without a change is folded, says how long it is, and opens", async () => {
  const root = showIn320(`开头。${long}看书。`, `开头。${long}看报。`);
  const fold = page.getByRole("button", { name: "… 前面 274 字没变" });
  await expect.element(fold).toBeVisible();
  expect(root.textContent).not.toContain(long);
  expect(root.scrollWidth).toBeLessThanOrEqual(320);
  await expectAccessible();
  await fold.click();
  await expect.poll(() => root.textContent).toContain(long);
  await expect.element(fold).not.toBeInTheDocument();
});

test("a sentence that was moved is called moved, and a blank line can be seen", async () => {
  const [one, two] = ["第一句话说的是学习。", "第二句话说的是工作。"];
  const root = showIn320(`${one}${two}${two}好。`, `${two}${two}好。${one}`);
  expect(root.querySelector("del")?.textContent).toContain("移走：");
  expect(root.querySelector("ins")?.textContent).toContain("移到这里：");
  const lines = showIn320("一。二。", "一。\n\n二。");
  expect(lines.querySelector("ins")?.textContent).toContain("［换行］");
});

test("nothing changed: it says so", async () => {
  showIn320("一样", "一样");
  await expect.element(page.getByText("文字没有变。")).toBeVisible();
});
