import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import type { FormPublished } from "../../../../domain/entries/forms.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import type { FormResults } from "../../../../protocol/form-results.ts";
import type { OpenAnswers } from "../../../../protocol/open-forms.ts";
import type { Phone } from "../../../../sync/phone.ts";
import { changeDisplay } from "../../../settings/display.ts";
import type { MemoryPhone } from "../../../testing/memory-phone.ts";
import { expectAccessible } from "../../../testing/show.tsx";
import { branch, branchWorld, secretary, secretaryPhone } from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";
import { writeForm } from "./form-file.ts";

afterEach(async () => {
  changeDisplay({ elder: false });
  await page.viewport(360, 740);
});

const ID = "form000000000000";
const form: Form = {
  title: "组织生活满意度",
  fields: [
    {
      kind: "one-of",
      id: "content",
      label: "学习内容",
      options: [
        { value: "good", label: "满意" },
        { value: "bad", label: "不满意" },
      ],
    },
    { kind: "text", id: "words", label: "还想说什么" },
  ],
};

/** @param answers of the server; undefined: there is no network */
async function phoneWith(
  way: FormPublished["way"],
  how: { closed?: boolean; answers?: (path: string) => unknown } = {},
): Promise<MemoryPhone> {
  const world = branchWorld();
  const bytes = writeForm(form);
  const blob = await secretaryPhone(world).blobs.put(bytes, "application/json");
  const body: FormPublished = { form: ID, unit: branch, title: form.title, blob, size: bytes.length, way };
  world.journal.write(world.at(-3), "form-published", body, { by: secretary });
  if (how.closed) world.journal.write(world.at(-1, 9), "form-closed", { form: ID }, { by: secretary });
  const phone = secretaryPhone(world);
  answer(phone, how.answers);
  await phone.blobs.put(bytes, "application/json");
  return phone;
}

function answer(phone: MemoryPhone, answers: ((path: string) => unknown) | undefined): void {
  const ask: Phone["ask"] = (path) => {
    const value = answers?.(path);
    return Promise.resolve(value === undefined ? { ok: false } : { ok: true, value: JSON.stringify(value) });
  };
  phone.ask = ask;
}

const path = `/branch/forms/${ID}`;

test("before it is closed nothing is shown, and the server is not even asked", async () => {
  const asked: string[] = [];
  const phone = await phoneWith("slips", { answers: (path) => void asked.push(path) });
  await openPage(path, phone, form.title);
  await expect.element(page.getByText("截止以后才看得到结果")).toBeVisible();
  await expect.element(page.getByRole("heading", { name: /收到/ })).not.toBeInTheDocument();
  expect(asked).toEqual([]);
  await expectAccessible();
});

test("totals of a closed one, and offline what was heard last", async () => {
  const results: FormResults = {
    state: "counted",
    answers: 7,
    questions: [
      {
        id: "content",
        label: "学习内容",
        within: [],
        answered: 7,
        said: {
          as: "choices",
          counts: [
            ["满意", 5],
            ["不满意", 2],
          ],
          own: [],
        },
      },
      {
        id: "words",
        label: "还想说什么",
        within: [],
        answered: 2,
        said: { as: "words", words: ["晚上学", "=1+1"] },
      },
    ],
  };
  const phone = await phoneWith("slips", {
    closed: true,
    answers: (path) => (path === `forms/${ID}/results` ? results : undefined),
  });
  await page.viewport(320, 700);
  await openPage(path, phone, form.title);
  await expect.element(page.getByRole("heading", { name: "收到 7 份" })).toBeVisible();
  await expect.element(page.getByRole("row", { name: /^满意 5 份，71%/ })).toBeVisible();
  await expect.element(page.getByText("晚上学")).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await expectAccessible();
  answer(phone, undefined);
  await openPage("/branch/forms", phone, "表单");
  await openPage(path, phone, form.title);
  await expect.element(page.getByText("没有网络，下面是上次取来的。")).toBeVisible();
  await expect.element(page.getByRole("heading", { name: "收到 7 份" })).toBeVisible();
});

test("fewer than five: said, without a number", async () => {
  const phone = await phoneWith("slips", { closed: true, answers: () => ({ state: "too-few" }) });
  await openPage(path, phone, form.title);
  await expect.element(page.getByText("不足五份", { exact: true })).toBeVisible();
  await expect.element(page.getByRole("heading", { name: /收到/ })).not.toBeInTheDocument();
  await expectAccessible();
});

test("a form with a link: page by page from the server, together and one by one, and the code for the wall", async () => {
  const received = Date.parse("2026-03-12T09:00:00+08:00");
  const answers = (path: string): OpenAnswers | undefined => {
    if (path === `forms/${ID}/answers?after=`)
      return {
        answers: [{ id: "B".repeat(22), received: received + 60_000, answers: { words: "后来的" } }],
        after: "B".repeat(22),
      };
    if (path === `forms/${ID}/answers?after=${"B".repeat(22)}`)
      return { answers: [{ id: "C".repeat(22), received, answers: { content: "bad", words: "先来的" } }] };
    return undefined;
  };
  const phone = await phoneWith("open", { answers });
  await page.viewport(320, 700);
  await openPage(path, phone, form.title);
  await expect.element(page.getByRole("heading", { name: "收到 2 份" })).toBeVisible();
  await expect.element(page.getByRole("row", { name: /^不满意 1 份，100%/ })).toBeVisible();
  await page.getByText("2026-03-12 09:00 收到的").click();
  await expect.element(page.getByRole("definition").filter({ hasText: "先来的" })).toBeVisible();
  await expect.element(page.getByRole("button", { name: "存成 Excel 文件" })).toBeVisible();
  await expectAccessible();
  await page.getByRole("link", { name: "链接和二维码" }).click();
  await expect.element(page.getByRole("img", { name: "这张表的二维码" })).toBeVisible();
  await expect.element(page.getByText(`${location.origin}/#/f/${ID}`)).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await expectAccessible();
});

test("when it has served, what came by link is thrown away, here too", async () => {
  let all: OpenAnswers = {
    answers: [{ id: "B".repeat(22), received: 1_773_277_200_000, answers: { words: "请修路灯" } }],
  };
  const asked: string[] = [];
  const phone = await phoneWith("open", {
    closed: true,
    answers: (path) => {
      asked.push(path);
      if (!path.endsWith("/erase")) return all;
      all = { answers: [] };
      return { erased: 1 };
    },
  });
  await openPage(path, phone, form.title);
  await expect.element(page.getByRole("link", { name: "链接和二维码" })).not.toBeInTheDocument();
  await page.getByRole("button", { name: "删去收到的答复" }).click();
  await expect.element(page.getByRole("button", { name: "删去", exact: true })).toBeVisible();
  await expectAccessible();
  expect(asked).not.toContain(`forms/${ID}/answers/erase`);
  await page.getByRole("button", { name: "删去", exact: true }).click();
  await expect.element(page.getByRole("heading", { name: "收到 0 份" })).toBeVisible();
  await expect.poll(() => JSON.stringify([...phone.draftStore])).not.toContain("请修路灯");
});
