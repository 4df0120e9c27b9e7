import { type Attendance, type AttendanceSaid, wasThere, weighAttendance } from "../attendance.ts";
import type { MeetingClosed, MeetingKind, MeetingPlan } from "../entries/meetings.ts";
import type { SeenEntry } from "../entry.ts";
import type { DeviceId, EntryId, Instant, MeetingId, MemberId, UnitId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

export interface Meeting extends MeetingPlan {
  id: MeetingId;
  branch: UnitId;
  kind: MeetingKind;
  series?: string;
  state: "planned" | "open" | "closed" | "cancelled";
  plannedBy: MemberId;
  /** the meeting-planned entry */
  entry: EntryId;
  /** Each device that opened it shows codes of its own, from its first opening on, by its own clock. The earliest first. */
  openings: readonly Opening[];
  /** the last closing: closing again corrects; `at` is the first, when the codes ended */
  closed?: Closing;
  cancelled?: { at: Instant; why?: string };
  /** of everybody of whom something was said */
  attendance: ReadonlyMap<MemberId, Attendance>;
}

/** The minutes as they are now. */
export interface Closing extends Omit<MeetingClosed, "meeting"> {
  at: Instant;
  by: MemberId;
  entry: EntryId;
}

export interface Opening {
  device: DeviceId;
  by: MemberId;
  at: Instant;
  entry: EntryId;
}

export interface Meetings {
  byId: ReadonlyMap<MeetingId, Meeting>;
  /** by start, the earliest first */
  list: readonly Meeting[];
  /** codes of a meeting that is not known here yet, or that fit none of their branch */
  unplaced: readonly SeenEntry<"attendance-claimed">[];
}

export function foldMeetings(entries: readonly SeenEntry[]): Meetings {
  const byId = new Map<MeetingId, Meeting>();
  const changes: SeenEntry[] = [];
  const claims: SeenEntry<"attendance-claimed">[] = [];
  const said = new Map<MeetingId, Map<MemberId, AttendanceSaid>>();

  for (const entry of inOrder(entries)) {
    switch (entry.kind) {
      case "meeting-planned":
        if (!byId.has(entry.body.meeting)) byId.set(entry.body.meeting, planned(entry));
        break;
      case "meeting-changed":
      case "meeting-opened":
      case "meeting-closed":
      case "meeting-cancelled":
        changes.push(entry);
        break;
      case "attendance-claimed":
        claims.push(entry);
        break;
      case "attendance-marked":
        saidOf(said, entry.body.meeting, entry.body.member).marks.push(entry);
        break;
      case "leave-asked":
        saidOf(said, entry.body.meeting, entry.of).leaves.push(entry);
        break;
      default:
    }
  }
  for (const entry of changes) change(byId, entry);

  const list = [...byId.values()].sort((a, b) => a.starts - b.starts || (a.id < b.id ? -1 : 1));
  const ofBranch = new Map<UnitId, Meeting[]>();
  for (const meeting of list) {
    const all = ofBranch.get(meeting.branch);
    if (all === undefined) ofBranch.set(meeting.branch, [meeting]);
    else all.push(meeting);
  }
  const unplaced: SeenEntry<"attendance-claimed">[] = [];
  for (const claim of claims) {
    const meeting = meetingOf(claim, byId, ofBranch);
    if (meeting === undefined) unplaced.push(claim);
    else saidOf(said, meeting, claim.of).claims.push(claim);
  }
  for (const [id, byMember] of said) {
    const attendance = byId.get(id)?.attendance as Map<MemberId, Attendance> | undefined;
    for (const [member, all] of byMember) {
      const weighed = weighAttendance(id, member, all);
      if (weighed !== undefined) attendance?.set(member, weighed);
    }
  }
  return { byId, list, unplaced };
}

/** Meetings of a branch, by start. */
export function meetingsOfBranch(meetings: Meetings, branch: UnitId): readonly Meeting[] {
  return meetings.list.filter((meeting) => meeting.branch === branch);
}

/** 实到 */
export function countPresent(meeting: Meeting): number {
  let present = 0;
  for (const one of meeting.attendance.values()) if (wasThere(one)) present++;
  return present;
}

/** The meeting that it names or that the server found, else the one that was on. Not known here yet: undefined. */
function meetingOf(
  { body, meeting, at }: SeenEntry<"attendance-claimed">,
  byId: ReadonlyMap<MeetingId, Meeting>,
  ofBranch: ReadonlyMap<UnitId, readonly Meeting[]>,
): MeetingId | undefined {
  const named = body.meeting ?? meeting;
  if (named === undefined) return meetingAt(ofBranch.get(body.branch) ?? [], at);
  return byId.has(named) ? named : undefined;
}

/** People come early and type late: so far around a meeting a code without its name is taken to be of it. */
const AROUND = 60 * 60_000;

/** The meeting that was on at `at`; where several were, the one that began nearest. */
function meetingAt(meetings: readonly Meeting[], at: Instant): MeetingId | undefined {
  let nearest: Meeting | undefined;
  // Sorted by start: those that begin too late to count are not looked at, nor those of days before.
  for (let i = firstFrom(meetings, at - DAY); i < meetings.length; i++) {
    const meeting = meetings[i]!;
    const from = Math.min(meeting.starts, meeting.openings[0]?.at ?? meeting.starts) - AROUND;
    if (meeting.starts - AROUND > at + DAY) break;
    const until = Math.max(meeting.starts + meeting.minutes * 60_000, meeting.closed?.at ?? 0) + AROUND;
    if (meeting.state === "cancelled" || at < from || at > until) continue;
    if (nearest === undefined || Math.abs(meeting.starts - at) < Math.abs(nearest.starts - at))
      nearest = meeting;
  }
  return nearest?.id;
}
const DAY = 86_400_000;

function firstFrom(meetings: readonly Meeting[], at: Instant): number {
  let low = 0;
  let high = meetings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (meetings[middle]!.starts < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function planned(entry: SeenEntry<"meeting-planned">): Meeting {
  const { meeting, ...plan } = entry.body;
  return {
    ...plan,
    id: meeting,
    state: "planned",
    plannedBy: entry.by,
    openings: [],
    entry: entry.id,
    attendance: new Map(),
  };
}

function change(byId: Map<MeetingId, Meeting>, entry: SeenEntry): void {
  if (entry.kind === "meeting-changed") {
    const { meeting: id, ...said } = entry.body;
    const meeting = byId.get(id);
    if (meeting === undefined) return;
    for (const [key, value] of Object.entries(said))
      if (value !== undefined) Object.assign(meeting, { [key]: value });
  } else if (entry.kind === "meeting-opened") {
    const meeting = byId.get(entry.body.meeting);
    if (meeting === undefined) return;
    if (meeting.openings.every(({ device }) => device !== entry.device)) {
      const opening = { device: entry.device, by: entry.by, at: entry.at, entry: entry.id };
      meeting.openings = [...meeting.openings, opening];
    }
    if (meeting.state === "planned") meeting.state = "open";
  } else if (entry.kind === "meeting-closed") {
    const { meeting: id, ...minutes } = entry.body;
    const meeting = byId.get(id);
    if (meeting === undefined) return;
    meeting.closed = { ...minutes, at: meeting.closed?.at ?? entry.at, by: entry.by, entry: entry.id };
    // What was held was not cancelled, whichever was written last.
    meeting.state = "closed";
    delete meeting.cancelled;
  } else if (entry.kind === "meeting-cancelled") {
    const meeting = byId.get(entry.body.meeting);
    if (meeting === undefined || meeting.state === "closed") return;
    meeting.state = "cancelled";
    meeting.cancelled = { at: entry.at, ...(entry.body.why ? { why: entry.body.why } : {}) };
  }
}

function saidOf(
  said: Map<MeetingId, Map<MemberId, AttendanceSaid>>,
  meeting: MeetingId,
  member: MemberId,
): AttendanceSaid {
  let members = said.get(meeting);
  if (members === undefined) said.set(meeting, (members = new Map()));
  let all = members.get(member);
  if (all === undefined) members.set(member, (all = { claims: [], marks: [], leaves: [] }));
  return all;
}
