import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { SeenEntry } from "../../../domain/entry.ts";
import type { StudyText } from "../../../protocol/study-text.ts";
import { type Draft, StorageFull } from "../../../sync/phone.ts";
import type { RecordingDraft } from "../../recording/recording-draft.ts";
import { speaking } from "../../recording/testing/speaking.ts";
import { goTo } from "../../routing/place.ts";
import { Shell } from "../../shell/shell.tsx";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone, testMember } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const blob = "text-1".padEnd(64, "0");
const paragraphs = ["第一节", "天亮的时候，渠里来了水。", "大家都说好。"];
const text: StudyText = {
  studyText: 1,
  title: "下班十分钟",
  blocks: [
    { t: "h", level: 2, text: paragraphs[0]! },
    { t: "p", text: paragraphs[1]! },
    { t: "table", head: false, rows: [["一", "二"]] },
    { t: "note", mark: "〔1〕", text: "不读的" },
    { t: "p", text: paragraphs[2]! },
  ],
};

let phone: MemoryPhone;

beforeEach(() => {
  phone = phoneWith(county());
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function phoneWith(entries: SeenEntry[]): MemoryPhone {
  const made = memoryPhone({ entries });
  made.keep(blob, JSON.stringify(text));
  return made;
}

function refused(name: string): void {
  vi.spyOn(navigator.mediaDevices, "getUserMedia").mockRejectedValue(new DOMException("no", name));
}

async function open(who = phone): Promise<void> {
  goTo("/texts/text-1/record", true);
  show(<Shell />, who);
  await expect.element(page.getByRole("heading", { level: 1, name: "朗读《下班十分钟》" })).toBeVisible();
}

const button = (name: string | RegExp) => page.getByRole("button", { name });
const draftOf = (who: MemoryPhone) =>
  who.draftStore.get("recording:text-1")?.content as RecordingDraft | undefined;

async function recordOne(): Promise<void> {
  await button("录这一段").click();
  await expect.element(page.getByText(/正在录，1 秒/)).toBeVisible();
  await button("停，读完了").click();
  await expect.element(page.getByText(/^录好了：/)).toBeVisible();
}

test("two paragraphs in a dialect, handed in: what is written names the sounds, and the draft is gone", async () => {
  speaking();
  await open();
  await button("开始录").click();
  await expect.element(page.getByRole("link", { name: "回到文章" })).toBeVisible();
  await expect.element(page.getByText("第 1 段，共 3 段")).toBeVisible();
  await expect.element(page.getByText(paragraphs[0]!, { exact: true })).toBeVisible();
  await expectAccessible();
  await recordOne();
  await expectAccessible();
  await button("下一段").click();
  await expect.element(page.getByText(paragraphs[1]!)).toBeVisible();
  await recordOne();
  await button("全部段落").click();
  await button("改名字，或改用什么话").click();
  await page.getByRole("radio", { name: "家乡话" }).click();
  await button("就这样").click();
  await expect.element(page.getByText(/^请写是哪里的话/)).toBeVisible();
  await userEvent.fill(page.getByLabelText("哪里的话"), "长沙话");
  await button("就这样").click();
  await button("先录到这里，看看录好的").click();
  await expect.element(page.getByText(/^何小满，长沙话。录好 2 段/)).toBeVisible();
  await expectAccessible();
  await button("交给支部听一听").click();
  await expect.element(page.getByRole("heading", { level: 1, name: "我的朗读" })).toBeVisible();
  await expect.element(page.getByText("已存在本机，有了网络就交给支部。")).toBeVisible();

  const [entry] = phone.written;
  if (entry?.kind !== "reading-recorded") throw new Error("no recording");
  expect(entry.body).toMatchObject({ text: "text-1", blob, voice: "何小满", dialect: "长沙话" });
  expect(entry.body.parts.map((part) => part.block)).toEqual([0, 1]);
  for (const part of entry.body.parts) {
    const kept = await phone.blobs.get(part.sound);
    expect(kept?.length).toBe(part.size);
    expect(part.seconds).toBeGreaterThan(0.5);
    const context = new OfflineAudioContext(1, 1, 16_000);
    const heard = await context.decodeAudioData(kept!.slice().buffer);
    expect(heard.duration).toBeGreaterThan(0.5);
  }
  expect(draftOf(phone)).toBeUndefined();
  // What is left on the phone is the text and what was handed in: no pieces.
  expect((await phone.blobs.held()).length).toBe(3);
});

test("a page that goes away in the middle of a paragraph has kept what was spoken, and the whole one before it", async () => {
  speaking();
  await open();
  await button("开始录").click();
  await recordOne();
  await button("下一段").click();
  await button("录这一段").click();
  await vi.waitFor(() => expect(draftOf(phone)?.underWay?.pieces.length).toBeGreaterThan(1), 15_000);
  const left = memoryPhone({ entries: county() });
  left.keep(blob, JSON.stringify(text));
  // As a browser leaves it that is killed now.
  for (const [id, draft] of phone.draftStore) left.draftStore.set(id, leftBehind(draft));
  const kept = draftOf(left)!;
  for (const id of [...kept.underWay!.pieces, ...kept.parts.map(({ sound }) => sound)])
    await left.blobs.put((await phone.blobs.get(id))!, "audio/webm", "draft");

  await open(left);
  await expect.element(page.getByText(paragraphs[1]!)).toBeVisible();
  await expect.element(page.getByText("这一段上次录到一半断了，录下的还在")).toBeVisible();
  await expectAccessible();
  await button("全部段落").click();
  await expect.element(page.getByText(/录好 1 段/)).toBeVisible();
  await button(/录到一半/).click();
  await button("够用，留下").click();
  await expect.element(page.getByText(/^录好了：/)).toBeVisible();
  const { parts, underWay } = draftOf(left)!;
  expect(underWay).toBeUndefined();
  expect(parts.find(({ words }) => words === paragraphs[1])?.seconds).toBeGreaterThan(2.5);
});

test("recorded again and cut off, the one before can be had back", async () => {
  speaking();
  await open();
  await button("开始录").click();
  await recordOne();
  const [first] = draftOf(phone)!.parts;
  await button("重录").click();
  await vi.waitFor(() => expect(draftOf(phone)?.underWay?.pieces.length).toBeGreaterThan(0), 15_000);
  const left = memoryPhone({ entries: county() });
  left.keep(blob, JSON.stringify(text));
  for (const [id, draft] of phone.draftStore) left.draftStore.set(id, leftBehind(draft));
  for (const id of [...draftOf(left)!.underWay!.pieces, first!.sound])
    await left.blobs.put((await phone.blobs.get(id))!, "audio/webm", "draft");
  await open(left);
  await button("全部段落").click();
  await button(/录到一半/).click();
  await button("还用先前录好的那一遍").click();
  await expect.element(page.getByText(/^录好了：/)).toBeVisible();
  expect(draftOf(left)!.parts.map(({ sound }) => sound)).toEqual([first!.sound]);
});

test.each([
  ["NotAllowedError", /手机没有让送学用话筒/],
  ["NotFoundError", /没有找到话筒/],
  ["NotReadableError", /话筒正被别的应用占着/],
])("%s is explained, and a file can be chosen instead", async (name, words) => {
  refused(name);
  await open();
  await button("开始录").click();
  await button("录这一段").click();
  await expect.element(page.getByRole("alert").getByText(words)).toBeVisible();
  await expectAccessible();
  const input = page.getByLabelText("用录音机录，或选一个录音");
  expect(input.element().getAttribute("capture")).not.toBeNull();
  expect(input.element().getAttribute("accept")).toBe("audio/*");
  await userEvent.upload(input, new File([wav(2)], "录音.wav"));
  await expect.element(page.getByText("录好了：2 秒，不到 0.1 MB")).toBeVisible();
  expect(draftOf(phone)?.parts[0]).toMatchObject({ type: "audio/wav", seconds: 2 });
});

test("a browser that records nothing offers the file first, and says what cannot be played", async () => {
  vi.stubGlobal("MediaRecorder", undefined);
  await open();
  await button("开始录").click();
  await expect.element(page.getByText(/这个浏览器不能直接录音/)).toBeVisible();
  await expect.element(button("录这一段")).not.toBeInTheDocument();
  await expectAccessible();
  const input = page.getByLabelText("用录音机录，或选一个录音");
  await userEvent.upload(input, new File(["#!AMR\n......"], "录音.amr"));
  await expect.element(page.getByText(/^这个文件放不出来/)).toBeVisible();
  expect(draftOf(phone)?.parts).toEqual([]);
  await userEvent.upload(input, new File([wav(1)], "录音.wav"));
  await expect.element(page.getByText(/^录好了：1 秒/)).toBeVisible();
});

test("on a full phone the paragraph stays, says so, and is kept when there is room", async () => {
  speaking();
  await open();
  await button("开始录").click();
  const put = vi.spyOn(phone.blobs, "put").mockRejectedValue(new StorageFull("full"));
  await button("录这一段").click();
  // Nothing more would be kept: it stops by itself.
  await expect.element(page.getByText("这一段还没有存上")).toBeVisible();
  put.mockRestore();
  await button("再存一次").click();
  await expect.element(page.getByText(/^录好了：/)).toBeVisible();
});

test("a new version of the text keeps what was recorded of words that did not change", async () => {
  speaking();
  await open();
  await button("开始录").click();
  await recordOne();
  await button("下一段").click();
  await recordOne();
  const changed: StudyText = {
    ...text,
    blocks: [
      { t: "p", text: "新加的一段。" },
      text.blocks[0]!,
      { t: "p", text: "改过的。" },
      text.blocks[4]!,
    ],
  };
  const newer = "1".repeat(64);
  const published = county().find((one) => one.kind === "text-published" && one.body.text === "text-1");
  if (published?.kind !== "text-published") throw new Error("no text");
  phone.keep(newer, JSON.stringify(changed));
  phone.receive(received("text-published", { ...published.body, blob: newer }));
  await open();
  await expect.element(page.getByText("新加的一段。")).toBeVisible();
  await expect.element(page.getByText(/有 1 段的字改过了，要重新录/)).toBeVisible();
  await button("先录到这里，看看录好的").click();
  await expect.element(page.getByText(/录好 1 段/)).toBeVisible();
  await button("交给支部听一听").click();
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  expect(phone.written[0]).toMatchObject({ body: { blob: newer, parts: [{ block: 1 }] } });
});

test("mine: what became of it in words; taken back, nobody hears it", async () => {
  const parts = [{ block: 0, sound: "a".repeat(64), size: 4_000, seconds: 2 }];
  const body = {
    reading: "r",
    text: "text-1",
    blob,
    voice: "何小满",
    dialect: "长沙话",
    type: "audio/mp4",
    parts,
  };
  const recorded = received("reading-recorded", body, { by: testMember });
  phone = phoneWith([...county(), recorded]);
  goTo("/me/recordings", true);
  show(<Shell />, phone);
  await expect.element(page.getByText("已交给支部，支部还没有听。")).toBeVisible();
  phone.receive(received("reading-declined", { entry: recorded.id, words: "后半段有风声" }));
  await expect.element(page.getByText("后半段有风声")).toBeVisible();
  phone.receive(received("reading-approved", { entry: recorded.id, unit: "liuwan" }));
  await expect.element(page.getByText("柳湾村党支部的党员可以听。")).toBeVisible();
  await expectAccessible();
  await button("收回这份录音").click();
  await button("收回").last().click();
  await expect.element(page.getByText("已收回，谁也听不到了。")).toBeVisible();
  expect(phone.written).toMatchObject([{ kind: "reading-withdrawn", body: { entry: recorded.id } }]);
});

test("improved: what was handed in before is gone on from, under the same name", async () => {
  speaking();
  const sound = await phone.blobs.put(wav(1), "audio/wav");
  const parts = [{ block: 0, sound, size: 16_044, seconds: 1 }];
  const body = { reading: "same", text: "text-1", blob, voice: "小满", type: "audio/wav", parts };
  phone.receive(received("reading-recorded", body, { by: testMember }));
  await open();
  await button("开始录").click();
  await expect.element(page.getByText(paragraphs[1]!)).toBeVisible();
  await recordOne();
  await button("全部段落").click();
  await button("交给支部听一听").click();
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  expect(phone.written[0]).toMatchObject({
    body: { reading: "same", voice: "小满", parts: [{ sound }, { block: 1 }] },
  });
  expect(await phone.blobs.get(sound)).toBeDefined();
});

/** Nobody speaks into it any more. */
function leftBehind(draft: Draft): Draft {
  const left = structuredClone(draft);
  const { underWay } = left.content as RecordingDraft;
  if (underWay) underWay.take = "of a browser that is gone";
  return left;
}

/** A tone of so many seconds, as a file that every browser plays. */
function wav(seconds: number): Uint8Array<ArrayBuffer> {
  const rate = 8_000;
  const data = new DataView(new ArrayBuffer(44 + rate * seconds * 2));
  const put = (at: number, words: string) =>
    new TextEncoder().encode(words).forEach((byte, i) => data.setUint8(at + i, byte));
  put(0, "RIFF");
  data.setUint32(4, 36 + rate * seconds * 2, true);
  put(8, "WAVEfmt ");
  data.setUint32(16, 16, true);
  data.setUint16(20, 1, true);
  data.setUint16(22, 1, true);
  data.setUint32(24, rate, true);
  data.setUint32(28, rate * 2, true);
  data.setUint16(32, 2, true);
  data.setUint16(34, 16, true);
  put(36, "data");
  data.setUint32(40, rate * seconds * 2, true);
  for (let i = 0; i < rate * seconds; i++) data.setInt16(44 + i * 2, Math.sin(i / 4) * 8_000, true);
  return new Uint8Array(data.buffer);
}
