import type { Confirmation } from "./visits.ts";
import type { Day, DeviceId, Instant, InvitationId, MemberId, PairingId, UnitId } from "../ids.ts";

/** 正式 · 预备 (no vote, not in a quorum) · 转出 · 去世 (gone from every list at once) */
export type MemberStatus = "full" | "probationary" | "moved-out" | "deceased";

/** 特殊类型党员. A set: one may be several. */
export type Cohort =
  | "migrant"
  | "retired"
  | "elderly-or-frail"
  | "less-schooled"
  | "laid-off"
  | "out-of-touch"
  | "closed-firm"
  | "new-economy"
  | "student"
  | "posted-official"
  | "village-official-graduate";

/** What was arranged, never why: 送学上门 · 可口述 · 免写 · 免学时要求 */
export type Arrangement = "study-brought-home" | "may-speak" | "no-writing" | "no-hours";

export interface MemberAdded {
  member: MemberId;
  name: string;
  /** Tells two of one name apart: what the branch uses for it, such as the last digits of a number. Not shown to members. */
  identityKey?: string;
  status: MemberStatus;
  cohorts: readonly Cohort[];
  /** 党小组, as the branch calls it: "一组" */
  group?: string;
  /** 流出地 */
  homeBranch: UnitId;
  /** 流入地, where it is on this server */
  hostBranch?: UnitId;
  arrangements: readonly Arrangement[];
  phone?: string;
}

/** Only what changes; `null` takes an optional value away. Branches change by `member-moved`. */
export interface MemberCorrected {
  member: MemberId;
  name?: string;
  identityKey?: string | null;
  status?: MemberStatus;
  cohorts?: readonly Cohort[];
  group?: string | null;
  arrangements?: readonly Arrangement[];
  phone?: string | null;
}

export interface MemberMoved {
  member: MemberId;
  homeBranch: UnitId;
  /** null: not at a host branch on this server */
  hostBranch: UnitId | null;
  since: Day;
}

/** The code is shown once, on the screen of who made it; the entry holds only `invitation`, a hash of its proof. */
export interface InvitationMade {
  invitation: InvitationId;
  member: MemberId;
  /** hand-over: a person's own enrolled device invites his next one, for minutes only */
  purpose: "enrol" | "hand-over";
  expires: Instant;
}

export interface InvitationWithdrawn {
  invitation: InvitationId;
}

/** Entry 1 of a journal. With `proof`: by invitation; without: by the recovery cookie of an earlier device. */
export interface DeviceEnrolled {
  /** base64url; its SHA-256 is the invitation's id */
  proof?: string;
  consent: { version: number };
  /** What the owner will know it by in a list: "安卓手机 · Chrome". No serial numbers. */
  label: string;
  /** The journal that this one goes on from: a fork, or a browser that lost its storage. */
  continues?: DeviceId;
}

export interface DeviceRevoked {
  device: DeviceId;
  why?: string;
}

/**
 * The member withdraws his consent: his devices lose access, what he asks for is erased. On paper he may do it without ever
 * having had a device; `why` is what the office noted then.
 */
export interface ConsentWithdrawn {
  why?: string;
}

export interface PairingMade {
  pairing: PairingId;
  helper: MemberId;
  elder: MemberId;
  /** What the two must know of each other stands here: the rest of a member's record does not reach the other. */
  helperName: string;
  elderName: string;
  helperPhone?: string;
  elderPhone?: string;
  until: Day;
  /** how the elder agreed; to-ask: the 送学人 asks him at the first visit, and writes nothing else for him before (`pairing-consented`) */
  consent: Confirmation | "to-ask";
}

export interface PairingEnded {
  pairing: PairingId;
}
