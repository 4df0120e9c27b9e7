import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { AnswerFile, Form } from "../../domain/forms/form.ts";
import { mandarin, quietSpeech } from "../listening/testing/quiet-speech.ts";
import { isSpokenNow, type UnderWay } from "../recording/kept-take.ts";
import { StorageFull } from "../../sync/phone.ts";
import { until } from "../recording/testing/until.ts";
import { memoryPhone } from "../testing/memory-phone.ts";
import { draftFiles } from "./answer-files.ts";
import type { AnswerFiles } from "./form-tools.ts";
import { sayNothing } from "./testing/wave.ts";
import { speaking } from "../recording/testing/speaking.ts";
import { expectAccessible } from "../testing/show.tsx";
import { showForm } from "./testing/show-form.tsx";

const spoken: Form = {
  title: "说几句",
  fields: [{ kind: "voice", id: "voice", label: "说几句", required: true }],
};
const button = (name: string) => page.getByRole("button", { name, exact: true });

afterEach(() => vi.restoreAllMocks());

test("spoken, and handed in while it is being spoken: what was said is in it", async () => {
  speaking();
  const { files, handedIn } = showForm(spoken);
  await button("说几句：录音").click();
  await expect.element(page.getByText("正在录，1 秒")).toBeVisible();
  await button("交表").click();
  await expect.poll(() => handedIn, { timeout: 10_000 }).toHaveLength(1);
  const answer = handedIn[0]!["voice"] as AnswerFile;
  expect(answer.type).toMatch(/^audio\//);
  const bytes = (await files.get(answer.blob))!;
  expect(bytes.length).toBe(answer.size);
  const context = new OfflineAudioContext(1, 1, 16_000);
  expect((await context.decodeAudioData(bytes.slice().buffer)).duration).toBeGreaterThan(0.5);
  await expect.element(button("听一遍")).toBeVisible();
  await expectAccessible();
});

test("a browser that is killed while one speaks has kept all but the last two seconds, and the whole answer before it", async () => {
  speaking();
  const { blobs } = memoryPhone();
  const first = sayNothing(2);
  const before = { blob: await blobs.put(first, "audio/wav"), size: first.length, type: "audio/wav" };
  const noted = new Map<string, UnderWay>();
  const files = (): AnswerFiles =>
    draftFiles(blobs, () => undefined, {
      note(place, underWay) {
        if (underWay) noted.set(place, structuredClone(underWay));
        else noted.delete(place);
        return Promise.resolve();
      },
      left: (place) => noted.get(place),
    });
  showForm(spoken, { files: files(), given: { voice: before } });
  await button("说几句：重录").click();
  await expect.element(page.getByText("正在录，4 秒")).toBeVisible();
  const left = structuredClone([...noted][0]!);
  // Four seconds stood on the screen.
  expect(left[1].seconds).toBeGreaterThan(2);
  // While it is spoken another tab leaves it alone.
  expect(await isSpokenNow(left[1])).toBe(true);
  // As a browser leaves it that is killed now.
  const pieces = await Promise.all(left[1].pieces.map(async (id) => (await blobs.get(id))!));
  await button("停，说完了").click();
  await expect.element(button("听一遍")).toBeVisible();
  await until(async () => expect(await blobs.has(left[1].pieces)).toEqual(new Set()));
  expect(noted.size).toBe(0);
  noted.set(left[0], { ...left[1], take: "of a browser that is gone" });
  for (const piece of pieces) await blobs.put(piece, left[1].type, "draft");

  const { sheet } = showForm(spoken, { files: files(), given: { voice: before } });
  await expect.element(page.getByText("上次说到一半断了，说到的都在")).toBeVisible();
  const answer = sheet.answers()["voice"] as AnswerFile;
  expect(answer.size).toBe(pieces.reduce((sum, piece) => sum + piece.length, 0));
  expect(noted.size).toBe(0);
  await button("还用先前录好的那一遍").click();
  expect(sheet.answers()["voice"]).toEqual(before);
  await expectAccessible();
});

test("on a full phone it stops by itself, says so, and what was said is kept when there is room", async () => {
  speaking();
  const { blobs } = memoryPhone();
  const files = draftFiles(blobs, () => undefined, {
    note: () => Promise.resolve(),
    left: () => undefined,
  });
  const put = vi.spyOn(blobs, "put").mockRejectedValue(new StorageFull("full"));
  const { sheet } = showForm(spoken, { files });
  await button("说几句：录音").click();
  await expect.element(page.getByText(/手机的存储空间满了/)).toBeVisible();
  put.mockRestore();
  await button("再存一次").click();
  await expect.element(page.getByText(/^录好了/)).toBeVisible();
  expect(await blobs.get((sheet.answers()["voice"] as AnswerFile).blob)).toBeDefined();
});

test("without a microphone it says so, and another recorder's file will do; one that nobody can play will not", async () => {
  vi.spyOn(navigator.mediaDevices, "getUserMedia").mockRejectedValue(
    new DOMException("no", "NotAllowedError"),
  );
  const { sheet } = showForm(spoken);
  await button("说几句：录音").click();
  await expect.element(page.getByText(/手机没有让送学用话筒/)).toBeVisible();
  const choose = page.getByLabelText("用录音机录，或选一个录音");
  await userEvent.upload(choose, new File(["no sound"], "a.m4a", { type: "audio/mp4" }));
  await expect.element(page.getByText(/这个文件放不出来/)).toBeVisible();
  await userEvent.upload(choose, new File([sayNothing(1)], "a.wav", { type: "audio/wav" }));
  await expect.element(page.getByText(/^录好了/)).toBeVisible();
  expect(sheet.answers()["voice"]).toMatchObject({ type: "audio/wav" });
});

test("长辈版: a question is read aloud with what can be chosen, by the phone's own voice only", async () => {
  const speech = quietSpeech({ ...mandarin, isLocal: false });
  const fields: Form["fields"] = [
    { kind: "yes-no", id: "visit", label: "要不要送学上门", yesWords: "要", noWords: "不要" },
    { kind: "text", id: "words", label: "意见" },
  ];
  showForm({ title: "听", fields }, { large: true, speech });
  await expect.element(page.getByText("第 1 题，共 2 题")).toBeVisible();
  await expect.element(button("听题目")).not.toBeInTheDocument();
  speech.tell(mandarin);
  await button("听题目").click();
  expect(speech.said.map(({ words }) => words)).toEqual(["要不要送学上门。要，还是，不要"]);
  await expect.element(button("停下")).toBeVisible();
  speech.now()!.ended();
  await expect.element(button("听题目")).toBeVisible();
  await button("听题目").click();
  await button("下一题").click();
  await expect.element(button("听题目")).toBeVisible();
  expect(speech.isBusy()).toBe(false);
});
