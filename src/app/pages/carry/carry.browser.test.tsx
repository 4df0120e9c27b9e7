import { sha256 } from "@noble/hashes/sha2.js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { frameSource } from "../../../protocol/carry/frames.ts";
import { type Carrying, StorageFull, type TakenIn } from "../../../sync/phone.ts";
import { App } from "../../app.tsx";
import { frameText } from "../../carry/frames-text.ts";
import { FRAME_LOOK } from "../../carry/frames-look.ts";
import { goTo } from "../../routing/place.ts";
import { choosePhoto, pictureFile } from "../../scan/testing/picture-file.ts";
import { county } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const device = "elder-device0000000000";
const at = Date.now() - 3_600_000;
const nothing = await memoryPhone().carry.takeIn(new Uint8Array());
const bytes = Uint8Array.from({ length: 700 }, (_, i) => (i * 197) % 251);
const CHOOSE = "选收到的文件";
let phone: MemoryPhone;

/** What this phone carries, and what becomes of what it takes in. */
function carries(all: Carrying[]) {
  const put = vi.spyOn(phone.carry, "putDown").mockImplementation((key) => {
    all = all.filter((one) => one.key !== key);
    return Promise.resolve();
  });
  vi.spyOn(phone.carry, "carrying").mockImplementation(() => Promise.resolve(all));
  return put;
}
function takes(taken: Partial<TakenIn>) {
  return vi.spyOn(phone.carry, "takeIn").mockResolvedValue({ ...nothing, ...taken });
}
const carried = (more: Partial<Carrying>): Carrying => ({
  key: "k1",
  name: "陈国平",
  device,
  at,
  entries: 3,
  state: "waiting",
  bytes,
  ...more,
});
const file = (name = "送学-陈国平-3条.sxc"): File => new File([bytes], name);

beforeEach(() => {
  goTo("/carry");
  phone = memoryPhone({ entries: county() });
});
afterEach(async () => {
  vi.restoreAllMocks();
  localStorage.clear();
  await page.viewport(360, 740);
});

test("the list says for whom, how many, how it stands and why; putting down is asked once", async () => {
  await page.viewport(320, 700);
  const put = carries([
    carried({}),
    carried({ key: "k2", name: "黄桂兰", state: "answered" }),
    carried({ key: "k3", name: "马奶奶", refused: "bad-signature" }),
  ]);
  show(<App />, phone);
  await expect.element(page.getByRole("heading", { name: "带着 3 份" })).toBeVisible();
  await expect.element(page.getByRole("heading", { name: "陈国平的 3 条" })).toBeVisible();
  await expect.element(page.getByText("等网络，有了会自动交上去")).toBeVisible();
  await expect.element(page.getByText("已送到，回执等着带回去")).toBeVisible();
  await expect.element(page.getByText(/服务器不收：在路上被改动过/)).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await expectAccessible();
  await page.getByRole("button", { name: "已经带回去了" }).click();
  await expect.element(page.getByText("黄桂兰已经收到回执了吗？放下以后，这里就没有了。")).toBeVisible();
  expect(put).not.toHaveBeenCalled();
  await page.getByRole("button", { name: "再留着" }).click();
  await page.getByRole("button", { name: "已经带回去了" }).click();
  await expectAccessible();
  await page.getByRole("button", { name: "收到了，放下" }).click();
  await expect.element(page.getByRole("heading", { name: "带着 2 份" })).toBeVisible();
  expect(put.mock.calls).toEqual([["k2"]]);
});

test("an answer is shown to its owner's camera, and then asked whether it has arrived", async () => {
  carries([carried({ state: "answered" })]);
  show(<App />, phone);
  await page.getByRole("button", { name: "用屏幕给他看" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "给陈国平看" })).toBeVisible();
  await page.getByRole("button", { name: "好了，他收齐了" }).click();
  await expect.element(page.getByText(/陈国平已经收到回执了吗/)).toBeVisible();
});

test("several files at once: each is said by its name, what is whole and what is not", async () => {
  carries([]);
  show(<App />, phone);
  await expect.element(page.getByText("现在没有带着别人的")).toBeVisible();
  takes({ carried: [{ name: "陈国平", entries: 3 }] }).mockResolvedValueOnce({
    ...nothing,
    trouble: [{ why: "truncated", at: 0 }],
  });
  const chosen = new DataTransfer();
  for (const name of ["坏的.sxc", "好的.sxc"]) chosen.items.add(file(name));
  const input = document.querySelector<HTMLInputElement>("input[type=file]")!;
  input.files = chosen.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  await expect.element(page.getByText("坏的.sxc：有一份没有传完，缺了后面")).toBeVisible();
  await expect.element(page.getByText("好的.sxc：收下了：陈国平的 3 条")).toBeVisible();
  await expectAccessible();
});

