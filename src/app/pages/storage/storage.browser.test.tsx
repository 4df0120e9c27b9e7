import { afterEach, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { page } from "vitest/browser";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { forgetPhone } from "../../storage/forget-phone.ts";
import { forgetShed } from "../../storage/shed.ts";
import { wasHere } from "../../storage/was-here.ts";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const [text1, text2, oldText] = ["text-1", "text-2", "text-0"].map((text) => text.padEnd(64, "0")) as [
  string,
  string,
  string,
];
const STUDY = { kind: "study-logged", body: { how: "paper", day: "2025-11-22", minutes: 45 } } as const;

let phone: MemoryPhone;
let persist: MockInstance<() => Promise<boolean>>;

beforeEach(() => {
  localStorage.clear();
  forgetShed();
  vi.spyOn(navigator.storage, "persisted").mockResolvedValue(false);
  persist = vi.spyOn(navigator.storage, "persist").mockResolvedValue(false);
  phone = memoryPhone({ entries: county() });
});
afterEach(() => vi.restoreAllMocks());

async function open(path: string): Promise<void> {
  goTo(path);
  show(<App />, phone);
  await expect.element(page.getByRole("heading", { level: 1 })).toBeInTheDocument();
}

test("what is on the phone, with its sizes; one goes, the rest and all of one's own stay", async () => {
  phone.keep(text1, "x".repeat(4_000));
  phone.keep(text2, "x".repeat(4_000));
  phone.keep(oldText, "x".repeat(250_000));
  const photo = await phone.blobs.put(new Uint8Array(300_000), "image/jpeg");
  await phone.write([STUDY]);
  await open("/me/storage");
  await expect.element(page.getByText("手机上存了 2 篇文章，共 不到 0.1 MB。")).toBeVisible();
  await expect.element(page.getByText(/送学一共占 .*MB/)).toBeVisible();
  await expect.element(page.getByText(/旧的版本、没存完的：0\.3 MB/)).toBeVisible();
  await expect.element(page.getByText(/您自己的照片和录音 1 个，0\.3 MB/)).toBeVisible();
  await expectAccessible();

  await page.getByRole("button", { name: "从手机上删掉《下班十分钟》" }).click();
  await expect.element(page.getByRole("button", { name: "把《下班十分钟》存到手机" })).toBeVisible();
  await expect.element(page.getByText(/手机上存了 1 篇文章/)).toBeVisible();
  await page.getByRole("button", { name: "删掉这些" }).click();
  await expect.element(page.getByText(/旧的版本/)).not.toBeInTheDocument();
  expect([...(await phone.blobs.has([text1, text2, oldText, photo]))]).toEqual([text2, photo]);
  await page.getByRole("button", { name: "全部删掉（1 篇）" }).click();
  await expect.element(page.getByText("手机上还没有存文章。")).toBeVisible();
  expect([...(await phone.blobs.has([text1, text2, oldText, photo]))]).toEqual([photo]);
  expect(phone.entries().filter(({ kind }) => kind === "study-logged")).toHaveLength(2);
});

test("two hundred texts are looked up together, not one by one", async () => {
  const many = Array.from({ length: 200 }, (_, i) =>
    received("text-published", {
      text: `many-${i}`,
      unit: "yunling",
      title: `第 ${i} 篇`,
      blob: `${i}`.padStart(64, "a"),
      size: 30_000,
      characters: 10_000,
      required: false,
      order: i,
    }),
  );
  phone = memoryPhone({ entries: [...county(), ...many] });
  const has = vi.spyOn(phone.blobs, "has");
  await open("/me/storage");
  await expect.element(page.getByRole("button", { name: "把《第 199 篇》存到手机" })).toBeInTheDocument();
  expect(has.mock.calls.length).toBeLessThan(5);
});

test("one text is fetched again, and that one only", async () => {
  const fetching = vi.spyOn(phone.blobs, "fetch").mockImplementation((wanted) => {
    for (const { id } of wanted) phone.keep(id, "x");
    return Promise.resolve();
  });
  await open("/me/storage");
  await page.getByRole("button", { name: "把《会前想好三句话》存到手机" }).click();
  await expect.element(page.getByRole("button", { name: "从手机上删掉《会前想好三句话》" })).toBeVisible();
  expect(fetching.mock.calls.map(([wanted]) => wanted)).toEqual([[{ id: text2, size: 4_000 }]]);
});

test("the browser is asked to keep it once, when the first thing has been written, and not before", async () => {
  await open("/");
  await vi.waitFor(() => expect(wasHere()).toBe(true));
  expect(persist).not.toHaveBeenCalled();
  await phone.write([STUDY]);
  await vi.waitFor(() => expect(persist).toHaveBeenCalledTimes(1));
  // Opened again, written again, texts kept: never again by itself.
  await open("/");
  await phone.write([STUDY]);
  await open("/pack");
  await page.getByRole("button", { name: /把 2 篇存到手机/ }).click();
  await expect.element(page.getByRole("button", { name: /把 2 篇存到手机/ })).toBeVisible();
  expect(persist).toHaveBeenCalledTimes(1);
});

test("it is asked when texts have been kept, too", async () => {
  await open("/pack");
  await page.getByRole("button", { name: /把 2 篇存到手机/ }).click();
  await vi.waitFor(() => expect(persist).toHaveBeenCalledTimes(1));
});

test("what it answered stands there in words, and it can be asked again by hand", async () => {
  await open("/me/storage");
  await expect.element(page.getByText(/浏览器没有答应长期保留/)).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "再问一次浏览器" }).click();
  await expect.element(page.getByText(/它还是没有答应/)).toBeVisible();
  vi.spyOn(navigator.storage, "persisted").mockResolvedValue(true);
  await open("/me/storage");
  await expect.element(page.getByText(/浏览器答应了长期保留/)).toBeVisible();
  await expect.element(page.getByRole("button", { name: "再问一次浏览器" })).not.toBeInTheDocument();
  vi.spyOn(navigator.storage, "persisted").mockRejectedValue(new TypeError("no such thing"));
  await open("/me/storage");
  await expect.element(page.getByText(/不说会不会长期保留/)).toBeVisible();
});

