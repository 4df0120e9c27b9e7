import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import type { SeenEntry } from "../../../../domain/entry.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import { changeDisplay } from "../../../settings/display.ts";
import { expectAccessible } from "../../../testing/show.tsx";
import type { MemoryPhone } from "../../../testing/memory-phone.ts";
import { branch, county, officePhone, secretaryPhone } from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";
import { readForm } from "./form-file.ts";

afterEach(async () => {
  changeDisplay({ elder: false });
  await page.viewport(360, 740);
});

const published = (phone: MemoryPhone) => (phone.written[0] as SeenEntry<"form-published">).body;

async function formOf(phone: MemoryPhone): Promise<Form> {
  return readForm((await phone.blobs.get(published(phone).blob))!)!;
}

function draftForm(phone: MemoryPhone): Form | undefined {
  return [...phone.draftStore.values()][0]?.content["form"] as Form | undefined;
}

/** From the list to the editor of a new form. */
async function begin(phone: MemoryPhone, name: RegExp): Promise<void> {
  await openPage("/branch/forms", phone, "表单");
  await page.getByRole("list", { name: "现成的表" }).getByRole("button", { name }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "做表" })).toBeVisible();
  await expect.element(page.getByLabelText("表的名称")).toBeVisible();
}

test("a ready-made form is published as it is with three taps, without names where that suits it", async () => {
  const phone = secretaryPhone();
  await begin(phone, /^满意度测评/);
  await expectAccessible();
  await page.getByRole("button", { name: "下一步：发布" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "发布" })).toBeVisible();
  await expect.element(page.getByRole("radio", { name: /^不记名/ })).toBeChecked();
  await expectAccessible();
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "满意度测评" })).toBeVisible();

  expect(published(phone)).toMatchObject({ unit: branch, title: "满意度测评", way: "slips" });
  expect((await formOf(phone)).fields).toHaveLength(8);
  expect(phone.draftStore.size).toBe(0);
  // Out without names, it cannot be changed: its answers would fall into two groups.
  await expect.element(page.getByRole("link", { name: "改题目，再发一版" })).not.toBeInTheDocument();
  await openPage(`/branch/forms/${published(phone).form}/edit`, phone, "做表");
  await expect.element(page.getByText("不记名的表，发布以后不能再改")).toBeVisible();
});

test("made from nothing on a narrow phone: questions of several kinds, in order, one asked only after an answer", async () => {
  await page.viewport(360, 740);
  const phone = secretaryPhone();
  await begin(phone, /^空白的表/);
  await page.getByLabelText("表的名称").fill("修渠出工");
  await add("单选");
  await page.getByLabelText("问什么").fill("您能出工吗");
  await page.getByLabelText("选项").fill("能\n不能");
  await page.getByRole("checkbox", { name: "必须填" }).click();
  await add("数字");
  await page.getByLabelText("问什么").fill("能出几天");
  await page.getByText(/^更多/).click();
  await page.getByLabelText("最小是几").fill("1");
  await page.getByLabelText("最大是几").fill("1,000");
  await page.getByRole("checkbox", { name: "看前面怎么答，再定问不问" }).click();
  await expect.element(page.getByLabelText("哪个")).toBeVisible();
  await expectAccessible();
  await expectNothingSideways();
  await add("小标题");
  await page.getByLabelText("小标题", { exact: true }).fill("家里的工具");
  await page.getByRole("button", { name: "在这个小标题里添一题" }).click();
  await page.getByRole("button", { name: /^填空/ }).click();
  await page.getByLabelText("问什么").fill("有什么");
  await page.getByRole("button", { name: "把“有什么”往上移" }).click();
  await page.getByRole("button", { name: "复制“有什么”" }).click();
  await page.getByRole("button", { name: "删去“有什么”" }).click();
  await expect.element(page.getByText("删去了“有什么”。")).toBeVisible();
  await page.getByRole("button", { name: "放回来" }).click();
  await page.getByRole("button", { name: "下一步：发布" }).click();
  // The heading has no question any more.
  await expect.element(page.getByText("还不能发布")).toBeVisible();
  await expect.element(page.getByText("“家里的工具”里还没有题目。").first()).toBeVisible();
  await page.getByRole("button", { name: "删去“家里的工具”" }).click();
  await page.getByRole("button", { name: "下一步：发布" }).click();
  await page.getByRole("radio", { name: /^记名/ }).click();
  await page.getByRole("radio", { name: "只发给几类党员" }).click();
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect.element(page.getByText("请选发给哪几类党员。")).toBeVisible();
  await page.getByRole("checkbox", { name: "离退休" }).click();
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "修渠出工" })).toBeVisible();

  expect(published(phone)).toMatchObject({ way: "named", cohorts: ["retired"] });
  const [first, second, ...rest] = (await formOf(phone)).fields;
  expect(first).toMatchObject({ kind: "one-of", label: "您能出工吗", required: true });
  const options = (first as Extract<Form["fields"][number], { kind: "one-of" }>).options;
  expect(options.map(({ label }) => label)).toEqual(["能", "不能"]);
  expect(second).toMatchObject({
    kind: "number",
    from: 1,
    to: 1000,
    shownIf: { call: "=", of: [{ field: first!.id }, { value: options[0]!.value }] },
  });
  expect(rest.map(({ label }) => label)).toEqual(["有什么", "有什么"]);
  expect(new Set(rest.map(({ id }) => id)).size).toBe(2);
});

