import { readingsName } from "../../texts/readings.ts";
import { lockMark } from "../lock-mark.ts";

export function markLock(): void {
  try {
    localStorage.setItem(lockMark, "1");
  } catch {
    // Then it is found by `lostMark`.
  }
}

export function unmarkLock(): void {
  drop(lockMark);
}

/** Where somebody stopped in his texts: once there is a PIN, nothing of it may stand there. */
export function wipeOpenReadings(): void {
  drop(readingsName);
}

function drop(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // There was none.
  }
}