test("the answer to oneself: the receipt in words; no room says that nothing was taken", async () => {
  carries([]);
  show(<App />, phone);
  const taking = takes({ heard: 1 });
  choosePhoto(CHOOSE, file());
  await expect.element(page.getByText("支部已收到 · 回执 0412")).toBeVisible();
  taking.mockRejectedValueOnce(new StorageFull("full"));
  choosePhoto(CHOOSE, file());
  await expect.element(page.getByText("没有收成")).toBeVisible();
  await expectAccessible();
});

test("by camera: a code that is another's is named; then what runs past is put together, though some are missed", async () => {
  carries([]);
  const taking = takes({ carried: [{ name: "陈国平", entries: 3 }] });
  const source = frameSource(sha256, bytes, FRAME_LOOK.block);
  const film = async (text: string): Promise<ImageBitmap> =>
    createImageBitmap(await pictureFile(text, { ecc: "L", module: 6 }));
  const foreign = await film("https://elsewhere.example/");
  const frames = await Promise.all([0, 2, 5, 6, 7, 9].map((n) => film(frameText(source.frame(n)))));
  let pictures = [foreign];
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d")!;
  [canvas.width, canvas.height] = [frames[0]!.width, frames[0]!.height];
  let turn = 0;
  const running = setInterval(() => {
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(pictures[turn++ % pictures.length]!, 0, 0);
  }, 250);
  vi.spyOn(navigator.mediaDevices, "getUserMedia").mockImplementation(() =>
    Promise.resolve(canvas.captureStream(10)),
  );
  try {
    show(<App />, phone);
    await page.getByRole("button", { name: "用镜头收" }).click();
    await expect.element(page.getByText("还没有收到")).toBeVisible();
    await expect.element(page.getByText(/不是请人带走的码/), { timeout: 20_000 }).toBeVisible();
    await expectAccessible();
    pictures = frames;
    await expect.element(page.getByText("收下了：陈国平的 3 条"), { timeout: 40_000 }).toBeVisible();
    expect(taking.mock.calls[0]![0]).toEqual(bytes);
  } finally {
    clearInterval(running);
  }
}, 90_000);

test("without a camera the file is the way, and no photo of one code is asked for", async () => {
  carries([]);
  vi.spyOn(navigator.mediaDevices, "getUserMedia").mockRejectedValue(
    new DOMException("no", "NotAllowedError"),
  );
  show(<App />, phone);
  await page.getByRole("button", { name: "用镜头收" }).click();
  await expect.element(page.getByText(/这里用不了相机/)).toBeVisible();
  await expect.element(page.getByText("拍一张码的照片")).not.toBeInTheDocument();
  await expectAccessible();
  await page.getByRole("button", { name: "不收了" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "帮人带" })).toBeVisible();
});

test("首页 says in a line that answers wait, in both its looks, and says nothing once they are gone", async () => {
  const put = carries([carried({ state: "answered" }), carried({ key: "k2", name: "黄桂兰" })]);
  show(<App />, phone);
  await expect.element(page.getByRole("heading", { name: "带着 2 份" })).toBeVisible();
  goTo("/");
  const line = page.getByRole("link", { name: /有 1 份回执等着带回去/ });
  await expect.element(line).toBeVisible();
  await expectAccessible();
  // Each look draws it anew.
  await expect.element(line).toBeVisible();
  (line.element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await page.getByRole("button", { name: "已经带回去了" }).click();
  await page.getByRole("button", { name: "收到了，放下" }).click();
  await expect.poll(() => put.mock.calls.length).toBe(1);
  await expect.element(page.getByRole("heading", { name: "带着 1 份" })).toBeVisible();
  goTo("/");
  await expect.element(page.getByRole("heading", { level: 1, name: /您好/ })).toBeVisible();
  await expect.element(line).not.toBeInTheDocument();
});

test("a phone whose enrolment waits gives it away, and takes its answer in", async () => {
  phone = memoryPhone({ state: { enrolment: "waiting", member: undefined } });
  phone.become({
    contact: { status: "offline", clockOffset: 0 },
    outbox: { ...phone.state.outbox, waiting: 1 },
  });
  goTo("/");
  show(<App />, phone);
  await page.getByRole("link", { name: "没有网？请人带走" }).click();
  const give = vi
    .spyOn(phone.carry, "give")
    .mockResolvedValue({ bytes, entries: 1, more: false, files: 0, filesLeft: 0 });
  await userEvent.fill(page.getByRole("textbox", { name: "您的名字" }), "马奶奶");
  await expectAccessible();
  await page.getByRole("button", { name: "封好 1 条，请人带走" }).click();
  await expect.element(page.getByText("封好了：1 条")).toBeVisible();
  expect(give.mock.calls).toEqual([["马奶奶"]]);
  await page.getByRole("link", { name: "有人把回执带回来了" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "帮人带" })).toBeVisible();
});
