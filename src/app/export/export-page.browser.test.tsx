import { unzipSync } from "fflate";
import { beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { App } from "../app.tsx";
import { goTo } from "../routing/place.ts";
import { changeDisplay } from "../settings/display.ts";
import { FetchStopped } from "../../sync/phone.ts";
import { county, received } from "../testing/county.ts";
import { type MemoryPhone, memoryPhone, testMember } from "../testing/memory-phone.ts";
import { expectAccessible, show } from "../testing/show.tsx";
import { savedFiles } from "./testing/saved-files.ts";

let phone: MemoryPhone;
const [photo, sound] = ["c".repeat(64), "d".repeat(64)];

beforeEach(() => {
  show(null, memoryPhone());
  changeDisplay({ elder: false, size: 18, theme: undefined });
  phone = memoryPhone({ entries: county() });
  const by = { by: testMember };
  const media = {
    photos: [{ photo, size: 400_000, width: 900, height: 1200 }],
    sounds: [{ sound, size: 200_000, seconds: 30, type: "audio/webm" }],
  };
  phone.receive(
    received("note-saved", { note: "n", words: "这条笔记只有我看" }, by),
    received("essay-handed-in", { essay: "e", title: "修渠的事", text: "我报名挖第一段。", ...media }, by),
  );
  phone.keep(photo, "a page");
});

function open(path = "/me/data/export"): void {
  goTo(path);
  show(<App />, phone);
}
const button = (name: string) => page.getByRole("button", { name, exact: true });

test("from 我的数据 to a zip with everything; what is away is fetched, and progress is said", async () => {
  let goOn: () => void = () => undefined;
  const under = new Promise<void>((resolve) => (goOn = resolve));
  phone.blobs.fetch = async (wanted, on) => {
    on(100_000);
    await under;
    for (const { id } of wanted) phone.keep(id, "a voice");
  };
  open("/me/data");
  await page.getByRole("link", { name: "导出我的全部数据" }).click();
  await expect.element(page.getByText("声音、照片和附件 2 个，共 0.6 MB。")).toBeVisible();
  await expect
    .element(page.getByRole("checkbox", { name: "不在这部手机上的 1 个也从服务器取来（0.2 MB）" }))
    .toBeChecked();
  await expectAccessible();
  const files = savedFiles();
  await button("整理并保存").click();
  await expect.element(page.getByRole("progressbar", { name: "正在装进去" })).toBeVisible();
  await expectAccessible();
  goOn();
  await expect.element(page.getByText(/^文件“送学 何小满 .*zip”/)).toBeVisible();
  const content = unzipSync(await files.first());
  const paths = Object.keys(content);
  expect(paths).toContain("数据.json");
  expect(paths).toContain("笔记.md");
  expect(paths.filter((path) => /^(体会|声音|照片)\//.test(path))).toHaveLength(3);
  expect(new TextDecoder().decode(content[paths.find((path) => path.startsWith("声音/"))!])).toBe("a voice");
  expect(new TextDecoder().decode(content["说明.txt"])).toContain("一样不缺");
  await expectAccessible();
});

test("stopped, nothing is saved; without a network what is missing is said", async () => {
  phone.blobs.fetch = (_wanted, _on, signal) =>
    vi.waitUntil(() => signal?.aborted === true, { timeout: 20_000 }).then(() => undefined);
  open();
  await button("整理并保存").click();
  await button("停下").click();
  await expect.element(page.getByText("停下了，什么也没有存。")).toBeVisible();
  phone.blobs.fetch = () => Promise.reject(new FetchStopped("offline", "no network"));
  const files = savedFiles();
  await button("整理并保存").click();
  await expect.element(page.getByText("有 1 个没能收进来")).toBeVisible();
  const about = new TextDecoder().decode(unzipSync(await files.first())["说明.txt"]);
  expect(about).toMatch(/声音\/.*webm：不在这部手机上，现在连不上服务器/);
});

test("320 px wide, and in 长辈版: nothing goes sideways, one primary button", async () => {
  await page.viewport(320, 640);
  for (const path of ["/me/data/export", "/me/data"]) {
    for (const elder of [false, true]) {
      changeDisplay({ elder });
      open(path);
      await expect.element(page.getByText(/压缩包/).first()).toBeVisible();
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
      expect(document.querySelectorAll(".button.primary").length).toBeLessThanOrEqual(1);
      await expectAccessible();
    }
  }
  await page.viewport(360, 740);
});
