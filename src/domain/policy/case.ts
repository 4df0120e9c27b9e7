import type { EntryKind, Verdict, VerdictReason } from "../entry.ts";
import type { EntryBodies } from "../entries/bodies.ts";
import type { FeedId } from "../feeds.ts";
import type { DeviceId, Instant, InvitationId, MeetingId, MemberId } from "../ids.ts";
import type { KnownMember, World } from "../world.ts";

/** What only the server can know of the moment at which it judges. A phone judges with `now` alone. */
export interface Occasion {
  now: Instant;
  /** with a `device-enrolled` that has a proof: the id that follows from the proof */
  invitation?: InvitationId;
  /** with a `device-enrolled` without proof: whose recovery cookie came along */
  recoveryOf?: MemberId;
  /** with an `attendance-claimed` that names no meeting: the meeting whose code it is */
  claimedMeeting?: MeetingId;
  /** with an `entry-released`: what it names stands apart and would not do, whoever wrote it and whenever */
  wouldNotDo?: boolean;
}

export interface Writer {
  device: DeviceId;
  /** undefined: the server's own device, or a device that is only now being enrolled */
  member: KnownMember | undefined;
  /** the office's own device on the server: it may do what staff may, everywhere */
  isServer: boolean;
}

/** One entry to be judged or published. */
export interface Case<K extends EntryKind> {
  body: EntryBodies[K];
  n: number;
  writer: Writer;
  /** Whose it is: `header.for`, else the writer; "" for the server's own device. */
  of: MemberId;
  world: World;
  occasion: Occasion;
}

/** Who may write a kind, and who sees it. Who may write it for somebody else: `personal.ts`. */
export interface KindRule<K extends EntryKind> {
  /** What else must hold; everything that the entry refers to is known by then. */
  write?(c: Case<K>): Verdict;
  seen(c: Case<K>): FeedId[];
}

export type RulesOf<K extends EntryKind> = { readonly [P in K]: KindRule<P> };

export const ACCEPTED: Verdict = { verdict: "accepted" };

/** @param detail a code for machines and tests, no words of a person */
export function refused(detail?: string, reason: VerdictReason = "not-allowed"): Verdict {
  return { verdict: "quarantined", reason, ...(detail !== undefined && { detail }) };
}

export function acceptedIf(holds: boolean, detail?: string): Verdict {
  return holds ? ACCEPTED : refused(detail);
}
