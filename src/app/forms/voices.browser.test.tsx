import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { AnswerFile, Form } from "../../domain/forms/form.ts";
import { mandarin, quietSpeech } from "../listening/testing/quiet-speech.ts";
import { sayNothing } from "./testing/wave.ts";
import { expectAccessible } from "../testing/show.tsx";
import { showForm } from "./testing/show-form.tsx";

const spoken: Form = {
  title: "说几句",
  fields: [{ kind: "voice", id: "voice", label: "说几句", required: true }],
};
const button = (name: string) => page.getByRole("button", { name, exact: true });

afterEach(() => vi.restoreAllMocks());

/** A voice out of an oscillator, through the browser's own recorder. */
function speaking(): void {
  const context = new AudioContext();
  const voice = context.createOscillator();
  const out = context.createMediaStreamDestination();
  voice.connect(out);
  voice.start();
  vi.spyOn(navigator.mediaDevices, "getUserMedia").mockImplementation(async () => {
    await context.resume();
    return out.stream;
  });
}

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
