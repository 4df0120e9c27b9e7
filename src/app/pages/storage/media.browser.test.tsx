import { beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import type { StopSignal, WantedBlob } from "../../../sync/phone.ts";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { chooseMedia } from "../../texts/media-choice.ts";
import { shelfOf } from "../../texts/shelf.ts";

/** How the phone is connected; a browser that does not tell has no `type`. */
const network = vi.hoisted(() => {
  const fake = Object.assign(new EventTarget(), { type: undefined as string | undefined, saveData: false });
  Object.defineProperty(navigator, "connection", { value: fake, configurable: true });
  return fake;
});

const TEXT = "text-1".padEnd(64, "0");
const PICTURE = { blob: "b".repeat(64), size: 300_000 };
const SOUNDS = [
  { block: 0, sound: "c".repeat(64), size: 200_000, seconds: 20 },
  { block: 1, sound: "d".repeat(64), size: 100_000, seconds: 10 },
];

let phone: MemoryPhone;
/** every file that was asked for */
let asked: string[];
let signals: (StopSignal | undefined)[];
let wantedLast: readonly WantedBlob[];
let hold: Promise<void> | undefined;

function connect(type: string | undefined, saveData = false): void {
  Object.assign(network, { type, saveData });
  network.dispatchEvent(new Event("change"));
}

beforeEach(() => {
  localStorage.clear();
  chooseMedia("when-wanted");
  connect(undefined);
  asked = [];
  signals = [];
  hold = undefined;
  phone = memoryPhone({ entries: [...county(), ...withMedia()] });
  vi.spyOn(phone.blobs, "fetch").mockImplementation(async (wanted: readonly WantedBlob[], _on, signal) => {
    signals.push(signal);
    wantedLast = wanted;
    for (const { id, isMedia = false } of wanted) {
      asked.push(id[0]!);
      await hold;
      if (signal?.aborted) return;
      phone.keep(id, "x".repeat(10), { isMedia });
    }
  });
  phone.keep(TEXT, "x".repeat(4_000));
  return () => changeDisplay({ elder: false });
});

/** The first text has a picture, and somebody has read it aloud. */
function withMedia() {
  const recorded = received(
    "reading-recorded",
    {
      reading: "reading-of-text-1",
      text: "text-1",
      blob: TEXT,
      voice: "陈国平",
      type: "audio/webm",
      parts: SOUNDS,
    },
    { by: "chen" },
  );
  const published = county().find(
    ({ kind, body }) => kind === "text-published" && "text" in body && body.text === "text-1",
  );
  return [
    received("text-published", { ...(published!.body as never as Published), pictures: [PICTURE] }),
    recorded,
    received("reading-approved", { entry: recorded.id, unit: "yunling" }),
  ];
}
type Published = Parameters<typeof received<"text-published">>[1];

async function open(): Promise<void> {
  goTo("/me/storage");
  show(<App />, phone);
  await expect.element(page.getByRole("heading", { name: "图片和录音" })).toBeVisible();
}

test("pictures and recordings wait until they are wanted; how much they are is said, and they can go again", async () => {
  connect("wifi");
  await open();
  await expect.element(page.getByText("手机上的文章有图片和录音共 0.6 MB，存了 0 MB。")).toBeVisible();
  await expect.element(page.getByRole("radio", { name: "要用时再下载" })).toBeChecked();
  await expectAccessible();
  expect(asked).toEqual([]);
  await page.getByRole("button", { name: "现在都存好（0.6 MB）" }).click();
  await expect.element(page.getByText(/存了 0\.6 MB/)).toBeVisible();
  expect(asked).toEqual(["b", "c", "d"]);
  expect((await phone.blobs.held()).filter(({ isMedia }) => isMedia)).toHaveLength(3);
  await page.getByRole("button", { name: "删掉图片和录音（0.6 MB）" }).click();
  await expect.element(page.getByText(/存了 0 MB/)).toBeVisible();
  expect((await phone.blobs.held()).map(({ id }) => id)).toEqual([TEXT]);
});

test("on Wi-Fi they come by themselves, where that was chosen and nowhere else", async () => {
  connect("cellular");
  await open();
  await page.getByText("连着 Wi-Fi 就先存好").click();
  await expect.element(page.getByText("现在用的是流量，等连上 Wi-Fi 再存。")).toBeVisible();
  connect("wifi", true);
  await expect.element(page.getByText("手机开着“省流量”，先不自己下载。")).toBeVisible();
  expect(asked).toEqual([]);
  connect("wifi");
  await expect.element(page.getByText(/存了 0\.6 MB/)).toBeVisible();
  expect(asked).toEqual(["b", "c", "d"]);
  await expect.element(page.getByText("现在连着 Wi-Fi，会自己存好。")).toBeVisible();
});

test("who leaves his Wi-Fi in the middle pays for no more of it, and it goes on when there is Wi-Fi again", async () => {
  let release = (): void => undefined;
  hold = new Promise((resolve) => (release = resolve));
  chooseMedia("on-wifi");
  connect("wifi");
  await open();
  await expect.element(page.getByText(/正在存图片和录音/)).toBeVisible();
  connect("cellular");
  expect(signals.at(-1)?.aborted).toBe(true);
  release();
  await expect.element(page.getByText(/正在存图片和录音/)).not.toBeInTheDocument();
  expect(asked).toEqual(["b"]);
  connect("wifi");
  await expect.element(page.getByText(/存了 0\.6 MB/)).toBeVisible();
});

test("a browser that does not tell says so, and there is a button instead; in 长辈版 too", async () => {
  chooseMedia("on-wifi");
  changeDisplay({ elder: true });
  await open();
  await expect.element(page.getByText(/这个浏览器不说连的是 Wi-Fi 还是流量/)).toBeVisible();
  await expectAccessible();
  expect(asked).toEqual([]);
  await page.getByRole("button", { name: "现在都存好（0.6 MB）" }).click();
  await expect.element(page.getByText(/存了 0\.6 MB/)).toBeVisible();
});

test("a text that is here and has changed comes by itself; the version that somebody read aloud stays beside it", async () => {
  await open();
  const changed = "e".repeat(64);
  const body = {
    text: "text-1",
    unit: "yunling",
    title: "下班十分钟",
    characters: 1_200,
    required: true,
    order: 1,
  };
  const other = { ...body, text: "text-9", title: "没存过的", blob: "9".repeat(64), size: 4_000 };
  phone.receive(
    received("text-published", other),
    received("text-published", { ...body, blob: changed, size: 4_100 }),
  );
  await vi.waitFor(async () =>
    expect(await phone.blobs.has([TEXT, changed])).toEqual(new Set([changed, TEXT])),
  );
  expect(wantedLast).toEqual([{ id: changed, size: 4_100, earlier: [TEXT] }]);
});

test("who taps for a text while another one comes by itself gets his right behind it", async () => {
  let release = (): void => undefined;
  hold = new Promise((resolve) => (release = resolve));
  const shelf = shelfOf(phone);
  const wanted = (blob: string) => ({ text: blob, blob, size: 10 });
  const both = [shelf.fetch([wanted("1".repeat(64))]), shelf.fetch([wanted("2".repeat(64))])];
  await vi.waitFor(() => expect(asked).toEqual(["1"]));
  release();
  await Promise.all(both);
  expect(asked).toEqual(["1", "2"]);
});

test("an earlier version that nobody has read aloud goes when the new one is here", async () => {
  phone = memoryPhone({ entries: county() });
  vi.spyOn(phone.blobs, "fetch").mockImplementation((wanted) => {
    for (const { id } of wanted) phone.keep(id, "x");
    return Promise.resolve();
  });
  phone.keep(TEXT, "x".repeat(4_000));
  await open();
  const body = {
    text: "text-1",
    unit: "yunling",
    title: "下班十分钟",
    characters: 1_200,
    required: true,
    order: 1,
  };
  const changed = "e".repeat(64);
  phone.receive(received("text-published", { ...body, blob: changed, size: 4_100 }));
  await vi.waitFor(async () => expect(await phone.blobs.has([TEXT, changed])).toEqual(new Set([changed])));
});
