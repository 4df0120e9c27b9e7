import type { Instant } from "../../domain/ids.ts";
import type { BoxContent } from "./lock-box.ts";

/** So many wrong PINs cost nothing: fingers slip. */
const FREE = 3;
const FIRST_MS = 30_000;
const LONGEST_MS = 30 * 60_000;

/**
 * How long nobody may try. It hinders whoever sits with the phone in his hand, and nobody who has copied the database.
 * @returns ms
 */
export function waitOf(tries: BoxContent["tries"] | undefined, now: Instant): number {
  if (!tries || tries.wrong < FREE) return 0;
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** (tries.wrong - FREE));
  // Who sets the clock back waits no longer for it.
  return Math.max(0, Math.min(wait, tries.at + wait - now));
}
