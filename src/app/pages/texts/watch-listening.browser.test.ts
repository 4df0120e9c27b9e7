import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listeningNow, type ListeningNow } from "../../texts/listening-now.ts";
import { forgetReadings, readings } from "../../texts/readings.ts";
import { watchReading } from "./watch-reading.ts";

const words = Array.from({ length: 20 }, (_, i) => `第${i}段。`.padEnd(200, "没有网络也能学，"));
let top = { block: 0, offset: 0 };
let stop: () => void;

beforeEach(() => {
  forgetReadings();
  listeningNow.value = undefined;
  top = { block: 0, offset: 0 };
  vi.useFakeTimers({ now: Date.parse("2026-03-12T20:00:00+08:00") });
  stop = watchReading({
    text: "text-1",
    blob: "b1",
    words,
    pointAtTop: () => top,
    isEndInSight: () => false,
    isAway: () => false,
    onLeave: () => undefined,
  });
});
afterEach(() => {
  stop();
  see("visible");
  listeningNow.value = undefined;
  vi.useRealTimers();
});

function see(visibilityState: DocumentVisibilityState): void {
  Object.defineProperty(document, "visibilityState", { configurable: true, value: visibilityState });
  document.dispatchEvent(new Event("visibilitychange"));
}
function hear(is: ListeningNow["is"], block = 0): void {
  listeningNow.value = { text: "text-1", is, point: { block, offset: 0 } };
}
const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000);
const seen = () => readings.value.seen[0];
const counted = () => Math.round((seen()?.reading.activeMs ?? 0) / 60_000);
const heard = () => Math.round((seen()?.heardMs ?? 0) / 60_000);

test("listening counts without a touch, also with a dark screen; a pause does not", () => {
  hear("playing", 3);
  minutes(10);
  see("hidden");
  minutes(10);
  expect(counted()).toBe(20);
  expect(heard()).toBe(20);
  hear("paused", 7);
  minutes(10);
  see("visible");
  minutes(10);
  expect(counted()).toBe(20);
  hear("playing", 8);
  minutes(2);
  expect([counted(), heard()]).toEqual([22, 22]);
});

test("reading while it is read aloud is counted once", () => {
  hear("playing", 3);
  for (let i = 0; i < 60; i++) {
    dispatchEvent(new Event("scroll"));
    minutes(0.1);
  }
  expect([counted(), heard()]).toEqual([6, 6]);
});

test("who has paused and reads on by himself is counted again, as a reader", () => {
  hear("playing", 3);
  minutes(5);
  hear("paused", 4);
  minutes(5);
  for (let i = 0; i < 5; i++) {
    dispatchEvent(new Event("scroll"));
    minutes(1);
  }
  expect([counted(), heard()]).toEqual([10, 5]);
});

test("the place goes along with the voice and stays where it stopped, until he scrolls on; a dark screen moves nothing", () => {
  const place = () => readings.value.places["text-1"];
  hear("playing", 3);
  see("hidden");
  hear("playing", 9);
  expect(place()).toMatchObject({ block: 9, isFinished: false, left: 11 * 200 });
  hear("paused", 9);
  see("visible");
  minutes(1);
  expect(place()?.block).toBe(9);
  top = { block: 5, offset: 10 };
  dispatchEvent(new Event("scroll"));
  minutes(0.1);
  expect(place()).toMatchObject({ block: 5, offset: 10 });
  hear("playing", 19);
  listeningNow.value = undefined;
  minutes(1);
  expect(place()?.block).toBe(19);
});

test("heard to its end it is finished", () => {
  hear("playing", 19);
  minutes(1);
  expect(readings.value.places["text-1"]?.isFinished).toBe(false);
  hear("ended", 19);
  expect(readings.value.places["text-1"]).toMatchObject({ isFinished: true, left: 0 });
});

test("what is heard of another text is not of this one", () => {
  listeningNow.value = { text: "text-2", is: "playing", point: { block: 9, offset: 0 } };
  minutes(10);
  expect(readings.value.places["text-1"]?.block).toBe(0);
  expect(counted()).toBe(3);
});
