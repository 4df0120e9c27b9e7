import { ofProfile } from "../profiles/whose.ts";

const place = ofProfile("songxue here");

/** Kept apart from all else that the app keeps: what was written says nothing of itself once it is gone. No name, no number. */
export function markHere(): void {
  try {
    localStorage.setItem(place, "1");
  } catch {
    // Then an eviction looks like a new phone, as it did before there was this mark.
  }
}

/** Somebody was enrolled here and did not clear it himself. With nothing there, the browser has thrown it away. */
export function wasHere(): boolean {
  try {
    return localStorage.getItem(place) !== null;
  } catch {
    return false;
  }
}

export function unmarkHere(): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // There was none.
  }
}