test("every change is kept, and a form goes on where it was left; thrown away it is gone", async () => {
  const phone = secretaryPhone();
  await begin(phone, /^征求意见/);
  await page.getByLabelText("表的名称").fill("听听大家的");
  await expect.poll(() => draftForm(phone)?.title).toBe("听听大家的");
  await openPage("/branch/forms", phone, "表单");
  await page.getByRole("link", { name: /^听听大家的/ }).click();
  await expect.element(page.getByLabelText("表的名称")).toHaveValue("听听大家的");
  await page.getByRole("button", { name: "不要这份草稿了" }).click();
  await page.getByRole("button", { name: "删去草稿" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "表单" })).toBeVisible();
  expect(phone.draftStore.size).toBe(0);
});

test("seen as a member sees it, in both looks, and what is tried there goes nowhere", async () => {
  const phone = secretaryPhone();
  await begin(phone, /^学习需求/);
  await page.getByRole("button", { name: "看看填表的人看到的样子" }).click();
  await expect.element(page.getByRole("group", { name: /怎么学对您合适/ })).toBeVisible();
  await page.getByRole("radio", { name: "要", exact: true }).click();
  await expect.element(page.getByLabelText(/怎么帮好/)).toBeVisible();
  await page.getByRole("radio", { name: "长辈版：一题一屏" }).click();
  await expect.element(page.getByRole("group", { name: /想学什么/ })).not.toBeInTheDocument();
  await page.getByRole("button", { name: "回去接着改" }).click();
  await expect.element(page.getByLabelText("表的名称")).toBeVisible();
  expect(phone.written).toEqual([]);
});

test("a rule that no sentence says is shown in words, and stays as it is whatever else is changed", async () => {
  const phone = secretaryPhone();
  const rule = {
    call: ">" as const,
    of: [{ call: "+" as const, of: [{ field: "n" }, { value: 1 }] }, { value: 3 }],
  };
  const form: Form = {
    title: "导入的表",
    fields: [
      { kind: "number", id: "n", label: "几口人" },
      { kind: "text", id: "why", label: "怎么住", shownIf: rule },
      { kind: "reckoned", id: "sum", label: "合计", from: { call: "+", of: [{ field: "n" }, { value: 1 }] } },
    ],
  };
  await phone.drafts.save({ id: "form-draft:form000000000000", content: { unit: branch, form } });
  await openPage("/branch/forms/form000000000000/edit", phone, "做表");
  await page.getByRole("button", { name: /怎么住/ }).click();
  await page.getByText(/^更多/).click();
  await expect.element(page.getByText("只在这时候才问：（“几口人”加 1 ）大于 3")).toBeVisible();
  await page.getByLabelText("问什么").fill("住在哪");
  await expect
    .poll(() => draftForm(phone)?.fields[1])
    .toEqual({ kind: "text", id: "why", label: "住在哪", shownIf: rule });
  await expectAccessible();
});

test("an office on a desk asks all below it, and is told that it will not know the names", async () => {
  await page.viewport(1280, 800);
  const phone = officePhone();
  await begin(phone, /^学习需求/);
  await page.getByRole("button", { name: "下一步：发布" }).click();
  await expect.element(page.getByText(/办公室的手机上没有各支部的名册/)).toBeVisible();
  await page.getByLabelText("到哪天为止").fill("2020-01-01");
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect.element(page.getByText(/请写今天或以后的一天/)).toBeVisible();
  await page.getByLabelText("到哪天为止").fill("");
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "学习需求" })).toBeVisible();
  expect(published(phone)).toMatchObject({ unit: county, way: "named" });
  await expectAccessible();
});

async function add(kind: string): Promise<void> {
  await page.getByRole("button", { name: "添一题", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: new RegExp(`^${kind}`) })
    .click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
}

async function expectNothingSideways(): Promise<void> {
  await expect.poll(() => document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
}
