// With a keyboard alone, as with a switch or a screen reader: everything that is done most can be reached, it is always seen where
// one is, and nothing covers it.
import { expect, type Page, test } from "@playwright/test";
import { demoLink } from "./testing/branch.ts";
import { person, title } from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

test("enrols, reads, logs study and checks in with a keyboard alone", async ({ browser }) => {
  const server = await startServer("sqlite");
  try {
    const { page } = await person(await browser.newContext({ viewport: { width: 320, height: 600 } }));
    await page.goto(await demoLink(server, "何小满"));
    await press(page, "是我，下一步");
    await press(page, "同意，用手机学习");
    await expect(title(page)).toContainText("登记好了");
    await press(page, "把 12 篇存到手机");
    await expect(page.getByText("12 篇学习材料都在手机上了")).toBeVisible();
    await press(page, "进入首页");

    await test.step("a text, its contents, and back to the button that opened them", async () => {
      await press(page, "学习");
      await press(page, "长文件怎么读");
      await expect(title(page)).toHaveText("长文件怎么读");
      await press(page, "目录");
      await expect(page.getByRole("dialog")).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await expect(page.getByRole("button", { name: "目录" })).toBeFocused();
      await press(page, "返回");
    });

    await test.step("a text goes from the phone and comes again, and the focus stays where it was", async () => {
      await press(page, "我的");
      await press(page, "手机上的东西");
      await press(page, "从手机上删掉《长文件怎么读》");
      const button = page.getByRole("button", { name: "把《长文件怎么读》存到手机" });
      await expect(button).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("button", { name: "从手机上删掉《长文件怎么读》" })).toBeFocused();
    });

    await test.step("a study by hand", async () => {
      await press(page, "记录");
      await press(page, "记一次学习");
      await tabTo(page, "读纸质材料");
      await page.keyboard.press("ArrowDown");
      await expect(page.getByRole("radio", { name: "集中学习" })).toBeChecked();
      await tabTo(page, "或者自己填");
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type("25");
      await press(page, "存下，记在今天");
      await expect(page.getByText("集中学习25分钟，全部计入")).toBeVisible();
    });

    await test.step("a check-in, with the mistake read out where the field is", async () => {
      await press(page, "首页");
      await press(page, "签到");
      await tabTo(page, "会上屏幕的 7 位数字");
      await page.keyboard.type("1234567");
      await press(page, "签到");
      const field = page.getByLabel("会上屏幕的 7 位数字");
      await expect(field).toHaveAccessibleDescription(/数字不对/);
      await expect(field).toHaveAttribute("aria-invalid", "true");
    });

    await test.step("past what is on every page, to the words of this one", async () => {
      await page.reload();
      await expect(title(page)).toBeVisible();
      await page.keyboard.press("Tab");
      await expect(page.getByRole("button", { name: "跳到正文" })).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(title(page)).toBeFocused();
    });
  } finally {
    await server.dispose();
  }
});

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

/** Goes on with Tab until that has the focus; all that is passed shows that it has it, and is in sight. */
async function tabTo(page: Page, name: string): Promise<void> {
  await expect(async () => {
    for (let i = 0; i < 50; i++) {
      await page.keyboard.press("Tab");
      const at = await focused(page);
      if (at === undefined) continue;
      expect(at.trouble, at.name).toBe("");
      if (at.name.startsWith(name)) return;
    }
    throw new Error(`no way to ${name} with Tab`);
  }).toPass({ timeout: 15_000 });
}

function focused(page: Page): Promise<{ name: string; trouble: string } | undefined> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return undefined;
    const label =
      at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels?.[0] : undefined;
    const name = (at.getAttribute("aria-label") ?? label?.textContent ?? at.textContent).trim();
    const shown = at.closest("label.choice, label.button") ?? at;
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2)
      return { name, trouble: "is not seen to have the focus" };
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isInSight = there !== null && (shown.contains(there) || there.contains(shown));
    return {
      name,
      trouble: isInSight ? "" : `is out of sight or covered by ${there?.outerHTML.slice(0, 80)}`,
    };
  });
}
