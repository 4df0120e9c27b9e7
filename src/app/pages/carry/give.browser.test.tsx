import { sha256 } from "@noble/hashes/sha2.js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { FrameCatcher } from "../../../protocol/carry/frames.ts";
import { App } from "../../app.tsx";
import { frameOfText } from "../../carry/frames-text.ts";
import { goTo } from "../../routing/place.ts";
import { readFrame } from "../../scan/read-code.ts";
import { county } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const bytes = Uint8Array.from({ length: 700 }, (_, i) => (i * 197) % 251);
let phone: MemoryPhone;

beforeEach(() => {
  goTo("/carry/give");
  phone = memoryPhone({ entries: county(), state: { contact: { status: "offline", clockOffset: 0 } } });
  phone.become({ outbox: { ...phone.state.outbox, waiting: 3, oldest: Date.now() - 60_000 } });
});
afterEach(async () => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, "canShare");
  Reflect.deleteProperty(navigator, "share");
  await page.viewport(360, 740);
});

function gives() {
  vi.spyOn(phone.carry, "givenAway").mockResolvedValue([{ at: Date.now(), entries: 3 }]);
  return vi
    .spyOn(phone.carry, "give")
    .mockResolvedValue({ bytes, entries: 3, more: false, files: 0, filesLeft: 0 });
}

test("what waits here is sealed, and goes over the screen from code to camera; nothing is gone from here", async () => {
  await page.viewport(320, 700);
  show(<App />, phone);
  const give = gives();
  await expectAccessible();
  await page.getByRole("button", { name: "封好 3 条，请人带走" }).click();
  expect(give).toHaveBeenCalledWith("何小满");
  await expect.element(page.getByText("封好了：3 条")).toBeVisible();
  await expect.element(page.getByText(/3 条，回执还没有回来/)).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "用屏幕给他看" }).click();
  const code = page.getByRole("img", { name: /连着放的二维码/ });
  await expect.element(code).toBeVisible();
  const catcher = new FrameCatcher(sha256);
  // What the other phone's camera would see.
  await expect
    .poll(
      () => {
        const canvas = code.element() as HTMLCanvasElement;
        const pen = canvas.getContext("2d")!;
        const { text } = readFrame(pen.getImageData(0, 0, canvas.width, canvas.height), 0);
        const frame = text === undefined ? undefined : frameOfText(text);
        if (frame) catcher.take(frame);
        return catcher.bytes;
      },
      { timeout: 30_000 },
    )
    .toEqual(bytes);
  await expect.element(page.getByText(/一共 3 张/)).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await page.getByRole("button", { name: "停一下" }).click();
  await expect.element(page.getByRole("button", { name: "接着放" })).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "好了，他收齐了" }).click();
  await expect.element(page.getByText(/回执还没有回来/)).toBeVisible();
  expect(phone.state.outbox.waiting).toBe(3);
});

test("as a file: to another app where the browser can, else kept; who gives up has given nothing", async () => {
  show(<App />, phone);
  gives();
  await page.getByRole("button", { name: /封好 3 条/ }).click();
  const shared: string[] = [];
  const canShare = vi.fn(() => true);
  const share = vi
    .fn(({ files = [] }: ShareData) => Promise.resolve(shared.push(files[0]!.name)))
    .mockRejectedValueOnce(new DOMException("no", "AbortError"));
  // Not every browser that tests run in has them.
  Object.defineProperties(navigator, {
    canShare: { value: canShare, configurable: true },
    share: { value: share, configurable: true },
  });
  await page.getByRole("button", { name: "做成一个文件给他" }).click();
  await expect.poll(() => share.mock.calls.length).toBe(1);
  expect(shared).toEqual([]);
  await page.getByRole("button", { name: "做成一个文件给他" }).click();
  await expect.element(page.getByText(/已经交给您选的应用/)).toBeVisible();
  expect(shared).toEqual(["送学-何小满-3条.sxc"]);

  canShare.mockReturnValue(false);
  const kept: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    kept.push(this.download);
  });
  (page.getByRole("button", { name: "做成一个文件给他" }).element() as HTMLElement).click();
  await expect.element(page.getByText(/已交给浏览器保存/)).toBeVisible();
  expect(kept).toEqual(["送学-何小满-3条.sxc"]);
});

test("a phone that does not know the server says so, and what to do; with nothing to give there is no button", async () => {
  show(<App />, phone);
  await page.getByRole("button", { name: /封好 3 条/ }).click();
  await expect.element(page.getByText(/还不认得支部的服务器/)).toBeVisible();
  await expectAccessible();
  phone.become({ outbox: { ...phone.state.outbox, waiting: 0 } });
  await expect.element(page.getByText(/现在没有要带的/)).toBeVisible();
  await expect.element(page.getByRole("button", { name: /封好/ })).not.toBeInTheDocument();
});

test("the state page leads here, by keyboard, too", async () => {
  phone = memoryPhone({ entries: county() });
  await phone.write([{ kind: "complaint-made", body: { to: "branch", words: "路灯坏了。" } }]);
  phone.become({ outbox: { ...phone.state.outbox, receiptedThrough: 1 } });
  goTo("/state");
  show(<App />, phone);
  const way = page.getByRole("link", { name: "没有网络？请人带走" });
  await expect.element(way).toBeVisible();
  (way.element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("heading", { level: 1, name: "请人带走" })).toBeVisible();
});
