import { signal } from "@preact/signals";
import { ofProfile } from "../profiles/whose.ts";

export const HEARING_SPEEDS = [1, 1.25, 1.5, 2] as const;
export type HearingSpeed = (typeof HEARING_SPEEDS)[number];

const place = ofProfile("songxue hearing");
const kept = signal<HearingSpeed>(read());

/** How fast this person listens to what others have said; kept on this phone. */
export function hearingSpeed(): HearingSpeed {
  return kept.value;
}

export function changeHearingSpeed(speed: HearingSpeed): void {
  kept.value = speed;
  try {
    localStorage.setItem(place, String(speed));
  } catch {
    // A browser that keeps nothing does it this way until it is closed.
  }
}

function read(): HearingSpeed {
  try {
    return HEARING_SPEEDS.find((one) => String(one) === localStorage.getItem(place)) ?? 1;
  } catch {
    return 1;
  }
}
