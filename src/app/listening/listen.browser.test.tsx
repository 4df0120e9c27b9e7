import { afterEach, beforeEach, expect, test, vi, type MockInstance } from "vitest";
import { page, userEvent } from "vitest/browser";
import { App } from "../app.tsx";
import { goTo } from "../routing/place.ts";
import { changeDisplay } from "../settings/display.ts";
import { county, studyText } from "../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../testing/memory-phone.ts";
import { expectAccessible, show } from "../testing/show.tsx";
import { dayOf } from "../../domain/day.ts";
import { timeWords } from "../../domain/day-words.ts";
import { FetchStopped } from "../../sync/phone.ts";
import { forgetReadings, keepSeen, readings } from "../texts/readings.ts";
import { forgetHabits } from "./habits.ts";
import { readAloud } from "./testing/sounds.ts";

// This browser has no voice of its own, as CI's has none: what is heard here are recordings.
let phone: MemoryPhone;
/** every player that was ever started, the last at the end */
let playing: MockInstance<HTMLMediaElement["play"]>;
const content = studyText(60);

beforeEach(() => {
  show(null, memoryPhone());
  forgetReadings();
  forgetHabits();
  changeDisplay({ elder: false, size: 18, theme: undefined });
  phone = memoryPhone({ entries: county() });
  phone.keep("text-1".padEnd(64, "0"), JSON.stringify(content));
  playing = vi.spyOn(HTMLMediaElement.prototype, "play");
});
afterEach(() => vi.restoreAllMocks());

async function open(address = "/texts/text-1"): Promise<void> {
  goTo(address);
  show(<App />, phone);
  await vi.waitFor(() => expect(document.querySelectorAll(".words > *")).toHaveLength(60), 10_000);
}

const button = (name: string | RegExp) => page.getByRole("button", { name });
const player = () => playing.mock.instances.at(-1) as HTMLAudioElement;
const isHeard = () => vi.waitFor(() => expect(player().currentTime).toBeGreaterThan(0), 10_000);
const lit = () => document.querySelector<HTMLElement>(".words [aria-current]")?.dataset["block"];
const status = () => document.querySelector(".listen-status")?.textContent ?? "";
const all = Array.from({ length: 60 }, (_, block) => block);

/** The sounds come from the server, when it can be reached: what is asked for is kept account of. */
function serveSounds(line: { isOff: boolean }): {
  asked: string[];
  take: (ids: readonly string[]) => Promise<void>;
} {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const asked: string[] = [];
  const { blobs } = phone;
  blobs.fetch = async (wanted, on) => {
    for (const { id, size } of wanted) {
      if (line.isOff) throw new FetchStopped("offline", id);
      asked.push(id);
      on(size);
      const bytes = kept.get(id);
      if (bytes) await blobs.put(bytes, "audio/wav");
    }
  };
  return {
    asked,
    async take(ids) {
      for (const id of ids) kept.set(id, (await blobs.get(id))!);
      await blobs.remove(ids);
    },
  };
}

test("a recording is heard paragraph by paragraph, and the page goes along", async () => {
  const seconds = (block: number) => (block < 3 ? 0.3 : 30);
  await readAloud(phone, { blocks: [0, 1, 2, 3, 4, 5, 6], dialect: "长沙话", seconds });
  await open();
  await button("听").click();
  await expect.element(button("暂停")).toBeVisible();
  await vi.waitFor(() => expect(lit()).toBe("3"), 10_000);
  expect(status()).toBe("陈国平朗读 · 长沙话 · 第 4 段，共 7 段");
  const box = document.querySelector('[data-block="3"]')!.getBoundingClientRect();
  const bar = document.querySelector(".listen-bar")!.getBoundingClientRect();
  expect(box.top).toBeGreaterThanOrEqual(0);
  expect(box.bottom).toBeLessThanOrEqual(bar.top);
  await button("暂停").click();
  await expect.element(button("接着听")).toBeVisible();
  expect(readings.value.places["text-1"]?.block).toBeGreaterThanOrEqual(3);
});

test("what is lit is lit by a line beside it, not by its colour alone", async () => {
  await readAloud(phone, { blocks: [0, 1], seconds: 5 });
  await open();
  await button("听").click();
  await vi.waitFor(() => expect(lit()).toBe("0"));
  expect(getComputedStyle(document.querySelector(".words [aria-current]")!).boxShadow).toContain("-10px");
});

