import { effect } from "@preact/signals";
import { expect, test } from "vitest";
import type { Heard, Manner, Mouth } from "./mouth.ts";
import { piecesOf, type Piece } from "./pieces.ts";
import { openPlayQueue } from "./play-queue.ts";

/** Says nothing by itself: the test tells what is heard. It answers as a real one does, and keeps account of what it was asked. */
function quietMouth() {
  const log: string[] = [];
  let heard: Heard | undefined;
  const mouth: Mouth = {
    say(piece, manner, on) {
      log.push(`say ${piece.words} ${manner.rate}`);
      heard = on;
      return {
        pause: () => log.push("pause"),
        goOn: () => log.push("go on"),
        change: ({ rate, volume }: Manner) => log.push(`change ${rate} ${volume}`),
        stop() {
          log.push("stop");
          heard = undefined;
        },
      };
    },
    prepare: (piece) => log.push(`prepare ${piece.words}`),
    close: () => undefined,
  };
  return { mouth, log, on: () => heard! };
}

const words = ["题目", "甲。乙。", "丙。丁。"];
const sentences = piecesOf(words, new Map(), true);

function open(pieces: readonly Piece[] = sentences, start = { block: 0, offset: 0 }) {
  const { mouth, log, on } = quietMouth();
  let time = 0;
  const queue = openPlayQueue({
    pieces,
    mouthOf: () => mouth,
    manner: { rate: 1, volume: 1 },
    start,
    now: () => time,
  });
  const pass = (ms: number) => (time += ms);
  /** until the last sentence has ended */
  const hearOut = () => {
    on().begun();
    pass(5_000);
    on().ended();
  };
  const here = () => queue.pieces[queue.at.value]?.words;
  return { queue, log, on, pass, hearOut, here };
}

test("one after the other, from where he is, the next made ready meanwhile; then it is over, and begins anew from the start", () => {
  const { queue, log, hearOut } = open(sentences, { block: 1, offset: 2 });
  expect(queue.state.value).toBe("paused");
  queue.play();
  expect(queue.state.value).toBe("waiting");
  hearOut();
  hearOut();
  hearOut();
  expect(queue.state.value).toBe("ended");
  expect(log).toEqual(["say 乙。 1", "prepare 丙。", "say 丙。 1", "prepare 丁。", "say 丁。 1"]);
  queue.play();
  expect(log.at(-1)).toBe("say 题目 1");
});

test("a pause holds it and play goes on with the same; twice the same changes nothing", () => {
  const { queue, log, on } = open();
  queue.play();
  on().begun();
  queue.play();
  queue.pause();
  queue.pause();
  expect(queue.state.value).toBe("paused");
  queue.play();
  expect(queue.state.value).toBe("playing");
  expect(log.filter((line) => !line.startsWith("prepare"))).toEqual(["say 题目 1", "pause", "go on"]);
});

test("paused before anything was heard, it begins again when he wants it", () => {
  const { queue, log } = open();
  queue.play();
  queue.pause();
  queue.play();
  expect(log).toEqual(["say 题目 1", "stop", "say 题目 1"]);
});

test("interrupted by the phone, it is paused and goes on with the same", () => {
  const { queue, log, on } = open();
  queue.play();
  on().begun();
  on().interrupted();
  expect(queue.state.value).toBe("paused");
  queue.play();
  expect(queue.state.value).toBe("playing");
  expect(log.at(-1)).toBe("go on");
});

test("再听一遍 is this sentence; pressed when the next has hardly begun, it is the one before", () => {
  const { queue, on, pass, hearOut, here } = open(sentences, { block: 1, offset: 0 });
  queue.play();
  on().begun();
  pass(3_000);
  queue.again();
  expect(here()).toBe("甲。");
  hearOut();
  on().begun();
  pass(800);
  queue.again();
  expect(here()).toBe("甲。");
  expect(queue.state.value).toBe("waiting");
});

test("再听一遍 of a recording is its paragraph, whenever it is pressed", () => {
  const sound = (block: number) => ({ block, sound: `s${block}`, size: 1, seconds: 9 });
  const recorded = piecesOf(words, new Map([0, 1, 2].map((block) => [block, sound(block)])), false);
  const { queue, on, here } = open(recorded, { block: 1, offset: 0 });
  queue.play();
  on().begun();
  queue.again();
  expect(here()).toBe("甲。乙。");
});

test("by paragraphs: on to the next, back first to the beginning of this one; silent where it was silent", () => {
  const { queue, here, log } = open(sentences, { block: 1, offset: 2 });
  queue.step(-1);
  expect(here()).toBe("甲。");
  queue.step(-1);
  expect(here()).toBe("题目");
  queue.step(-1);
  expect(here()).toBe("题目");
  queue.step(1);
  queue.step(1);
  expect(here()).toBe("丙。");
  queue.step(1);
  expect(here()).toBe("丙。");
  expect(queue.state.value).toBe("paused");
  expect(log).toEqual([]);
  queue.play();
  queue.step(-1);
  expect(log).toEqual(["say 丙。 1", "stop", "say 甲。 1"]);
});

test("what cannot be heard stops it and says why; who presses again tries the same again", () => {
  const { queue, on, log } = open();
  queue.play();
  on().failed({ why: "fetch", how: "offline" });
  expect(queue.state.value).toBe("paused");
  expect(queue.trouble.value).toEqual({ why: "fetch", how: "offline" });
  queue.play();
  expect(queue.trouble.value).toBeUndefined();
  expect(log).toEqual(["say 题目 1", "say 题目 1"]);
});

test("who looks never sees a piece with how far the one before was", () => {
  const { queue, on, hearOut } = open();
  const seen: string[] = [];
  queue.play();
  on().begun();
  effect(() => void seen.push(`${queue.at.value} ${queue.share.value}`));
  on().at(0.9);
  hearOut();
  queue.step(1);
  expect(seen).toEqual(["0 0", "0 0.9", "1 0", "3 0"]);
});

test("speed and loudness are those of now and of all that comes", () => {
  const { queue, log, hearOut } = open();
  queue.play();
  queue.change({ rate: 0.8 });
  queue.change({ volume: 0.5 });
  hearOut();
  expect(log.filter((line) => !line.startsWith("prepare"))).toEqual([
    "say 题目 1",
    "change 0.8 1",
    "change 0.8 0.5",
    "say 甲。 0.8",
  ]);
});

test("closed, it is silent; a text without a word has nothing to play", () => {
  const { queue, log, on } = open();
  queue.play();
  on().begun();
  queue.close();
  expect(log.at(-1)).toBe("stop");
  expect(queue.state.value).toBe("paused");
  const nothing = open([]);
  nothing.queue.play();
  nothing.queue.again();
  nothing.queue.step(1);
  expect(nothing.queue.state.value).toBe("paused");
  expect(nothing.queue.at.value).toBe(-1);
});
