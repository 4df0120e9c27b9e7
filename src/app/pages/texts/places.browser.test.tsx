import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { SeenEntry } from "../../../domain/entry.ts";
import { wordsFrom } from "../../../domain/notes/passage.ts";
import { wordsOf } from "../../../protocol/block-words.ts";
import type { StudyText } from "../../../protocol/study-text.ts";
import { StorageFull } from "../../../sync/phone.ts";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import { county, received, studyText } from "../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { forgetReadings, keepPlace, readings } from "../../texts/readings.ts";
import { pointAtTop } from "./place-in-text.ts";

const content = studyText(100);
const first = "text-1".padEnd(64, "0");
const second = "text-1-again".padEnd(64, "0");
const tablet = "tablet";
let phone: MemoryPhone;

beforeEach(() => {
  show(null, memoryPhone());
  forgetReadings();
  changeDisplay({ elder: false, size: 18, theme: undefined });
  phone = memoryPhone({ entries: county() });
  phone.keep(first, JSON.stringify(content));
});

function from<K extends SeenEntry>(device: string, entry: K): K {
  return { ...entry, device, id: `${device}.${entry.n}` };
}
function enrolled(device: string): SeenEntry {
  return from(
    device,
    received("device-enrolled", { consent: { version: 2 }, label: device }, { by: testMember }),
  );
}
function keptThere(block: number, at: number, more: { blob?: string; of?: StudyText } = {}): SeenEntry {
  const blocks = (more.of ?? content).blocks.map(wordsOf);
  const body = {
    text: "text-1",
    blob: more.blob ?? first,
    block,
    offset: 0,
    words: wordsFrom(blocks, block, 0),
    left: 100 * (100 - block),
    isFinished: false,
  };
  return from(tablet, received("place-kept", body, { by: testMember, at }));
}
function keptHere(block: number, at: number): void {
  const words = wordsFrom(content.blocks.map(wordsOf), block, 0);
  const left = 100 * (100 - block);
  keepPlace("text-1", { block, offset: 0, at, blocks: 100, left, isFinished: false, blob: first, words });
}
function newVersion(): StudyText {
  const added = Array.from({ length: 7 }, (_, i) => ({
    t: "p" as const,
    text: `新加的第${i}段，先前没有。`,
  }));
  const next = { ...content, blocks: [...added, ...content.blocks] };
  const about = {
    unit: "yunling",
    title: "下班十分钟",
    size: 4_000,
    characters: 12_000,
    required: true,
    order: 1,
  };
  phone.receive(received("text-published", { ...about, text: "text-1", blob: second }, { at: Date.now() }));
  phone.keep(second, JSON.stringify(next));
  return next;
}

const words = () => document.querySelector<HTMLElement>(".words")!;
async function open(blocks = 100): Promise<void> {
  goTo("/texts/text-1");
  show(<App />, phone);
  await vi.waitFor(() => expect(document.querySelectorAll(".words > *")).toHaveLength(blocks), 10_000);
}
const choice = () => page.getByRole("group", { name: "从哪里接着读" });

test("with no place here it opens where the other device stopped, and 学习 says how far", async () => {
  phone.receive(keptThere(60, Date.now()));
  goTo("/texts");
  show(<App />, phone);
  await expect.element(page.getByText(/读到 \d+%，还剩约 16 分钟/)).toBeVisible();
  await open();
  expect(pointAtTop(words())?.block).toBe(60);
  await expect.element(choice()).not.toBeInTheDocument();
});

test("opened here, and nothing read: it goes straight to where the other device stopped", async () => {
  keptHere(0, Date.now());
  phone.receive(keptThere(60, Date.now() - 60_000));
  await open();
  expect(pointAtTop(words())?.block).toBe(60);
  await expect.element(choice()).not.toBeInTheDocument();
});

test("further on the other device: it opens here and offers to go there; asked once", async () => {
  keptHere(10, Date.now() - 60_000);
  phone.receive(keptThere(60, Date.now()));
  await open();
  expect(pointAtTop(words())?.block).toBe(10);
  await expect.element(choice().getByText("另一部手机上读到第 61 段。")).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "接着那里读" }).click();
  await vi.waitFor(() => expect(pointAtTop(words())?.block).toBe(60));
  await expect.element(choice()).not.toBeInTheDocument();
  await open();
  await expect.element(choice()).not.toBeInTheDocument();
});

