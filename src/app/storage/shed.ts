import { signal, type ReadonlySignal } from "@preact/signals";
import type { Shed } from "../../sync/phone.ts";
import { ofProfile } from "../profiles/whose.ts";

const place = ofProfile("songxue shed");
const kept = signal(read());

/** What had to make room for what was written, where nobody has been told yet. Also after the page was closed. */
export const hasShed: ReadonlySignal<Shed | undefined> = kept;

export function noteShed(what: Shed): void {
  // That texts went too is not forgotten for pictures that went later.
  if (kept.peek() === "texts") return;
  kept.value = what;
  try {
    localStorage.setItem(place, what);
  } catch {
    // No room for this either: it is said as long as the page is open.
  }
}

/** It has been read. */
export function forgetShed(): void {
  kept.value = undefined;
  try {
    localStorage.removeItem(place);
  } catch {
    // There was none.
  }
}

function read(): Shed | undefined {
  try {
    const noted = localStorage.getItem(place);
    return noted === "media" || noted === "texts" ? noted : undefined;
  } catch {
    return undefined;
  }
}
