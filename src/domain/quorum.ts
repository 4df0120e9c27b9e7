import { wasThere } from "./attendance.ts";
import type { MeetingKind } from "./entries/meetings.ts";
import type { MemberStatus } from "./entries/membership.ts";
import { isExpected } from "./expected.ts";
import type { Meeting } from "./fold/meetings.ts";
import type { Member } from "./fold/members.ts";

/** Where people vote: all who may vote are counted, also who need not come. */
export function hasVotes(kind: MeetingKind): boolean {
  return VOTING.has(kind);
}
const VOTING: ReadonlySet<MeetingKind> = new Set([
  "general-meeting",
  "committee",
  "group-meeting",
  "organisational-life",
]);

export interface Quorum {
  /** 应到会有表决权 */
  entitled: number;
  /** of them there */
  there: number;
  /** the fewest that are more than half of those entitled */
  needed: number;
  isMet: boolean;
}

/**
 * Full members only: 预备党员 have no vote, nor has who is a guest here, for his vote is at home. A majority of those entitled has
 * to be there. It is reckoned, and forbids nothing: an election may have rules of its own, and the branch knows them.
 */
export function quorumOf(
  meeting: Pick<Meeting, "branch" | "expected" | "attendance">,
  branchMembers: readonly Member[],
): Quorum {
  const voters = branchMembers.filter(
    (member) => mayVote(member, meeting.branch) && isExpected(meeting, member),
  );
  const there = voters.filter(({ id }) => {
    const attendance = meeting.attendance.get(id);
    return attendance !== undefined && wasThere(attendance);
  }).length;
  const needed = Math.floor(voters.length / 2) + 1;
  return { entitled: voters.length, there, needed, isMet: there >= needed };
}

/** "有表决权 11 人，到会 8 人，过半数" */
export function quorumWords({ entitled, there, needed, isMet }: Quorum): string {
  const words = `有表决权 ${entitled} 人，到会 ${there} 人`;
  return isMet ? `${words}，过半数` : `${words}，没有过半数（要 ${needed} 人）`;
}

function mayVote(member: { status: MemberStatus; homeBranch: string }, branch: string): boolean {
  return member.status === "full" && member.homeBranch === branch;
}
