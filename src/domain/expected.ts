import type { Expected } from "./entries/meetings.ts";
import type { Cohort } from "./entries/membership.ts";
import type { MemberId, UnitId } from "./ids.ts";

/** Whether a member of the branch, at home or as a guest, is one of those for whom a meeting is planned. */
export function isExpected(
  meeting: { branch: UnitId; expected?: Expected },
  member: { id: MemberId; cohorts: readonly Cohort[]; group?: string; homeBranch: UnitId },
): boolean {
  const { cohorts, groups, members, ownOnly } = meeting.expected ?? {};
  if (members?.length) return members.includes(member.id);
  return (
    !(ownOnly && member.homeBranch !== meeting.branch) &&
    (!cohorts?.length || cohorts.some((one) => member.cohorts.includes(one))) &&
    (!groups?.length || groups.includes(member.group ?? ""))
  );
}
