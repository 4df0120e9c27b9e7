import type { BlobId, Day, EntryId, Instant, MeetingId, MemberId, UnitId } from "../ids.ts";

/** 集中学习 · 讨论 · 党课 · 支部党员大会 · 支委会 · 党小组会 · 组织生活会 · 主题党日 · 警示教育 */
export type MeetingKind =
  | "collective-study"
  | "discussion"
  | "party-lecture"
  | "general-meeting"
  | "committee"
  | "group-meeting"
  | "organisational-life"
  | "theme-day"
  | "warning-education";

export interface MeetingPlanned {
  meeting: MeetingId;
  branch: UnitId;
  kind: MeetingKind;
  title: string;
  topic?: string;
  place?: string;
  starts: Instant;
  minutes: number;
}

export interface MeetingChanged {
  meeting: MeetingId;
  title?: string;
  topic?: string;
  place?: string;
  starts?: Instant;
  minutes?: number;
}

export interface MeetingCancelled {
  meeting: MeetingId;
  why?: string;
}

/**
 * The check-in codes begin, on the clock of the organiser's device that wrote this. Their secret derives from the seed of the
 * device that wrote this entry (not of the one that planned), so whoever stands in the room can open; each device that opens shows codes of its own.
 */
export interface MeetingOpened {
  meeting: MeetingId;
}

/** The codes end; its length and what was done stand in the minutes. Closing again corrects. */
export interface MeetingClosed {
  meeting: MeetingId;
  /** length that counts for who was there */
  minutes: number;
  host?: string;
  recorder?: string;
  summary?: string;
}

/** The member typed a code. It may name a meeting that his phone does not know: then branch and code. */
export interface AttendanceClaimed {
  meeting?: MeetingId;
  branch: UnitId;
  /** six digits and a check digit, as typed */
  code: string;
  /** the member says that he took part from afar */
  remote?: boolean;
}

/** The organiser says of a member what he saw. A later mark replaces an earlier one. */
export interface AttendanceMarked {
  meeting: MeetingId;
  member: MemberId;
  state: "present" | "late" | "left-early" | "excused" | "absent";
  /** how the organiser knows: face to face, from a paper sheet, by telephone */
  seen: "face" | "paper" | "telephone";
  why?: string;
}

/** 请假 */
export interface LeaveAsked {
  meeting: MeetingId;
  why?: string;
}

/** 参学证明: a host branch's paper certificate, 待家乡支部核对. */
export interface CertificateShown {
  day: Day;
  where: string;
  minutes: number;
  photo: BlobId;
  /** bytes of `photo` */
  size: number;
}

export interface CertificateChecked {
  /** the certificate-shown entry */
  entry: EntryId;
  holds: boolean;
  words?: string;
}
