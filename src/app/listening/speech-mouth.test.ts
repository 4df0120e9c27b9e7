import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Piece } from "./pieces.ts";
import { speechMouth } from "./speech-mouth.ts";
import { mandarin, quietSpeech, type QuietSpeech } from "./testing/quiet-speech.ts";

// No browser of a test machine has a voice: its port has a stand-in here that is as unreliable as the real ones are.
let speech: QuietSpeech;
let events: string[];

beforeEach(() => {
  vi.useFakeTimers();
  speech = quietSpeech(mandarin);
  events = [];
});
afterEach(() => vi.useRealTimers());

function say(words: string, rate = 1) {
  const piece: Piece = { block: 0, from: 0, to: words.length, words };
  return speechMouth(speech, mandarin).say(
    piece,
    { rate, volume: 1 },
    {
      begun: () => events.push("begun"),
      at: () => events.push("at"),
      interrupted: () => events.push("interrupted"),
      ended: () => events.push("ended"),
      failed: ({ why }) => events.push(`failed ${why}`),
    },
  );
}

test("one sentence is one utterance, at the speed of the person; a table is spoken with pauses", () => {
  say("张三\t4人\n", 0.8);
  expect(speech.said).toEqual([{ words: "张三，4人", rate: 0.8 }]);
  speech.now()!.begun();
  speech.now()!.ended();
  vi.advanceTimersByTime(60_000);
  expect(events).toEqual(["begun", "ended"]);
});

test("the end that Android loses is noticed, and the next sentence comes", () => {
  say("没有网络也能学。");
  speech.now()!.begun();
  vi.advanceTimersByTime(3_000);
  expect(events).toEqual(["begun"]);
  speech.loseEnd();
  vi.advanceTimersByTime(1_500);
  expect(events).toEqual(["begun", "ended"]);
});

test("a voice that hangs in a sentence is given up after a time that the slowest would not need", () => {
  say("没有网络也能学。", 0.6);
  speech.now()!.begun();
  vi.advanceTimersByTime(12_000);
  expect(events).toEqual(["begun"]);
  vi.advanceTimersByTime(10_000);
  expect(events).toEqual(["begun", "ended"]);
  expect(speech.isBusy()).toBe(false);
});

test("a voice that never says that it begins is believed when it is at work", () => {
  say("学。");
  vi.advanceTimersByTime(2_000);
  expect(events).toEqual(["begun"]);
});

test("a voice that says nothing at all: that is told, after five seconds", () => {
  say("学。");
  speech.loseEnd();
  vi.advanceTimersByTime(4_000);
  expect(events).toEqual([]);
  vi.advanceTimersByTime(2_500);
  expect(events).toEqual(["failed silent"]);
});

test("a browser that wants a tap first says so", () => {
  say("学。");
  speech.now()!.failed("not-allowed");
  expect(events).toEqual(["failed tap"]);
});

test("a pause gives the sentence up and going on says it again; what the first still tells is nobody's business", () => {
  const saying = say("没有网络也能学。");
  const first = speech.now()!;
  first.begun();
  saying.pause();
  expect(speech.isBusy()).toBe(false);
  first.ended();
  vi.advanceTimersByTime(60_000);
  expect(events).toEqual(["begun"]);
  saying.change({ rate: 0.6, volume: 1 });
  saying.goOn();
  expect(speech.said.map(({ rate }) => rate)).toEqual([1, 0.6]);
  first.failed("canceled");
  speech.now()!.begun();
  speech.now()!.ended();
  expect(events).toEqual(["begun", "begun", "ended"]);
});

test("stopped, nothing comes any more", () => {
  const saying = say("学。");
  const first = speech.now()!;
  saying.stop();
  first.begun();
  first.ended();
  vi.advanceTimersByTime(60_000);
  expect(events).toEqual([]);
});
