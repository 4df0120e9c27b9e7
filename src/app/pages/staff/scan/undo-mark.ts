import type { Attendance } from "../../../../domain/attendance.ts";
import type { AttendanceMarked } from "../../../../domain/entries/meetings.ts";
import type { MeetingId, MemberId } from "../../../../domain/ids.ts";

/**
 * The mark that puts back what was known before a mistaken one: nothing is taken out of a journal, a later mark replaces.
 * @returns undefined where the member had said himself that he is there: to mark him absent would contradict him
 */
export function undoMark(
  meeting: MeetingId,
  member: MemberId,
  before: Attendance | undefined,
): AttendanceMarked | undefined {
  if (before === undefined) return { meeting, member, state: "absent", seen: "face" };
  const { state, evidence, seen = "face", why } = before;
  if (evidence !== undefined && evidence !== "A") return undefined;
  // Granted, as the organiser will do anyway with a leave that was asked for.
  return {
    meeting,
    member,
    state: state === "leave" ? "excused" : state,
    seen,
    ...((why ?? before.leave?.why) ? { why: why ?? before.leave?.why } : {}),
  };
}
