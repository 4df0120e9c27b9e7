import { signal, type ReadonlySignal } from "@preact/signals";
import { ofProfile } from "../profiles/whose.ts";

/** When pictures and recordings come to the phone: when somebody wants to see or hear one, or all of them while there is Wi-Fi. */
export type MediaChoice = "when-wanted" | "on-wifi";

const place = ofProfile("songxue media");
const kept = signal(read());

export const mediaChoice: ReadonlySignal<MediaChoice> = kept;

export function chooseMedia(choice: MediaChoice): void {
  kept.value = choice;
  try {
    localStorage.setItem(place, choice);
  } catch {
    // A browser that keeps nothing does so as long as the page is open.
  }
}

function read(): MediaChoice {
  try {
    return localStorage.getItem(place) === "on-wifi" ? "on-wifi" : "when-wanted";
  } catch {
    return "when-wanted";
  }
}
