import type { BlobId, Day, EntryId, Instant, MeetingId, MemberId, TextId, UnitId } from "../ids.ts";
import type { MadeFrom } from "./made-from.ts";
import type { Cohort } from "./membership.ts";

/**
 * 集中学习 · 讨论 · 党课 · 辅导报告会 · 警示教育 · 读书会 · 座谈会 · 支部党员大会 · 支委会 · 党小组会 · 组织生活会 · 主题党日 · 义务服务日
 */
export type MeetingKind =
  | "collective-study"
  | "discussion"
  | "party-lecture"
  | "report-lecture"
  | "warning-education"
  | "reading-circle"
  | "talk"
  | "general-meeting"
  | "committee"
  | "group-meeting"
  | "organisational-life"
  | "theme-day"
  | "service-day";

/** Of a plan what may change later. */
export interface MeetingPlan {
  title: string;
  topic?: string;
  place?: string;
  starts: Instant;
  minutes: number;
  /** 议程, a line each */
  agenda?: string;
  /** to be read before or together */
  texts?: readonly TextId[];
  /** absent: all members of the branch */
  expected?: Expected;
  /** absent: on site */
  where?: "on-site" | "remote" | "both";
  /** 电话会议 or group call: how to join from afar */
  call?: string;
}

/** Whoever fits all that is said here. `{ ownOnly: false }`: everybody, those among them who are only guests here. */
export interface Expected {
  /** of one of these cohorts */
  cohorts?: readonly Cohort[];
  /** of one of these 党小组 */
  groups?: readonly string[];
  /** these by name, and nobody else: 支委会 */
  members?: readonly MemberId[];
  /** not those who are only guests here (the branch is their 流入地) */
  ownOnly: boolean;
}

export interface MeetingPlanned extends MeetingPlan {
  meeting: MeetingId;
  branch: UnitId;
  kind: MeetingKind;
  /** The same for all that were planned at once: 每月一次. Each is a meeting of its own. */
  series?: string;
}

/** Only what changes. Words that are "", an empty list and `expected: { ownOnly: false }` take away what was there. */
export interface MeetingChanged extends Partial<MeetingPlan> {
  meeting: MeetingId;
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
  /** the server's clock in the last answer that this device had when it wrote this: it is later than that, whatever its own clock says */
  heard?: Instant;
}

/** The codes end; its length and what was done stand in the minutes. Closing again corrects what it was made from. */
export interface MeetingClosed extends MadeFrom {
  meeting: MeetingId;
  /** length that counts for who was there */
  minutes: number;
  host?: string;
  recorder?: string;
  /** 列席人 */
  observers?: string;
  /** 主要内容 */
  summary?: string;
  /** 详细内容: who said what */
  details?: string;
  /** 决议, a line each */
  decisions?: string;
  votes?: readonly Vote[];
  photos?: readonly MeetingPhoto[];
  /** of a correction: why */
  why?: string;
}

/** 表决, totals only: who voted how is not written down, and a secret ballot stays on paper. */
export interface Vote {
  matter: string;
  for: number;
  against: number;
  abstained: number;
}

export interface MeetingPhoto {
  photo: BlobId;
  /** bytes of `photo` */
  size: number;
}

/** The member typed a code. It may name a meeting that his phone does not know: then branch and code. */
export interface AttendanceClaimed {
  meeting?: MeetingId;
  branch: UnitId;
  /** six digits and a check digit, as typed */
  code: string;
  /** the member says that he took part from afar */
  remote?: boolean;
  /** As in `MeetingOpened`. A phone that was off the network tells of the last time before; one whose clock is wrong tells the same. */
  heard?: Instant;
}

/** The organiser says of a member what he saw. A later mark replaces an earlier one. */
export interface AttendanceMarked {
  meeting: MeetingId;
  member: MemberId;
  state: "present" | "late" | "left-early" | "excused" | "absent";
  /** how the organiser knows: face to face, from the member's own code held up to his camera, from a paper sheet, by telephone */
  seen: "face" | "scan" | "paper" | "telephone";
  /** of the absence, or of coming late or leaving early */
  why?: string;
  /** with `paper`: who collected the sheet and answers for it, by name; absent: the writer */
  confirmedBy?: string;
  /** of a mark made anew after the meeting was closed: why */
  correction?: string;
  /** who makes the mark, by name: the member is to see who decided, and his phone has no list of the branch */
  name?: string;
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
