import { wasThere } from "./attendance.ts";
import type { Meeting } from "./fold/meetings.ts";
import type { Member } from "./fold/members.ts";
import { isExpected } from "./expected.ts";
import { mayStayHome } from "./may-stay-home.ts";
import { hasVotes } from "./quorum.ts";

/** 应到 and 实到, and why the others are not there. */
export interface AttendanceCount {
  /** members of the branch; to study together only those of whom it is asked, and who came besides */
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
  /** nothing was said of them, and it need not be: they may study at home */
  atHome: readonly Member[];
  /** present, and not of this branch */
  guests: number;
}

/** @param branchMembers of the branch, at home and as guests */
export function countAttendance(meeting: Meeting, branchMembers: readonly Member[]): AttendanceCount {
  // Who was not asked and came all the same belongs to it.
  const members = branchMembers.filter(
    (member) => isExpected(meeting, member) || meeting.attendance.has(member.id),
  );
  const count = { present: 0, excused: 0, absent: 0, asked: 0 };
  const unknown: Member[] = [];
  const atHome: Member[] = [];
  for (const member of members) {
    const attendance = meeting.attendance.get(member.id);
    if (attendance === undefined) (mayStayHome(member) ? atHome : unknown).push(member);
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
  const expected = members.length - (hasVotes(meeting.kind) ? 0 : atHome.length);
  return { ...count, expected, probationary, unknown, atHome, guests };
}

/** "应到 12（预备 1），实到 8，请假 2，缺席 1，还没有记 1，不要求到会 2" */
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
    ...(count.atHome.length > 0 ? [`不要求到会 ${count.atHome.length}`] : []),
  ].join("，");
}
