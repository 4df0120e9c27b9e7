import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { everyField } from "./testing/every-field.ts";
import { showForm } from "./testing/show-form.tsx";

const handIn = () => page.getByRole("button", { name: "交表" }).click();

test("every kind of question is answered with the keyboard, and nothing else is handed in", async () => {
  const { handedIn, sheet } = showForm(everyField);
  await page.getByLabelText("姓名（必填）").click();
  await userEvent.keyboard("何小满{Tab}4２{Tab}");
  await userEvent.keyboard(" ");
  await expect.element(page.getByRole("radio", { name: "村里" })).toBeChecked();
  await page.getByLabelText("哪天去的").fill("2026-03-01");
  await page.getByRole("checkbox", { name: "用手机" }).click();
  await page.getByRole("checkbox", { name: "理论" }).click();
  await page.getByRole("radio", { name: "5，满意" }).click();
  await page.getByRole("radio", { name: "不要" }).click();
  await page.getByLabelText("意见").fill("字大一点");
  await page.getByLabelText("谁来送学").fill("李春燕");
  await page.getByRole("button", { name: "加一个：家庭成员" }).click();
  await page.getByLabelText("称呼（必填）").fill("老伴");
  await page.getByLabelText("多大").fill("71");
  await handIn();
  await expect
    .poll(() => handedIn)
    .toEqual([
      {
        name: "何小满",
        age: 42,
        place: "village",
        since: "2026-03-01",
        wishes: ["theory", "phone"],
        content: 5,
        visit: false,
        opinion: "字大一点",
        helper: { name: "李春燕" },
        family: [{ relative: "老伴", years: 71 }],
      },
    ]);
  expect(sheet.problems.value).toEqual([]);
});
