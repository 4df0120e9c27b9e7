import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { EssayPhoto } from "../../../domain/entries/essays.ts";
import { FetchStopped } from "../../../sync/phone.ts";
import { changeDisplay } from "../../settings/display.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { ShowPages } from "./show-pages.tsx";
import { asPhoto, jpegPage } from "./testing/jpeg.ts";

let phone: MemoryPhone;
let files: Uint8Array<ArrayBuffer>[];
let photos: EssayPhoto[];

beforeEach(async () => {
  phone = memoryPhone();
  files = await Promise.all(["第一页的字", "第二页的字", "第三页的字"].map((word) => jpegPage(word)));
  photos = await Promise.all(files.map((bytes) => asPhoto(bytes)));
});

afterEach(async () => {
  changeDisplay({ elder: false });
  await page.viewport(360, 740);
});

const soon = <T,>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 15_000 });

function open(): HTMLElement {
  return show(
    <main>
      <ShowPages photos={photos} below={({ words }) => <p>打成字：{words ?? "还没有"}</p>} />
    </main>,
    phone,
  );
}

test("pages that are here are shown in order, with what stands below each, without any network", async () => {
  for (const bytes of files) await phone.blobs.put(bytes, "image/jpeg");
  photos = [{ ...photos[1]!, words: "第二页写的话" }, photos[0]!, photos[2]!];
  const root = open();
  await expect.element(page.getByText("第 1 页，共 3 页")).toBeVisible();
  await soon(() => expect(root.querySelectorAll("img")).toHaveLength(3));
  const [first] = root.querySelectorAll("img");
  await soon(() => expect(first?.naturalWidth).toBe(600));
  await expect.element(page.getByText("打成字：第二页写的话")).toBeVisible();
  expect(page.getByRole("button", { name: /取.*页照片/ }).query()).toBeNull();
  await expectAccessible();
});

test("what is not here is fetched when it is wanted, its size said before; what came before it stopped stays", async () => {
  let tries = 0;
  phone.blobs.fetch = async (wanted, on) => {
    tries += 1;
    const first = files[photos.findIndex(({ photo }) => photo === wanted[0]!.id)]!;
    await phone.blobs.put(first, "image/jpeg");
    on(first.length);
    if (tries === 1) throw new FetchStopped("offline", "cut");
    for (const bytes of files) await phone.blobs.put(bytes, "image/jpeg");
  };
  const root = open();
  await page.getByRole("button", { name: /^取 3 页照片来看（.*MB）$/ }).click();
  await expect.element(page.getByRole("alert").getByText(/网络断了/)).toBeVisible();
  await expect.element(page.getByRole("button", { name: "放大看第 1 页" })).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: /^取 2 页照片来看/ }).click();
  await soon(() => expect(root.querySelectorAll("img")).toHaveLength(3));
});

test("photos that are not on the server yet are said to be on their way; stopping is no failure", async () => {
  phone.blobs.fetch = () => Promise.reject(new FetchStopped("missing", "none"));
  open();
  await page.getByRole("button", { name: /^取 3 页/ }).click();
  await expect.element(page.getByText(/还没传到/)).toBeVisible();

  phone.blobs.fetch = (_wanted, on, signal) =>
    new Promise((_resolve, reject) => {
      on(10_000);
      (signal as AbortSignal).addEventListener("abort", () => reject(new FetchStopped("offline", "stopped")));
    });
  await page.getByRole("button", { name: /^取 3 页/ }).click();
  await expect.element(page.getByRole("progressbar", { name: "正在取照片" })).toBeVisible();
  await page.getByRole("button", { name: "先停下，取到的留着" }).click();
  await expect.element(page.getByRole("button", { name: /^取 3 页/ })).toBeVisible();
  expect(page.getByRole("alert").query()).toBeNull();
});

test("one page over the whole screen: larger, turned, the next, by buttons and by keys", async () => {
  for (const bytes of files) await phone.blobs.put(bytes, "image/jpeg");
  open();
  await page.getByRole("button", { name: "放大看第 1 页" }).click();
  const room = page.getByRole("group", { name: /这一页/ });
  await expect.element(room).toHaveFocus();
  const width = (): number => room.element().querySelector("svg")!.getBoundingClientRect().width;
  const box = (): string | null => room.element().querySelector("svg")!.getAttribute("viewBox");
  const before = width();
  await page.getByRole("button", { name: "放大" }).click();
  await soon(() => expect(width()).toBeGreaterThan(before * 1.4));
  await userEvent.keyboard("-");
  await soon(() => expect(width()).toBe(before));
  await page.getByRole("button", { name: "转一下" }).click();
  await soon(() => expect(box()).toBe("0 0 800 600"));
  await page.getByRole("button", { name: "下一页" }).click();
  await expect.element(page.getByRole("heading", { name: "第 2 页，共 3 页" })).toBeVisible();
  // Another page lies as it was taken.
  await soon(() => expect(box()).toBe("0 0 600 800"));
  await userEvent.keyboard("{PageDown}");
  await expect.element(page.getByRole("heading", { name: "第 3 页，共 3 页" })).toBeVisible();
  await expect.element(page.getByRole("button", { name: "下一页" })).toHaveAttribute("aria-disabled", "true");
  await userEvent.keyboard("{PageDown}{PageUp}");
  await expect.element(page.getByRole("heading", { name: "第 2 页，共 3 页" })).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("button", { name: "放大看第 1 页" })).toHaveFocus();
});

test("at 320 px nothing goes sideways, in both looks", async () => {
  for (const bytes of files) await phone.blobs.put(bytes, "image/jpeg");
  await page.viewport(320, 640);
  open();
  for (const elder of [false, true]) {
    changeDisplay(elder ? { elder, size: 24 } : { elder });
    await page.getByRole("button", { name: "放大看第 1 页" }).click();
    await expect.element(page.getByRole("button", { name: "缩小" })).toBeVisible();
    const dialog = document.querySelector("dialog")!;
    expect(dialog.scrollWidth).toBeLessThanOrEqual(320);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    await page.getByRole("button", { name: "关上" }).click();
  }
});