test("texts that had to make room: said on 首页 until it is read, also after the app was closed", async () => {
  await open("/");
  await vi.waitFor(() => expect(wasHere()).toBe(true));
  phone.become({ hasShed: "texts" });
  await expect.element(page.getByText("手机满了，存下的文章先收走了")).toBeVisible();
  await expectAccessible();
  phone = memoryPhone({ entries: county() });
  await open("/me/storage");
  await expect.element(page.getByText("手机满了，存下的文章先收走了")).toBeVisible();
  await page.getByRole("button", { name: "知道了" }).click();
  await open("/");
  await expect.element(page.getByText("手机满了，存下的文章先收走了")).not.toBeInTheDocument();
});

test("pictures and sound that had to make room: said as that, and the texts are still there", async () => {
  await open("/");
  await vi.waitFor(() => expect(wasHere()).toBe(true));
  phone.become({ hasShed: "media" });
  await expect.element(page.getByText("手机满了，存下的图片和录音先收走了")).toBeVisible();
  await expect.element(page.getByText(/文章也都还在/)).toBeVisible();
  phone.become({ hasShed: "texts" });
  await expect.element(page.getByText("手机满了，存下的文章先收走了")).toBeVisible();
});

test("a browser that has thrown all away says so, and that what was uploaded comes back; who cleared it himself is not told", async () => {
  await open("/");
  await vi.waitFor(() => expect(wasHere()).toBe(true));
  // As an eviction leaves it: no journal, and nobody asked for that.
  phone = memoryPhone({ state: { enrolment: "fresh", member: undefined } });
  show(<App />, phone);
  await expect.element(page.getByText("这个浏览器里存的东西被清掉了")).toBeVisible();
  await expectAccessible();
  await forgetPhone(phone);
  show(<App />, phone);
  await expect.element(page.getByRole("heading", { name: "欢迎使用送学" })).toBeVisible();
  await expect.element(page.getByText("这个浏览器里存的东西被清掉了")).not.toBeInTheDocument();
});
