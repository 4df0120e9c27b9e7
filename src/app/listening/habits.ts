import { signal } from "@preact/signals";
import type { MemberId } from "../../domain/ids.ts";
import { mayBeLocked } from "../profiles/lock-mark.ts";
import { ofProfile } from "../profiles/whose.ts";
import { display } from "../settings/display.ts";

export const speeds = [0.6, 0.8, 1, 1.2, 1.5, 2] as const;
export type Speed = (typeof speeds)[number];

/** How this person likes to listen, on this phone. Kept beside the browser, as the look of the app is. */
export interface Habits {
  /** absent: never chosen */
  speed?: Speed;
  /** whom he chose last; "phone": the voice of the phone */
  voice?: { of: MemberId } | "phone";
}

const place = ofProfile("songxue listening");
const kept = signal<Habits>(read());

export function habits(): Habits {
  return kept.value;
}

/** Slower in 长辈版, until somebody says otherwise. */
export function speed(): Speed {
  return kept.value.speed ?? (display.value.elder ? 0.8 : 1);
}

export function changeHabits(change: Habits): void {
  kept.value = { ...kept.value, ...change };
  try {
    const { speed, voice } = kept.value;
    // Behind a PIN: whom he listens to is nobody's business.
    localStorage.setItem(place, JSON.stringify(mayBeLocked() ? { speed } : { speed, voice }));
  } catch {
    // A browser that keeps nothing does it this way until it is closed.
  }
}

export function forgetHabits(): void {
  kept.value = {};
  localStorage.removeItem(place);
}

function read(): Habits {
  try {
    const { speed, voice } = JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<Habits>;
    return { speed: speeds.find((one) => one === speed), voice };
  } catch {
    return {};
  }
}
