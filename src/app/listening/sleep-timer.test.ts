import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openSleepTimer } from "./sleep-timer.ts";

const evening = Date.parse("2026-03-12T21:30:00+08:00");
let volume: number;
let ends: number;
const open = () =>
  openSleepTimer(
    (value) => (volume = value),
    () => (ends += 1),
  );

beforeEach(() => {
  vi.useFakeTimers({ now: evening });
  volume = 1;
  ends = 0;
});
afterEach(() => vi.useRealTimers());

test("it says when it will stop, grows quieter before, stops then, once, and the next listening is as loud as ever", () => {
  const timer = open();
  timer.set(15);
  expect(timer.until.value).toEqual({ at: evening + 15 * 60_000, minutes: 15 });
  vi.advanceTimersByTime(15 * 60_000 - 16_000);
  expect(volume).toBe(1);
  vi.advanceTimersByTime(8_000);
  expect(volume).toBeGreaterThan(0.4);
  expect(volume).toBeLessThan(0.6);
  vi.advanceTimersByTime(7_000);
  expect(volume).toBeLessThan(0.1);
  expect(ends).toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(ends).toBe(1);
  expect(volume).toBe(1);
  expect(timer.until.value).toBeUndefined();
  vi.advanceTimersByTime(3_600_000);
  expect(ends).toBe(1);
});

test("another time counts from now; 听完这一篇 takes it back, loudness too", () => {
  const timer = open();
  timer.set(15);
  vi.advanceTimersByTime(10 * 60_000);
  timer.set(30);
  vi.advanceTimersByTime(29 * 60_000 + 55_000);
  expect(ends).toBe(0);
  expect(volume).toBeLessThan(0.5);
  timer.set(undefined);
  expect(volume).toBe(1);
  vi.advanceTimersByTime(3_600_000);
  expect(ends).toBe(0);
});

test("a phone that slept over the end stops when it wakes", () => {
  const timer = open();
  timer.set(15);
  vi.setSystemTime(evening + 3_600_000);
  vi.advanceTimersByTime(500);
  expect(ends).toBe(1);
});
