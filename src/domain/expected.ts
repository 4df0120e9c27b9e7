import type { Expected } from "./entries/meetings.ts";
import type { Cohort } from "./entries/membership.ts";
import type { MemberId, UnitId } from "./ids.ts";

/** Whether a member of the branch, at home or as a guest, is one of those for whom a meeting is planned. */
export function isExpected(
  meeting: { branch: UnitId; expected?: Expected },
  member: { id: MemberId; cohorts: readonly Cohort[]; group?: string; homeBranch: UnitId },
): boolean {
  const { cohorts = [], groups = [], members, ownOnly } = meeting.expected ?? {};
  if (members !== undefined && members.length > 0) return members.includes(member.id);
  if (ownOnly && member.homeBranch !== meeting.branch) return false;
  if (cohorts.length > 0 && !cohorts.some((one) => member.cohorts.includes(one))) return false;
  return groups.length === 0 || (member.group !== undefined && groups.includes(member.group));
}