test("再听一遍 is the same paragraph from its beginning; on and back go by paragraphs, also with the keys", async () => {
  await readAloud(phone, { blocks: [0, 1, 2, 3], seconds: 20 });
  await open();
  await button("听").click();
  await expect.element(button("暂停")).toHaveFocus();
  await vi.waitFor(() => expect(player().currentTime).toBeGreaterThan(0.3));
  await button("再听一遍").click();
  expect(player().currentTime).toBeLessThan(0.3);
  expect(lit()).toBe("0");
  await button("下一段").click();
  await vi.waitFor(() => expect(lit()).toBe("1"));
  document.querySelector<HTMLElement>("main")!.focus();
  await userEvent.keyboard("{ArrowRight}");
  await vi.waitFor(() => expect(lit()).toBe("2"));
  await userEvent.keyboard("{ArrowLeft}");
  await vi.waitFor(() => expect(lit()).toBe("1"));
  await vi.waitFor(() => expect(player().paused).toBe(false));
  await userEvent.keyboard(" ");
  await expect.element(button("接着听")).toBeVisible();
  expect(player().paused).toBe(true);
  await userEvent.keyboard(" ");
  await expect.element(button("暂停")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("toolbar", { name: "阅读" })).toBeVisible();
  await vi.waitFor(() => expect(player().paused).toBe(true), 5_000);
});

test("the page goes to a paragraph far below, and along a paragraph that is longer than the screen", async () => {
  await readAloud(phone, { blocks: [0, 2, 30], seconds: (block) => [0.3, 0, 2][block] ?? 30 });
  await open();
  await button("听").click();
  await vi.waitFor(() => expect(lit()).toBe("2"), 10_000);
  const before = scrollY;
  await vi.waitFor(() => expect(scrollY).toBeGreaterThan(before + 300), 10_000);
  expect(lit()).toBe("2");
  await vi.waitFor(() => expect(lit()).toBe("30"), 10_000);
  await vi.waitFor(() => {
    const { top, bottom } = document.querySelector('[data-block="30"]')!.getBoundingClientRect();
    expect(top).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(document.querySelector(".listen-bar")!.getBoundingClientRect().top);
  });
  expect(button("回到正在读的地方").elements()).toEqual([]);
});

test("a call comes, or the earphones come off: it is paused, and goes on where it was", async () => {
  await readAloud(phone, { blocks: [0, 1], seconds: 20 });
  await open();
  await button("听").click();
  await isHeard();
  player().pause();
  await expect.element(button("接着听")).toBeVisible();
  const before = player().currentTime;
  await button("接着听").click();
  await expect.element(button("暂停")).toBeVisible();
  expect(player().currentTime).toBeGreaterThanOrEqual(before);
  expect(lit()).toBe("0");
});

test("how fast: 0.8 in 长辈版, 1 else; what somebody chose stays, and is the speed of the sound", async () => {
  await readAloud(phone, { blocks: [0, 1], seconds: 20 });
  changeDisplay({ elder: true });
  await open();
  await button("听").click();
  await expect.element(button("暂停")).toBeVisible();
  await isHeard();
  expect(player().playbackRate).toBe(0.8);
  expect(player().preservesPitch).toBe(true);
  await button("更多").click();
  await expect.element(page.getByRole("radio", { name: "0.8 倍" })).toBeChecked();
  await page.getByRole("radio", { name: "1.2 倍" }).click();
  expect(player().playbackRate).toBe(1.2);
  await button("好了").click();
  await button("关上").click();
  changeDisplay({ elder: false });
  await button("听").click();
  await vi.waitFor(() => expect(status()).toContain("1.2 倍"));
  expect(JSON.parse(localStorage.getItem("songxue listening") ?? "{}")).toMatchObject({ speed: 1.2 });
});

test("定时: it says when it will stop, and stops; it does not begin again by itself", async () => {
  await readAloud(phone, { blocks: [0, 1], seconds: 30 });
  await open();
  await button("听").click();
  await expect.element(button("暂停")).toBeVisible();
  await isHeard();
  await button("更多").click();
  await page.getByRole("radio", { name: "15 分钟" }).click();
  const end = timeWords(Date.now() + 15 * 60_000);
  await expect.element(page.getByText(`${end}停，停以前声音慢慢变小。`)).toBeVisible();
  await button("好了").click();
  expect(status()).toContain(`${end}停`);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 15 * 60_000 + 1_000 });
  try {
    await expect.element(button("接着听")).toBeVisible();
  } finally {
    vi.useRealTimers();
  }
  expect(document.querySelector(".listen-bar [role=status]")?.textContent).toBe("定时到了，停在这里。");
  expect(status()).not.toContain("停");
});

