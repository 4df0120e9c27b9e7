import { signal, type ReadonlySignal } from "@preact/signals";
import type { Instant } from "../../domain/ids.ts";

export const sleepMinutes = [15, 30, 45] as const;
export type SleepMinutes = (typeof sleepMinutes)[number];

/** So long before the end it grows quieter. */
const FADE_MS = 15_000;
const LOOK_EVERY_MS = 500;

/** 定时: ends the listening at a time that was said before. Without it, it ends with the text. */
export interface SleepTimer {
  readonly until: ReadonlySignal<{ at: Instant; minutes: SleepMinutes } | undefined>;
  /** From now on; undefined: not any more. */
  set(minutes: SleepMinutes | undefined): void;
  close(): void;
}

/** @param volume how loud it is to be, 0 to 1 @param end falls silent; the volume is back at 1 then */
export function openSleepTimer(volume: (volume: number) => void, end: () => void): SleepTimer {
  const until = signal<{ at: Instant; minutes: SleepMinutes } | undefined>(undefined);
  let timer: ReturnType<typeof setInterval> | undefined;
  let isQuieter = false;

  function look(): void {
    const left = (until.value?.at ?? Infinity) - Date.now();
    if (left <= 0) {
      end();
      set(undefined);
    } else if (left < FADE_MS) {
      isQuieter = true;
      volume(left / FADE_MS);
    }
  }
  function set(minutes: SleepMinutes | undefined): void {
    clearInterval(timer);
    if (isQuieter) volume(1);
    isQuieter = false;
    until.value = minutes === undefined ? undefined : { at: Date.now() + minutes * 60_000, minutes };
    if (minutes !== undefined) timer = setInterval(look, LOOK_EVERY_MS);
  }
  return { until, set, close: () => clearInterval(timer) };
}
