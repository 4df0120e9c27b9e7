import { expect, test, vi } from "vitest";
import { browserSpeech } from "./browser-speech.ts";
import { speechMouth } from "./speech-mouth.ts";
import { mandarin } from "./testing/quiet-speech.ts";

test("a browser without a voice tells none, and what it is given to say anyway ends in a word, not in silence", async () => {
  const speech = browserSpeech()!;
  expect(speech.voices()).toEqual([]);
  const told: string[] = [];
  const words = "没有网络也能学。";
  const saying = speechMouth(speech, mandarin).say(
    { block: 0, from: 0, to: words.length, words },
    { rate: 1, volume: 1 },
    {
      begun: () => told.push("begun"),
      at: () => undefined,
      interrupted: () => undefined,
      ended: () => told.push("ended"),
      failed: ({ why }) => told.push(why),
    },
  );
  await vi.waitFor(() => expect(told.at(-1)).toMatch(/silent|tap|ended/), 30_000);
  saying.stop();
  expect(speech.isBusy()).toBe(false);
});
