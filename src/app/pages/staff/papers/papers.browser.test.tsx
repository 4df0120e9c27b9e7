import { unzipSync } from "fflate";
import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { expectAccessible } from "../../../testing/show.tsx";
import { branchWorld, meetings, people, secretaryPhone } from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";

const path = `/branch/meetings/${meetings.past}/papers`;

test("a closed meeting has its papers: each to be read, the text for the group to be copied, one to print", async () => {
  await openPage(`/branch/meetings/${meetings.past}`, secretaryPhone(), "第二次集中学习");
  await page.getByRole("link", { name: "会议材料" }).click();
  await expect
    .element(page.getByRole("heading", { level: 1, name: "会议材料：第二次集中学习" }))
    .toBeVisible();
  await expect.element(page.getByText(/在村部会议室开了集中学习，到会4人，1小时30分钟/)).toBeVisible();
  await expect.element(page.getByText("2. 李秀英")).toBeVisible();
  await expectAccessible();

  for (const [name, words] of [
    ["会议记录", "今年第1次"],
    ["抄写版", "孙书敏、李秀英、王建国（2231）、（不在本机名册里）"],
    ["学时明细", /集中学习：2 · 合计：2 · 认定依据：当面确认/],
  ] as const) {
    await page.getByRole("radio", { name }).click();
    await expect.element(page.getByText(words, { exact: true }).first()).toBeVisible();
    expect(document.querySelector(".paper-sheet")?.textContent).toContain("第二次集中学习");
    await expectAccessible();
  }
});

test("who is to catch up stands on the secretary's screen only, and a silent phone is no absence", async () => {
  const world = branchWorld();
  world.journal.write(
    world.at(-4, 20),
    "attendance-marked",
    { meeting: meetings.past, member: people.zhou, state: "absent", seen: "face" },
    { by: "secretary" },
  );
  await openPage(path, secretaryPhone(world), "会议材料：第二次集中学习");
  const list = page.getByRole("list", { name: "要补学的" });
  await expect.element(list.getByText("周立新")).toBeVisible();
  expect(list.element().textContent).not.toContain("赵大娘");
  await expect.element(page.getByText("还没有记", { exact: true })).toBeVisible();
  const section = list.element().closest(".no-print");
  expect(section).not.toBeNull();
  expect(document.querySelector(".paper-sheet")?.textContent).not.toContain("补学");
});

test("both files are made on the phone and given to the browser, with a name that says what they are", async () => {
  const made: { blob: Blob; name: string }[] = [];
  let blob: Blob | undefined;
  const url = vi.spyOn(URL, "createObjectURL").mockImplementation((object) => {
    blob = object as Blob;
    return "blob:test";
  });
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    made.push({ blob: blob!, name: this.download });
  });
  try {
    await openPage(path, secretaryPhone(), "会议材料：第二次集中学习");
    for (const [button, entry] of [
      ["全部存成 Word 文件", "word/document.xml"],
      ["全部存成 Excel 文件", "xl/workbook.xml"],
    ] as const) {
      made.length = 0;
      await page.getByRole("button", { name: button }).click();
      await expect.element(page.getByText(/已交给浏览器保存/)).toBeVisible();
      await expect.poll(() => made.length).toBe(1);
      expect(made[0]!.name).toMatch(/^\d{4}-\d\d-\d\d 第二次集中学习\.(docx|xlsx)$/);
      const files = unzipSync(new Uint8Array(await made[0]!.blob.arrayBuffer()));
      expect(Object.keys(files)).toContain(entry);
    }
  } finally {
    url.mockRestore();
    click.mockRestore();
  }
});

test("before the minutes are written it says what is missing", async () => {
  const tonight = `/branch/meetings/${meetings.tonight}/papers`;
  await openPage(tonight, secretaryPhone(), "会议材料：群众路线专题讨论");
  await expect.element(page.getByRole("link", { name: "去写记录" })).toBeVisible();
});
