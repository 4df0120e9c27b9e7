import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepScreenOn } from "./keep-screen-on.ts";

// A headless browser has no screen to keep on: what is asked of it is counted.
let held = 0;
let asked = 0;
let end: () => void = () => undefined;
const request = vi.fn();

beforeEach(() => {
  held = 0;
  asked = 0;
  request.mockImplementation(() => {
    asked += 1;
    held += 1;
    return Promise.resolve({ release: () => Promise.resolve(void (held -= 1)) });
  });
  Object.defineProperty(navigator, "wakeLock", { configurable: true, value: { request } });
  vi.useFakeTimers();
});
afterEach(() => {
  end();
  see("visible");
  vi.useRealTimers();
  Reflect.deleteProperty(navigator, "wakeLock");
});

test("on while the page is seen, off when it is hidden or left, on again when it is back", async () => {
  end = keepScreenOn();
  await settle();
  expect(held).toBe(1);
  see("hidden");
  await settle();
  expect(held).toBe(0);
  see("visible");
  await settle();
  expect(held).toBe(1);
  end();
  await settle();
  expect(held).toBe(0);
});

test("left before the browser has answered: it does not stay on", async () => {
  keepScreenOn()();
  await settle();
  expect(held).toBe(0);
});

test("who has fallen asleep over it finds the battery full: off without a sign of life, on with the next", async () => {
  end = keepScreenOn(600_000);
  await vi.advanceTimersByTimeAsync(599_000);
  dispatchEvent(new Event("scroll"));
  await vi.advanceTimersByTimeAsync(599_000);
  expect(held).toBe(1);
  expect(asked).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(held).toBe(0);
  dispatchEvent(new Event("pointerdown"));
  await settle();
  expect(held).toBe(1);
});

test("refused, as with a low battery: nothing happens", async () => {
  request.mockImplementation(() => Promise.reject(new Error("low battery")));
  end = keepScreenOn();
  await settle();
  expect(held).toBe(0);
});

function see(visibilityState: DocumentVisibilityState): void {
  Object.defineProperty(document, "visibilityState", { configurable: true, value: visibilityState });
  document.dispatchEvent(new Event("visibilitychange"));
}

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}
