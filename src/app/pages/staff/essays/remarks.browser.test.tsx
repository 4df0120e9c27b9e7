import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { EssayAnswered } from "../../../../domain/entries/essays.ts";
import { expectAccessible } from "../../../testing/show.tsx";
import { branchWorld, people, secretary, secretaryPhone } from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";

const TITLE = "从修水渠想到的";
const remark = (number: number) => page.getByRole("note", { name: `批注 ${number}`, exact: true });

afterEach(async () => {
  await page.viewport(360, 740);
});

/** Selects words of the text, as a finger does. */
function select(words: string): void {
  const span = [...document.querySelectorAll<HTMLElement>(".handed-in-text [data-start]")].find(
    (one) => one.checkVisibility() && one.textContent.includes(words),
  )!;
  const start = span.textContent.indexOf(words);
  document.getSelection()!.setBaseAndExtent(span.firstChild!, start, span.firstChild!, start + words.length);
}

test("words are selected, something is said to them, and it goes out with the thanks in one entry", async () => {
  const world = branchWorld();
  const phone = secretaryPhone(world);
  await page.viewport(320, 740);
  await openPage(`/branch/essays/${world.essay}`, phone, TITLE);
  await expect.element(page.getByText("渠是三十年前修的，我们那时都还年轻。").first()).toBeVisible();
  select("三十年前");
  await expect
    .element(page.getByRole("region", { name: "选中的文字" }).getByText("“三十年前”"))
    .toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "给这里写批注" }).click();
  await expect.element(page.getByRole("textbox", { name: "批注 1：“三十年前”" })).toHaveFocus();
  await userEvent.keyboard("是哪一年？");
  await expectAccessible();
  await page.getByRole("button", { name: "批注 1 写好了" }).click();
  await expect.element(remark(1).getByText(/还没有发出/)).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  expect(phone.written).toEqual([]);

  await page.getByRole("button", { name: "已看，道声谢谢" }).click();
  await expect.element(remark(1).getByText(/孙书敏/)).toBeVisible();
  const { body } = phone.written[0]! as { body: EssayAnswered };
  expect(phone.written).toHaveLength(1);
  const start = world.text.indexOf("三十年前");
  expect(body.remarks).toEqual([{ start, end: start + 4, words: "是哪一年？" }]);
  expect(document.querySelector("mark")!.textContent).toBe("三十年前");
  await expectAccessible();
});

test("a paragraph is tapped, or reached by the keyboard; a second tap is a change of mind", async () => {
  const world = branchWorld();
  const phone = secretaryPhone(world);
  await openPage(`/branch/essays/${world.essay}`, phone, TITLE);
  const second = page.getByText("渠是三十年前修的，我们那时都还年轻。").first();
  await second.click();
  const chosen = page.getByRole("region", { name: "选中的文字" });
  await expect.element(chosen).toBeVisible();
  await second.click();
  await expect.element(chosen).not.toBeInTheDocument();

  const button = page.getByRole("button", { name: "给第 3 段写批注" });
  button.element().focus();
  await expect.element(button).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard("{Enter}");
  await userEvent.keyboard("好主意");
  await expect.element(page.getByRole("textbox", { name: /^批注 1：“现在要紧的是/ })).toHaveValue("好主意");
  // One that is begun and left empty is none.
  await page.getByRole("button", { name: "批注 1 写好了" }).click();
  (page.getByRole("button", { name: "给第 1 段写批注" }).element() as HTMLElement).click();
  await page.getByRole("button", { name: "批注 2 写好了" }).click();
  await expect.element(remark(2)).not.toBeInTheDocument();
  await page.getByRole("button", { name: "收下", exact: true }).click();
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  expect(phone.written[0]).toMatchObject({
    body: {
      verdict: "accepted",
      remarks: [{ words: "好主意", start: world.text.indexOf("现在要紧"), end: world.text.length }],
    },
  });
});

