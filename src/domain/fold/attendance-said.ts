import type { SeenEntry } from "../entry.ts";
import type { MeetingId, MemberId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

export type AttendanceWord = SeenEntry<"attendance-claimed" | "attendance-marked" | "leave-asked">;

/**
 * All that was ever said of one member and one meeting, the earliest first: what was replaced stays to be seen. A code without the name
 * of its meeting is among it once the server has found which it is of.
 */
export function attendanceSaid(
  entries: readonly SeenEntry[],
  meeting: MeetingId,
  member: MemberId,
): readonly AttendanceWord[] {
  return inOrder(entries).filter((entry): entry is AttendanceWord => {
    if (entry.kind === "attendance-marked")
      return entry.body.meeting === meeting && entry.body.member === member;
    if (entry.kind === "leave-asked") return entry.body.meeting === meeting && entry.of === member;
    if (entry.kind !== "attendance-claimed") return false;
    return (entry.body.meeting ?? entry.meeting) === meeting && entry.of === member;
  });
}
