import type { AttendanceMarked } from "./entries/meetings.ts";
import type { EvidenceLevel, SeenEntry } from "./entry.ts";
import type { EntryId, Instant, MeetingId, MemberId } from "./ids.ts";

/** What is known of one member and one meeting. */
export interface Attendance {
  meeting: MeetingId;
  member: MemberId;
  /** leave: he asked for leave, and nobody has said anything since */
  state: AttendanceMarked["state"] | "leave";
  /** how a presence is known; absent where he is not there */
  evidence?: EvidenceLevel;
  /** of a mark: who made it */
  marked?: { by: MemberId; name?: string };
  /** every code that he typed, in order: `codeDoubt` tells what could not be checked of them */
  claims?: readonly SeenEntry<"attendance-claimed">[];
  /** with evidence A: how the organiser knows */
  seen?: AttendanceMarked["seen"];
  /** with `seen` paper: who collected the sheet, where that was not the writer of the mark */
  confirmedBy?: string;
  /** when the code was typed or the mark was made */
  at: Instant;
  /** the entry that decides */
  entry: EntryId;
  /** took part from afar, by his own word */
  remote?: boolean;
  /** of the absence */
  why?: string;
  leave?: { entry: EntryId; at: Instant; why?: string };
  /** A code was typed, and the organiser says that he was not there: a person has to look at it. */
  disputed?: boolean;
}

export function wasThere(attendance: Attendance): boolean {
  return attendance.state === "present" || attendance.state === "late" || attendance.state === "left-early";
}

/** All that was said of one member and one meeting, in the order of entries. */
export interface AttendanceSaid {
  claims: SeenEntry<"attendance-claimed">[];
  marks: SeenEntry<"attendance-marked">[];
  leaves: SeenEntry<"leave-asked">[];
}

/**
 * Weighs what was said. The organiser's last mark decides; but a mark of absence outweighs a typed code only when the
 * code had reached the server before it: an organiser without network ticks "absent" for whom he has not heard of yet.
 * @returns undefined where nothing was said
 */
export function weighAttendance(
  meeting: MeetingId,
  member: MemberId,
  said: AttendanceSaid,
): Attendance | undefined {
  const { claims } = said;
  const claim = bestClaim(claims);
  const mark = said.marks[said.marks.length - 1];
  const asked = said.leaves[said.leaves.length - 1];
  const leave = asked && {
    leave: { entry: asked.id, at: asked.at, ...(asked.body.why ? { why: asked.body.why } : {}) },
  };

  if (mark !== undefined && (isPresence(mark) || claim === undefined || wasKnown(claim, mark))) {
    const { state, seen, why, confirmedBy } = mark.body;
    return {
      meeting,
      member,
      state,
      at: mark.at,
      entry: mark.id,
      marked: { by: mark.by, name: mark.body.name },
      ...(isPresence(mark) ? { evidence: "A", seen } : {}),
      ...(isPresence(mark) && confirmedBy ? { confirmedBy } : {}),
      ...(claim?.body.remote ? { remote: true } : {}),
      ...(why ? { why } : {}),
      ...leave,
      ...(claim && { claims }),
      ...(claim !== undefined && !isPresence(mark) ? { disputed: true } : {}),
    };
  }
  if (claim !== undefined) {
    return {
      meeting,
      member,
      state: "present",
      evidence: evidenceOf(claim),
      at: claim.at,
      entry: claim.id,
      ...(claim.body.remote ? { remote: true } : {}),
      ...leave,
      claims,
      ...(mark?.body.state === "absent" && evidenceOf(claim) !== "B" ? { disputed: true } : {}),
    };
  }
  if (asked === undefined) return undefined;
  const why = asked.body.why;
  return {
    meeting,
    member,
    state: "leave",
    at: asked.at,
    entry: asked.id,
    ...(why ? { why } : {}),
    ...leave,
  };
}

/** Until the server has looked at it, a code is one that could not be checked. */
function evidenceOf(claim: SeenEntry<"attendance-claimed">): EvidenceLevel {
  return claim.evidence ?? "C";
}

/** The best known of several tries; of equal ones the first. */
function bestClaim(claims: AttendanceSaid["claims"]): SeenEntry<"attendance-claimed"> | undefined {
  let best: SeenEntry<"attendance-claimed"> | undefined;
  for (const claim of claims) {
    if (best === undefined || evidenceOf(claim) < evidenceOf(best)) best = claim;
  }
  return best;
}

function isPresence(mark: SeenEntry<"attendance-marked">): boolean {
  return mark.body.state !== "absent" && mark.body.state !== "excused";
}

function wasKnown(claim: SeenEntry, mark: SeenEntry): boolean {
  return claim.received !== null && claim.received <= mark.at;
}
