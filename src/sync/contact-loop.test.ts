import { describe, expect, test } from "vitest";
import { keepInTouch, LOOP, type Moments } from "./contact-loop.ts";
import type { Phone, PhoneState } from "./phone.ts";

/** A phone that only counts how often it talks, and time that passes when it is told to. */
function setUp(status: PhoneState["contact"]["status"] = "good") {
  const listeners = new Set<() => void>();
  const told = {
    talks: 0,
    status,
    waiting: 0,
    notBefore: undefined as number | undefined,
    /** bytes of files: left, on the server, and what a talk brings there */
    files: { blobs: 0, sent: 0, each: 0 },
  };
  const time = { now: 1_000_000, visible: true, dice: 0.5 };
  const timers = new Set<{ at: number; ring: () => void }>();
  let chance = (): void => undefined;
  const phone = {
    get state() {
      return {
        outbox: {
          waiting: told.waiting,
          blobs: told.files.blobs,
          upload: { sent: told.files.sent, total: 100 },
        },
        contact: { status: told.status, notBefore: told.notBefore },
      };
    },
    contact() {
      told.talks++;
      told.files.sent += told.files.each;
      if (told.status === "good") told.waiting = 0;
      return Promise.resolve();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Phone;
  const moments: Moments = {
    onChance(listener) {
      chance = listener;
      return () => (chance = () => undefined);
    },
    visible: () => time.visible,
    after(ms, then) {
      const timer = { at: time.now + ms, ring: then };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    now: () => time.now,
    dice: () => time.dice,
  };
  const stop = keepInTouch(phone, moments);
  const pass = async (ms: number): Promise<void> => {
    const end = time.now + ms;
    for (;;) {
      const due = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      timers.delete(due);
      time.now = due.at;
      due.ring();
      await Promise.resolve().then(() => undefined);
      await Promise.resolve().then(() => undefined);
    }
    time.now = end;
  };
  const write = (): void => {
    told.waiting++;
    for (const listener of listeners) listener();
  };
  return { told, time, pass, write, stop, timers, chance: () => chance() };
}

describe("when a phone talks", () => {
  test("at the start, and then now and then while it is seen", async () => {
    const { told, pass, time } = setUp();
    await pass(0);
    expect(told.talks).toBe(1);
    await pass(LOOP.whileSeen * 3);
    expect(told.talks).toBe(4);
    time.visible = false;
    await pass(LOOP.whileSeen * 10);
    expect(told.talks).toBe(5);
  });

  test("soon after something was written, once for a few things in a row", async () => {
    const { told, pass, write } = setUp();
    await pass(0);
    write();
    write();
    write();
    await pass(LOOP.afterWrite);
    expect(told.talks).toBe(2);
  });

  test("after failures later and later, anywhere up to the limit, and at once when there is a chance", async () => {
    const { told, pass, time, timers, chance } = setUp("offline");
    const waits: number[] = [];
    await pass(0);
    for (let i = 0; i < 12; i++) {
      const [timer] = timers;
      waits.push(timer!.at - time.now);
      await pass(waits.at(-1)!);
    }
    expect(waits.slice(0, 3)).toEqual([0.5, 1, 2].map((times) => times * LOOP.firstBackoff));
    expect(waits.at(-1)).toBe(LOOP.longestBackoff / 2);
    time.dice = 0.01;
    const before = told.talks;
    chance();
    await pass(0);
    expect(told.talks).toBe(before + 1);
  });

  test("a line that breaks off again and again, and brings some of a file each time, is taken up soon each time", async () => {
    const { told, pass, time, timers } = setUp("offline");
    told.files = { blobs: 1, sent: 0, each: 5 };
    await pass(0);
    for (let i = 0; i < 10; i++) {
      const [timer] = timers;
      expect(timer!.at - time.now).toBeLessThanOrEqual(LOOP.firstBackoff);
      await pass(timer!.at - time.now);
    }
  });

  test("what the server hears and does not take is offered more and more seldom", async () => {
    const { told, pass } = setUp("good");
    told.files = { blobs: 1, sent: 0, each: 0 };
    await pass(60 * 60_000);
    expect(told.talks).toBeGreaterThan(5);
    expect(told.talks).toBeLessThan(30);
  });

  test("not before the server wants to be called again, whatever happens", async () => {
    const { told, time, pass, write, chance } = setUp("offline");
    told.notBefore = time.now + 90_000;
    time.dice = 0.5;
    await pass(0);
    const { talks } = told;
    chance();
    write();
    await pass(89_000);
    expect(told.talks).toBe(talks);
    await pass(1_000);
    expect(told.talks).toBe(talks + 1);
  });

  test("an app that is too old for the server does not go on asking", async () => {
    const { told, pass } = setUp("protocol-too-old");
    await pass(LOOP.longestBackoff * 5);
    expect(told.talks).toBe(1);
  });

  test("no more once it is stopped", async () => {
    const { told, pass, stop, write } = setUp();
    await pass(0);
    stop();
    write();
    await pass(LOOP.longestBackoff);
    expect(told.talks).toBe(1);
  });
});
