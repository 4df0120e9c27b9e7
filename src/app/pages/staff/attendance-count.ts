import { wasThere } from "../../../domain/attendance.ts";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import type { Member } from "../../../domain/fold/members.ts";

/** 应到 and 实到, and why the others are not there. */
export interface AttendanceCount {
  /** members of the branch */
  expected: number;
  /** of them probationary: no vote, not in a quorum */
  probationary: number;
  present: number;
  excused: number;
  absent: number;
  /** asked for leave, not answered */
  asked: number;
  /** nothing was said of them yet */
  unknown: readonly Member[];
  /** present, and not of this branch */
  guests: number;
}

export function countAttendance(meeting: Meeting, members: readonly Member[]): AttendanceCount {
  const count = { present: 0, excused: 0, absent: 0, asked: 0 };
  const unknown: Member[] = [];
  for (const member of members) {
    const attendance = meeting.attendance.get(member.id);
    if (attendance === undefined) unknown.push(member);
    else if (wasThere(attendance)) count.present++;
    else if (attendance.state === "excused") count.excused++;
    else if (attendance.state === "leave") count.asked++;
    else count.absent++;
  }
  const own = new Set(members.map(({ id }) => id));
  let guests = 0;
  for (const attendance of meeting.attendance.values())
    if (!own.has(attendance.member) && wasThere(attendance)) guests++;
  const probationary = members.filter(({ status }) => status === "probationary").length;
  return { ...count, expected: members.length, probationary, unknown, guests };
}

/** "应到 12（预备 1），实到 8，请假 2，缺席 1，还没有记 1" */
export function countWords(count: AttendanceCount): string {
  const probationary = count.probationary > 0 ? `（预备 ${count.probationary}）` : "";
  return [
    `应到 ${count.expected}${probationary}`,
    `实到 ${count.present}`,
    ...(count.excused > 0 ? [`请假 ${count.excused}`] : []),
    ...(count.asked > 0 ? [`请假待回复 ${count.asked}`] : []),
    ...(count.absent > 0 ? [`缺席 ${count.absent}`] : []),
    ...(count.guests > 0 ? [`外支部 ${count.guests}`] : []),
    ...(count.unknown.length > 0 ? [`还没有记 ${count.unknown.length}`] : []),
  ].join("，");
}