test("whoever stays here, with the keys alone, is not asked again", async () => {
  keptHere(10, Date.now() - 60_000);
  phone.receive(keptThere(60, Date.now()));
  await open();
  page.getByRole("button", { name: "留在这里" }).element().focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(choice()).not.toBeInTheDocument();
  expect(pointAtTop(words())?.block).toBe(10);
  await open();
  expect(pointAtTop(words())?.block).toBe(10);
  await expect.element(choice()).not.toBeInTheDocument();
});

test("read later on the other device, but less far: it opens there, and the place here is not lost", async () => {
  keptHere(60, Date.now() - 60_000);
  phone.receive(keptThere(10, Date.now()));
  await open();
  expect(pointAtTop(words())?.block).toBe(10);
  await expect.element(choice().getByText("这部手机上先前读到第 61 段。")).toBeVisible();
  await page.getByRole("button", { name: "接着那里读" }).click();
  await vi.waitFor(() => expect(pointAtTop(words())?.block).toBe(60));
});

test("read here since: the older place elsewhere says nothing", async () => {
  phone.receive(keptThere(10, Date.now() - 60_000));
  keptHere(60, Date.now());
  await open();
  expect(pointAtTop(words())?.block).toBe(60);
  await expect.element(choice()).not.toBeInTheDocument();
});

test("in a new version it opens at the same words, of this device and of another", async () => {
  keptHere(60, Date.now());
  const next = newVersion();
  await open(next.blocks.length);
  expect(pointAtTop(words())?.block).toBe(67);
  show(null, phone);
  forgetReadings();
  phone.receive(keptThere(31, Date.now()));
  await open(next.blocks.length);
  expect(pointAtTop(words())?.block).toBe(38);
});

const told = () => phone.written.filter(({ kind }) => kind === "place-kept");
function goOnTo(block: number): void {
  document.querySelector(`[data-block="${block}"]`)?.scrollIntoView({ block: "start" });
}
const keptBlock = (block: number) =>
  vi.waitFor(() => expect(readings.value.places["text-1"]?.block).toBeGreaterThanOrEqual(block - 1));

test("who has no other phone tells nobody where he is", async () => {
  phone.receive(enrolled(phone.state.device!));
  await open();
  goOnTo(40);
  await keptBlock(40);
  goTo("/texts");
  await expect.element(page.getByRole("heading", { name: "学习" })).toBeVisible();
  expect(phone.written).toEqual([]);
});

test("a phone that was stopped is none", async () => {
  phone.receive(
    enrolled(tablet),
    received("device-revoked", { device: tablet, why: "丢了" }, { by: testMember }),
  );
  await open();
  goOnTo(40);
  await keptBlock(40);
  goTo("/texts");
  await expect.element(page.getByRole("heading", { name: "学习" })).toBeVisible();
  expect(phone.written).toEqual([]);
});

test("with another phone: told when he leaves, once, and only where he has gone on", async () => {
  phone.receive(enrolled(tablet));
  await open();
  dispatchEvent(new PageTransitionEvent("pagehide"));
  expect(told()).toEqual([]);
  goOnTo(40);
  await keptBlock(40);
  dispatchEvent(new PageTransitionEvent("pagehide"));
  goTo("/texts");
  await expect.element(page.getByRole("heading", { name: "学习" })).toBeVisible();
  await vi.waitFor(() => expect(told()).toHaveLength(1));
  const { block, offset, words: own } = told()[0]!.body as { block: number; offset: number; words: string };
  expect(own).toBe(wordsFrom(content.blocks.map(wordsOf), block, offset));
  expect(Math.abs(block - 40)).toBeLessThanOrEqual(1);
  // Looked at again without going on: nothing new.
  await open();
  goTo("/texts");
  await expect.element(page.getByRole("heading", { name: "学习" })).toBeVisible();
  expect(told()).toHaveLength(1);
});

test("on a full phone it is told at the next leaving", async () => {
  phone.receive(enrolled(tablet));
  await open();
  goOnTo(40);
  await keptBlock(40);
  phone.failNext(new StorageFull("full"));
  dispatchEvent(new PageTransitionEvent("pagehide"));
  expect(told()).toEqual([]);
  await vi.waitFor(() => {
    dispatchEvent(new PageTransitionEvent("pagehide"));
    expect(told()).toHaveLength(1);
  });
});

test("hidden, and left while storage takes its time: it is told once", async () => {
  phone.receive(enrolled(tablet));
  const write = vi.spyOn(phone, "write").mockReturnValue(new Promise(() => undefined));
  await open();
  goOnTo(40);
  await keptBlock(40);
  dispatchEvent(new PageTransitionEvent("pagehide"));
  goTo("/texts");
  await expect.element(page.getByRole("heading", { name: "学习" })).toBeVisible();
  expect(write).toHaveBeenCalledTimes(1);
});