test("what the lock screen shows and does is the text, the voice and the paragraphs", async () => {
  const handlers = new Map<string, MediaSessionActionHandler | null>();
  vi.spyOn(navigator.mediaSession, "setActionHandler").mockImplementation((action, handler) => {
    handlers.set(action, handler);
  });
  await readAloud(phone, { blocks: [0, 1, 2], seconds: 20 });
  await open();
  await button("听").click();
  await expect.element(button("暂停")).toBeVisible();
  await isHeard();
  const { metadata } = navigator.mediaSession;
  expect(metadata).toMatchObject({ title: "下班十分钟", artist: "陈国平朗读", album: "送学" });
  expect(metadata?.artwork.map(({ sizes }) => sizes)).toEqual(["192x192", "512x512"]);
  expect(navigator.mediaSession.playbackState).toBe("playing");
  const press = (action: MediaSessionAction) => handlers.get(action)?.({ action });
  press("nexttrack");
  await vi.waitFor(() => expect(lit()).toBe("1"));
  press("seekbackward");
  expect(lit()).toBe("1");
  press("previoustrack");
  await vi.waitFor(() => expect(lit()).toBe("0"));
  await vi.waitFor(() => expect(navigator.mediaSession.playbackState).toBe("playing"));
  press("pause");
  await expect.element(button("接着听")).toBeVisible();
  expect(navigator.mediaSession.playbackState).toBe("paused");
  press("play");
  await expect.element(button("暂停")).toBeVisible();
  await button("关上").click();
  await vi.waitFor(() => expect(navigator.mediaSession.metadata).toBeNull());
  expect([...handlers.values()].every((handler) => handler === null)).toBe(true);
});

test("nobody has read it and the phone has no voice: that is said, with who could", async () => {
  expect(speechSynthesis.getVoices()).toEqual([]);
  await open();
  await button("听").click();
  await expect.element(page.getByText(/^这部手机没有中文语音，支部也还没有这一篇的朗读/)).toBeVisible();
  await expectAccessible();
  const record = page.getByRole("link", { name: "录一个" });
  expect(record.element().getAttribute("href")).toBe("#/texts/text-1/record");
  expect(page.getByRole("link", { name: "给支部打电话" }).element().getAttribute("href")).toBe(
    "tel:00008100101",
  );
  // One that comes by the feed meanwhile is heard at once.
  await readAloud(phone, { blocks: [0], seconds: 5 });
  await expect.element(button("暂停")).toBeVisible();
});

test("what is not on the phone is fetched when it is wanted, its size said before; without a network it says so and goes on later", async () => {
  const line = { isOff: false };
  const server = serveSounds(line);
  const { parts } = await readAloud(phone, { blocks: all, seconds: 1.2 });
  await server.take(parts.map(({ sound }) => sound));
  await open();
  await button("听").click();
  await expect.element(button("听陈国平读（要取 0.6 MB）")).toBeVisible();
  expect(server.asked).toEqual([]);
  await expectAccessible();
  await button(/^听陈国平读/).click();
  await expect.element(button("暂停")).toBeVisible();
  // The one that is heard and the next, no more.
  await vi.waitFor(() => expect(server.asked).toEqual([parts[0]!.sound, parts[1]!.sound]));
  line.isOff = true;
  await vi.waitFor(() => expect(lit()).toBe("2"), 10_000);
  await expect.element(page.getByText(/^这一段的声音还没有存到手机上，现在又连不上网络/)).toBeVisible();
  line.isOff = false;
  await button(/^接着听/).click();
  await vi.waitFor(() => expect(lit()).toBe("3"), 10_000);
  // Of the rest nothing comes by itself: opened again, it says first how much it is, though the next paragraph is here.
  await button("关上").click();
  await button("听").click();
  await expect.element(button(/^听陈国平读（要取 0.\d MB）/)).toBeVisible();
  await button("更多").click();
  await button(/^全部存到手机，没有网也能听（0.\d MB）/).click();
  await expect.element(page.getByText("这个朗读已经在手机上，没有网也能听。")).toBeVisible();
  expect(new Set(server.asked).size).toBe(60);
});

test("who scrolls away is left alone, and comes back with one tap", async () => {
  await readAloud(phone, { blocks: all, seconds: 0.8 });
  await open();
  await button("听").click();
  await vi.waitFor(() => expect(lit()).toBe("1"), 10_000);
  scrollTo({ top: 6_000, behavior: "instant" });
  await expect.element(button("回到正在读的地方")).toBeVisible();
  await vi.waitFor(() => expect(Number(lit())).toBeGreaterThan(2), 10_000);
  expect(scrollY).toBe(6_000);
  // What was heard is where he stopped, not what he looks at.
  expect(readings.value.places["text-1"]?.block).toBeLessThan(10);
  await button("回到正在读的地方").click();
  await expect.element(button("回到正在读的地方")).not.toBeInTheDocument();
  const { top, bottom } = document.querySelector(".words [aria-current]")!.getBoundingClientRect();
  expect(bottom).toBeGreaterThan(0);
  expect(top).toBeLessThan(innerHeight);
});

