import { signal, type ReadonlySignal } from "@preact/signals";
import { ofProfile } from "../profiles/whose.ts";

const place = ofProfile("songxue shed");
const kept = signal(read());

/** Texts had to make room for what was written, and nobody has been told yet. Also after the page was closed. */
export const hasShed: ReadonlySignal<boolean> = kept;

export function noteShed(): void {
  kept.value = true;
  try {
    localStorage.setItem(place, "1");
  } catch {
    // No room for this either: it is said as long as the page is open.
  }
}

/** It has been read. */
export function forgetShed(): void {
  kept.value = false;
  try {
    localStorage.removeItem(place);
  } catch {
    // There was none.
  }
}

function read(): boolean {
  try {
    return localStorage.getItem(place) !== null;
  } catch {
    return false;
  }
}
