import { unzipSync } from "fflate";
import { beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { App } from "../app.tsx";
import { openPage } from "../pages/staff/testing/open-staff-page.tsx";
import { branchWorld, people, secretaryPhone } from "../pages/staff/testing/branch-world.ts";
import { goTo } from "../routing/place.ts";
import { changeDisplay } from "../settings/display.ts";
import { county, received } from "../testing/county.ts";
import { type MemoryPhone, memoryPhone, testMember } from "../testing/memory-phone.ts";
import { expectAccessible, show } from "../testing/show.tsx";
import { savedFiles } from "./testing/saved-files.ts";

let phone: MemoryPhone;
const photo = "c".repeat(64);

beforeEach(() => {
  show(null, memoryPhone());
  changeDisplay({ elder: false, size: 18, theme: undefined });
  phone = memoryPhone({ entries: county() });
  const by = { by: testMember };
  const photos = [{ photo, size: 3_000, width: 900, height: 1200 }];
  phone.receive(
    received("note-saved", { note: "n", words: "这条笔记只有我看" }, by),
    received("essay-handed-in", { essay: "e", title: "修渠的事", text: "我报名挖第一段。", photos }, by),
  );
});

function open(path: string): void {
  goTo(path);
  show(<App />, phone);
}
const button = (name: string | RegExp) => page.getByRole("button", { name });

test("from 记录 to my own archive: without my notes, and with them where I say so; on paper, and as a Word file", async () => {
  phone.keep(photo, "a page");
  open("/record");
  await page.getByRole("link", { name: "我的学习档案" }).click();
  await expect.element(page.getByRole("heading", { name: "三、学习体会" })).toBeVisible();
  await expect.element(page.getByText(/我报名挖第一段。/).first()).toBeVisible();
  expect(document.body.textContent).not.toContain("这条笔记只有我看");
  // The paper itself is not for the screen, also where no page of staff has been loaded.
  expect(getComputedStyle(document.querySelector(".paper-sheet")!).display).toBe("none");
  expect(document.querySelector(".paper-title")?.textContent).toBe("何小满学习档案");
  await vi.waitFor(() => expect(document.querySelector(".paper-picture img")).not.toBeNull());
  await page.getByRole("checkbox", { name: "连笔记一起（1 条）" }).click();
  await expect.element(page.getByText("这条笔记只有我看").first()).toBeVisible();
  const files = savedFiles();
  await button("存成 Word 文件").click();
  await expect.element(page.getByText(/何小满学习档案 .*docx”已交给浏览器保存/)).toBeVisible();
  const content = unzipSync(await files.first());
  expect(new TextDecoder().decode(content["word/document.xml"])).toContain("这条笔记只有我看");
  expect(new TextDecoder().decode(content["word/media/1.jpg"])).toBe("a page");
});

test("pages by hand that are not on this phone are said, with their size, and can be fetched", async () => {
  phone.blobs.fetch = async (wanted) => {
    for (const { id } of wanted) phone.keep(id, "fetched");
  };
  open("/record/archive");
  await expect.element(page.getByText("手写的 1 页不在这部手机上")).toBeVisible();
  await expectAccessible();
  await button(/取来这些照片（不到 0.1 MB）/).click();
  await vi.waitFor(() => expect(document.querySelector(".paper-picture img")).not.toBeNull());
  await expect.element(page.getByText("手写的 1 页不在这部手机上")).not.toBeInTheDocument();
});

test("320 px wide, and in 长辈版: nothing goes sideways", async () => {
  await page.viewport(320, 640);
  for (const elder of [false, true]) {
    changeDisplay({ elder });
    open("/record/archive");
    await expect.element(page.getByRole("heading", { name: "三、学习体会" })).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    expect(document.querySelectorAll(".button.primary").length).toBeLessThanOrEqual(1);
    await expectAccessible();
  }
  await page.viewport(360, 740);
});

test("the secretary makes it of a member, from his page; of an exempt one nothing is missing", async () => {
  const world = secretaryPhone(branchWorld());
  await openPage(`/branch/members/${people.zhao}`, world, "赵大娘");
  await page.getByRole("link", { name: "学习档案" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "赵大娘的学习档案" })).toBeVisible();
  await expect.element(page.getByText(/截至.*收到的记录/).first()).toBeVisible();
  expect(document.querySelector(".paper")?.textContent).not.toMatch(/还差|未到会|应学|笔记/);
  await expectAccessible();
});
