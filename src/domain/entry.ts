import type { DeviceId, EntryId, Instant, MeetingId, MemberId } from "./ids.ts";
import type { EntryBodies } from "./entries/bodies.ts";

export type EntryKind = keyof EntryBodies;

/** What stands at the head of an entry; it stays when the body is erased, so it holds no words of a person. */
export interface EntryHeader<K extends string = string> {
  kind: K;
  /** When it was written, by the clock of the device (corrected by what the device knew of the server's). */
  at: Instant;
  /** Whose it is, when that is not the writer: the elder a helper writes for. Pseudonymous. */
  for?: MemberId;
}

/** An entry of a known kind, as written on a device. Device and n are its name and are never changed. */
export type Entry<K extends EntryKind = EntryKind> = {
  [P in K]: { device: DeviceId; n: number; header: EntryHeader<P>; body: EntryBodies[P] };
}[K];

/** What somebody does, before the journal has numbered it. */
export type NewEntry<K extends EntryKind = EntryKind> = {
  [P in K]: { kind: P; body: EntryBodies[P]; for?: MemberId };
}[K];

/**
 * An entry as others see it: with what the server alone may say of it. The fold of every screen and every rule reads these.
 * An entry of one's own that has not been sent yet has `received: null` and `by` the device's own member.
 */
export type SeenEntry<K extends EntryKind = EntryKind> = {
  [P in K]: {
    id: EntryId;
    device: DeviceId;
    n: number;
    /** The member who wrote it, as the server knows it. */
    by: MemberId;
    /** Whose it is: `header.for`, else the writer. */
    of: MemberId;
    kind: P;
    at: Instant;
    body: EntryBodies[P];
    /** When the server received it; null: not yet. */
    received: Instant | null;
    evidence?: EvidenceLevel;
    /** with evidence C, once the server has looked at it: why */
    evidenceReason?: EvidenceReason;
    /** Of an attendance-claimed: the meeting that the server found its code to be of. */
    meeting?: MeetingId;
    verdict?: VerdictKind;
  };
}[K];

/** How an attendance is known. The letters are for code only; see `evidenceWords` for what a screen says. */
export type EvidenceLevel = "A" | "B" | "C" | "D";

/**
 * Why a code could not be checked (C). Codes for machines; `evidence-reason-words.ts` puts them into words. None says that somebody
 * did wrong; what each does and does not show stands in docs/decisions.
 */
export type EvidenceReason =
  /** no organiser's phone showed it while the meeting was open */
  | "no-such-code"
  /** it was shown; but it was typed after the server had been told that the meeting was over */
  | "after-closing"
  /** it is of a minute that had not come when the check-in was received */
  | "not-yet-shown"
  /** the same code as before, which was not shown */
  | "same-again"
  /** so many others were typed before it that one which fits would show nothing: it was not looked for */
  | "many-tries";

export type VerdictKind = "accepted" | "pending" | "quarantined";

/** Why an entry waits or stands apart: a code for machines; screens put it into words. */
export type VerdictReason =
  | "unknown-kind"
  | "unknown-invitation"
  | "invitation-used"
  | "invitation-expired"
  | "unknown-member"
  | "unknown-unit"
  | "unknown-text"
  | "unknown-meeting"
  | "unknown-form"
  | "unknown-share"
  | "unknown-entry"
  | "unknown-pairing"
  | "unknown-device"
  | "not-proofread"
  | "not-enrolled"
  | "not-allowed"
  /** a release of what would not be taken, or not yet, whoever had written it */
  | "would-not-do"
  /** a copy of an essay whose writer does not allow it to be shown so, or not any more: it keeps no words */
  | "not-shared"
  | "already-there"
  | "too-late"
  | "device-revoked"
  | "member-left"
  | "bad-body"
  | "too-large";

export type Verdict =
  | { verdict: "accepted" }
  /** `ref`: what it waits for, as `waitingKey` (`references.ts`) writes it */
  | { verdict: "pending"; reason: VerdictReason; ref?: string }
  | { verdict: "quarantined"; reason: VerdictReason; detail?: string };

/**
 * The order in which rules read entries: time, then device, then number. Any order of arrival gives the same.
 * @returns below zero where a comes first
 */
export function compareEntries(
  a: { at: Instant; device: DeviceId; n: number },
  b: { at: Instant; device: DeviceId; n: number },
): number {
  return a.at - b.at || (a.device < b.device ? -1 : a.device > b.device ? 1 : a.n - b.n);
}
