import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  estimatedMinutes,
  IDLE_AFTER_MS,
  LONGEST_TICK_MS,
  NOTHING_READ,
  observe,
  offeredMinutes,
  type ObservedReading,
  type ReadingTick,
} from "./reading-offer.ts";

const START = Date.parse("2026-03-12T12:00:00Z");

/** Looks every 5 s for some minutes; moves as `moves` says of the look's number. */
function read(minutes: number, moves: (look: number) => boolean, from: ObservedReading = NOTHING_READ) {
  let reading = from;
  const begin = from.last?.at ?? START;
  for (let look = 0; look <= minutes * 12; look++) {
    reading = observe(reading, { at: begin + look * 5000, isVisible: true, hasMoved: moves(look) });
  }
  return reading;
}

test("twenty minutes of quiet reading are offered as twenty", () => {
  expect(
    offeredMinutes(
      read(20, (look) => look % 12 === 0),
      5100,
    ),
  ).toBe(20);
});

test("a phone that lies open on the table stops counting", () => {
  const reading = read(60, (look) => look === 0);
  expect(reading.activeMs).toBe(IDLE_AFTER_MS);
});

test("who comes back to a phone that lay there counts on from there", () => {
  const reading = read(
    10,
    (look) => look % 12 === 0,
    read(60, (look) => look === 0),
  );
  expect(Math.round(reading.activeMs / 60_000)).toBe(13);
});

test("a page that was hidden, and one that was frozen, counts nothing for that time", () => {
  let reading = read(2, () => true);
  const at = reading.last!.at;
  reading = observe(reading, { at: at + 1000, isVisible: false, hasMoved: false });
  reading = observe(reading, { at: at + 3_600_000, isVisible: true, hasMoved: false });
  expect(reading.activeMs).toBe(121_000);
  reading = observe(reading, { at: at + 7_200_000, isVisible: true, hasMoved: true });
  expect(reading.activeMs).toBe(121_000 + LONGEST_TICK_MS);
});

test("never more than the time that went by, and never less than before, whatever the clock does", () => {
  const tick: fc.Arbitrary<ReadingTick> = fc.record({
    at: fc.integer({ min: 0, max: 600_000 }).map((ms) => START + ms),
    isVisible: fc.boolean(),
    hasMoved: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(tick), (ticks) => {
      let reading = NOTHING_READ;
      let forward = 0;
      for (const [index, one] of ticks.entries()) {
        const before = reading.activeMs;
        forward += Math.max(0, one.at - (ticks[index - 1]?.at ?? one.at));
        reading = observe(reading, one);
        expect(reading.activeMs).toBeGreaterThanOrEqual(before);
      }
      expect(reading.activeMs).toBeLessThanOrEqual(forward);
    }),
  );
});

test("a slow reader is believed, an evening over half a page is not offered", () => {
  expect(offeredMinutes({ activeMs: 30 * 60_000 }, 2550)).toBe(30);
  expect(offeredMinutes({ activeMs: 90 * 60_000 }, 2550)).toBe(40);
  expect(offeredMinutes({ activeMs: 20_000 }, 2550)).toBe(0);
});

test("about 255 characters a minute", () => {
  expect(estimatedMinutes(2550)).toBe(10);
  expect(estimatedMinutes(20)).toBe(1);
});
