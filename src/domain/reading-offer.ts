import type { Instant } from "./ids.ts";

/** Characters a minute of a quiet adult reader: the reference for estimates, never a measure of anybody. */
export const CHARACTERS_A_MINUTE = 255;
/** Who scrolls nothing for so long may still be reading a screenful in large print; after it, the time stands still. */
export const IDLE_AFTER_MS = 180_000;
/** The reader looks about every 5 s. A longer gap between two looks was a frozen page or a sleeping phone. */
export const LONGEST_TICK_MS = 15_000;

/** What the reader saw of one reading. It lives on the phone only and is in no entry. */
export interface ObservedReading {
  /** counted so far */
  activeMs: number;
  /** the last look; undefined: before the first */
  last?: { at: Instant; isVisible: boolean };
  /** the last sign of life: scroll, touch, or the voice going on to the next sentence */
  moved?: Instant;
}

/** One look of the reader: on its timer, and at once when the page is hidden, shown or moved. */
export interface ReadingTick {
  at: Instant;
  isVisible: boolean;
  /** there was a sign of life since the last look */
  hasMoved: boolean;
}

export const NOTHING_READ: ObservedReading = { activeMs: 0 };

/** Adds what lies between the last look and this one. A clock that jumps adds nothing. */
export function observe(reading: ObservedReading, tick: ReadingTick): ObservedReading {
  const { at, isVisible, hasMoved } = tick;
  const last = reading.last;
  const moved = hasMoved || last === undefined ? at : reading.moved;
  let activeMs = reading.activeMs;
  if (last?.isVisible && at > last.at) {
    const idleFrom = hasMoved ? at : (reading.moved ?? at) + IDLE_AFTER_MS;
    const until = Math.min(at, idleFrom, last.at + LONGEST_TICK_MS);
    activeMs += Math.max(0, until - last.at);
  }
  return { activeMs, last: { at, isVisible }, ...(moved === undefined ? {} : { moved }) };
}

/**
 * The minutes to offer at the end, for the member to confirm, change or decline; 0: nothing worth offering.
 * Slow readers are believed: up to four times the reference for what was read.
 * @param characters of the part of the text that came by
 */
export function offeredMinutes(reading: ObservedReading, characters: number): number {
  const seen = Math.round(reading.activeMs / 60_000);
  const most = Math.max(5, Math.ceil((characters / CHARACTERS_A_MINUTE) * 4));
  return Math.min(seen, most);
}

/** "约12分钟" as a number: how long a text takes, at least 1. */
export function estimatedMinutes(characters: number): number {
  return Math.max(1, Math.round(characters / CHARACTERS_A_MINUTE));
}
