import { CODE_STEP_MS, type Hmac, LONGEST_OPEN_MS, stepsShowing } from "./check-in-code.ts";
import type { EvidenceReason } from "./entry.ts";
import type { Instant } from "./ids.ts";

/**
 * Codes on one organiser's phone. `at` is by that phone's clock, which may be wrong by anything and may be put right in
 * mid-meeting; `received` and `heard` are by the server's, so only they can show what was before what.
 */
export interface Display {
  secret: Uint8Array;
  opened: Turned;
  /** absent: not closed yet, as far as is known */
  closed?: Turned & { elsewhere?: boolean };
}
interface Turned {
  at: Instant;
  received: Instant;
  /** the server's clock in the last answer that the phone had when it wrote this */
  heard?: Instant;
}

export interface TypedCode {
  code: string;
  received: Instant;
  /** the server's clock in the last answer that the member's phone had when it wrote this. His own clock counts for nothing. */
  heard?: Instant;
}

export type CodeWeight =
  "shown" | Extract<EvidenceReason, "no-such-code" | "after-closing" | "not-yet-shown">;

/** Who stands in the door when the meeting is closed may still type the code that he has noted. */
export const AFTER_CLOSING_MS = 10 * 60_000;
/** So much earlier than it can have been shown a code may come in: clocks drift, and are put right to some minutes. */
export const BEFORE_SHOWN_MS = 10 * 60_000;
/** Another phone that closes a meeting has another clock. */
const OTHER_CLOCK_MS = 60 * 60_000;
/** A phone that was heard of so long after it opened by its own clock was without network, or its clock was slow and is right now. */
const SLOW_MS = 60 * 60_000;

/**
 * What a typed code shows: that an organiser's phone had it on its screen while the meeting was open. Where not, or where it was
 * certainly typed later or is of a time to come, why. The best of all phones and all minutes that had this code.
 */
export function weighCode(hmac: Hmac, displays: readonly Display[], typed: TypedCode): CodeWeight {
  let best: CodeWeight = "no-such-code";
  for (const display of displays) {
    for (const { from, to } of windowsOf(display)) {
      const { secret } = display;
      for (const step of stepsShowing({ hmac, secret, code: typed.code, opened: from, closed: to })) {
        const weight = weighStep(display, step, typed);
        if (weight === "shown") return weight;
        if (best === "no-such-code" || weight === "after-closing") best = weight;
      }
    }
  }
  return best;
}

function weighStep({ opened, closed }: Display, step: number, { received, heard }: TypedCode): CodeWeight {
  // So much can the organiser's clock have been fast at most: it opened after it had heard of the server.
  const fast = opened.heard === undefined ? Infinity : Math.max(0, opened.at - opened.heard);
  if (step * CODE_STEP_MS - fast > received + BEFORE_SHOWN_MS) return "not-yet-shown";
  if (closed !== undefined && heard !== undefined && heard > closed.received + AFTER_CLOSING_MS)
    return "after-closing";
  return "shown";
}

/** When codes were on the screen, by the clock of the phone that showed them. */
function windowsOf({ opened, closed }: Display): { from: Instant; to: Instant }[] {
  const until = closed && closed.at + (closed.elsewhere ? OTHER_CLOCK_MS : 0);
  // A clock that was set back before it closed says nothing of the end; nor does another's, where this one is known to be fast.
  const isFast = opened.at > Math.min(opened.received + BEFORE_SHOWN_MS, closed?.at ?? Infinity);
  const isUnknown = until === undefined || until < opened.at || (closed?.elsewhere && isFast);
  const to = isUnknown ? opened.at + LONGEST_OPEN_MS : until;
  const windows = [{ from: opened.at, to }];
  if (opened.received - opened.at > SLOW_MS) {
    // By the clock of then it may have been another day; since the server was heard it goes right.
    const from = opened.received - BEFORE_SHOWN_MS;
    const end = until !== undefined && until >= from ? until : from + LONGEST_OPEN_MS;
    if (closed === undefined || (until !== undefined && until >= from)) windows.push({ from, to: end });
  }
  return windows;
}