test("a recording of an earlier version: the paragraphs that are the same are heard, and that the others are not is said", async () => {
  const older = { ...content, blocks: content.blocks.slice(0, 6) };
  phone.keep("older", JSON.stringify(older));
  await readAloud(phone, {
    blob: "older",
    blocks: [0, 1, 2, 3, 4, 5],
    seconds: (block) => (block === 0 ? 0.3 : 30),
  });
  const changed = content.blocks.map((block, i) =>
    i === 1 && block.t === "p" ? { ...block, text: "改过了。" } : block,
  );
  phone.keep("text-1".padEnd(64, "0"), JSON.stringify({ ...content, blocks: changed }));
  await open();
  await button("听").click();
  await vi.waitFor(() => expect(lit()).toBe("2"), 10_000);
  await button("暂停").click();
  await expect.element(page.getByText("这是按以前的一版录的，有 55 段没有录音，会跳过去。")).toBeVisible();
});

test("whoever is from home reads first; another is chosen, and next time it is he", async () => {
  await readAloud(phone, { blocks: [0, 1], voice: "县里王老师", unit: "yunling", seconds: 20 });
  await readAloud(phone, { blocks: [0, 1], voice: "李春燕", dialect: "长沙话", seconds: 20 });
  await readAloud(phone, { blocks: [0, 1], voice: "赵干事", unit: "yunling", seconds: 20 });
  await open();
  await button("听").click();
  await vi.waitFor(() => expect(status()).toContain("李春燕朗读 · 长沙话"));
  await button("更多").click();
  await expect.element(page.getByRole("radio", { name: "李春燕，长沙话，1分钟，0.3 MB" })).toBeChecked();
  await expectAccessible();
  await page.getByRole("radio", { name: /^县里王老师/ }).click();
  await button("好了").click();
  await vi.waitFor(() => expect(status()).toContain("县里王老师朗读"));
  await button("关上").click();
  await button("听").click();
  await vi.waitFor(() => expect(status()).toContain("县里王老师朗读"));
});

test("heard to its end: it is finished, and the time is offered as listening", async () => {
  await readAloud(phone, { blocks: all.slice(-2), seconds: 0.5 });
  keepSeen({
    text: "text-1",
    day: dayOf(Date.now()),
    started: Date.now() - 600_000,
    isBroken: false,
    reading: { activeMs: 300_000 },
    heardMs: 290_000,
    characters: 2_000,
  });
  await open();
  await button("听").click();
  await expect.element(button("从头再听")).toBeVisible();
  expect(readings.value.places["text-1"]).toMatchObject({ block: 59, isFinished: true });
  const offer = page.getByText(/您听了《下班十分钟》，大约 5分钟/);
  await expect.element(offer).toBeVisible();
  const bar = document.querySelector(".listen-bar")!.getBoundingClientRect();
  await vi.waitFor(() => expect(offer.element().getBoundingClientRect().bottom).toBeLessThan(bar.top));
  expect(page.getByRole("button", { name: "回到正在读的地方" }).elements()).toEqual([]);
  expect(document.querySelectorAll(".primary")).toHaveLength(1);
  await expectAccessible();
});

test("长辈版: one big button to play and pause, the steps behind 更多, opened from the address of 首页", async () => {
  await readAloud(phone, { blocks: [0, 1], dialect: "长沙话", seconds: 20 });
  changeDisplay({ elder: true });
  await open("/texts/text-1?listen=1");
  await expect.element(button(/^(暂停|听陈国平读)$/)).toBeVisible();
  const bar = document.querySelector(".listen-bar")!;
  expect(bar.querySelectorAll(".primary")).toHaveLength(1);
  for (const one of bar.querySelectorAll(".button")) {
    const { height, width } = one.getBoundingClientRect();
    expect(Math.min(height, width)).toBeGreaterThanOrEqual(60);
    expect(parseFloat(getComputedStyle(one).fontSize)).toBeGreaterThanOrEqual(20);
  }
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  await button("更多").click();
  await button("往后一段").click();
  await vi.waitFor(() => expect(lit()).toBe("1"));
  await button("好了").click();
  // The largest letters on the smallest screen: all of the bar is there, and half of the screen is left to the text.
  await page.viewport(320, 640);
  changeDisplay({ size: 30 });
  await vi.waitFor(() => {
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    expect(bar.scrollHeight).toBeLessThanOrEqual(bar.clientHeight + 1);
    expect(bar.getBoundingClientRect().height).toBeLessThan(320);
  });
  await page.viewport(360, 740);
  await button("关上").click();
  expect(location.hash).toBe("#/texts/text-1");
});