test("killed while writing: words and remarks are there again, and nothing has gone out", async () => {
  const world = branchWorld();
  const phone = secretaryPhone(world);
  await openPage(`/branch/essays/${world.essay}`, phone, TITLE);
  await page.getByText("渠是三十年前修的，我们那时都还年轻。").first().click();
  await page.getByRole("button", { name: "给这里写批注" }).click();
  await page.getByRole("textbox", { name: /^批注 1/ }).fill("我也记得");
  await page.getByLabelText("写给王建国的话").fill("谢谢您");
  await vi.waitFor(() =>
    expect(phone.draftStore.get(`answer:${world.essay}`)?.content).toMatchObject({
      words: "谢谢您",
      remarks: [{ words: "我也记得" }],
    }),
  );
  // Another page on the same phone: as if the first had been killed.
  const again = secretaryPhone(world);
  for (const [id, draft] of phone.draftStore) again.draftStore.set(id, draft);
  await openPage(`/branch/essays/${world.essay}`, again, TITLE);
  await expect.element(remark(1).getByText(/我也记得/)).toBeVisible();
  await expect.element(page.getByLabelText("写给王建国的话")).toHaveValue("谢谢您");
  await page.getByRole("button", { name: "改批注 1" }).click();
  await expect.element(page.getByRole("textbox", { name: /^批注 1/ })).toHaveFocus();
  await page.getByRole("button", { name: "不要批注 1" }).click();
  await expect.element(page.getByText(/^您写了/)).not.toBeInTheDocument();
  expect(again.written).toEqual([]);
});

test("whatever offsets another phone has sent, the page stands, and each remark can be read", async () => {
  const world = branchWorld();
  const remarks = [
    { words: "太远", start: 49_000, end: 50_000 },
    { words: "倒着", start: 9, end: 3 },
    { words: "没头", end: 3 },
    { words: "一半在外面", start: 50, end: 4_000 },
    { words: "不是他的录音", blob: "ab".repeat(32), second: 5 },
  ];
  world.journal.write(
    world.at(-1, 13),
    "essay-answered",
    { entry: world.essay, words: "", remarks },
    { by: secretary },
  );
  await openPage(`/branch/essays/${world.essay}`, secretaryPhone(world), TITLE);
  for (const [i, { words }] of remarks.entries())
    await expect.element(remark(i + 1).getByText(words)).toBeVisible();
  await expectAccessible();
});

test("handed in again: what is new is shown by phrase, and what was said stays with the earlier one", async () => {
  const world = branchWorld();
  const remarks = [{ words: "哪三户？", start: 46, end: 50 }];
  const asked = { entry: world.essay, words: "请再写写", verdict: "more" as const, remarks };
  world.journal.write(world.at(-1, 13), "essay-answered", asked, { by: secretary });
  const again = world.journal.write(
    world.at(-1, 14),
    "essay-handed-in",
    {
      essay: "essay00000000000",
      title: TITLE,
      text: "那天散会以后，我和老周又走到水渠边上。\n现在要紧的是把下游张家、李家、赵家的地先浇上。",
    },
    { by: people.wang },
  );
  const phone = secretaryPhone(world);
  await openPage("/branch/essays", phone, "学习体会");
  await expect.element(page.getByRole("link", { name: /改过的一稿/ })).toBeVisible();
  await openPage(`/branch/essays/${again}`, phone, TITLE);
  await expect.element(remark(1)).not.toBeInTheDocument();
  await page.getByText("和您看过的上一稿比，改了什么").click();
  await expect.element(page.getByText(/张家、李家、赵家/).first()).toBeVisible();
  await expectAccessible();
  await page.getByRole("link", { name: "看上一稿" }).click();
  await expect.element(remark(1).getByText(/哪三户？/)).toBeVisible();
  await expect.element(page.getByRole("link", { name: "看新的一稿" })).toBeVisible();
});
