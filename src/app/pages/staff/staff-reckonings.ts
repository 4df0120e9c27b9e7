import { sha256 } from "@noble/hashes/sha2.js";
import { computed } from "@preact/signals";
import { dayOf, startOfDay } from "../../../domain/day.ts";
import { type BranchProgress, foldBranchProgress } from "../../../domain/fold/branch-progress.ts";
import { foldInvitations, type Invitations } from "../../../domain/fold/invitations.ts";
import { foldMembers, type Member, membersOfBranch, namesakes } from "../../../domain/fold/members.ts";
import type { MemberId, UnitId } from "../../../domain/ids.ts";
import { fromBase64Url, toBase64Url } from "../../../protocol/bytes.ts";
import { clockOffset, now } from "../../session/now.ts";
import type { Session } from "../../session/session.ts";
import { useReckoned } from "../../session/use-session.ts";

/** A reckoning for each branch, the same function whenever it is asked for, so that the session does it once. */
function perBranch<T>(
  reckon: (session: Session, branch: UnitId) => T,
): (branch: UnitId) => (s: Session) => T {
  const known = new Map<UnitId, (session: Session) => T>();
  return (branch) => {
    let found = known.get(branch);
    if (!found) known.set(branch, (found = (session) => reckon(session, branch)));
    return found;
  };
}

export interface Roster {
  /** 正式 and 预备 of this branch, at home or as its guests */
  members: readonly Member[];
  /** those of them whose name another of them has too */
  namesakes: ReadonlySet<MemberId>;
}

const rosterOf = perBranch((session, branch): Roster => {
  const members = membersOfBranch(session.folded(foldMembers), branch);
  return { members, namesakes: namesakes(members) };
});

export function useRoster(branch: UnitId): Roster {
  return useReckoned(rosterOf(branch));
}

/** Only with the day: progress is not reckoned anew every minute. */
const day = computed(() => dayOf(now.value + clockOffset.value));

const progressOf = perBranch((session, branch): BranchProgress =>
  foldBranchProgress(session.entries.value, branch, startOfDay(day.value)),
);

/** What the 支部 screen shows, as of today. */
export function useBranchProgress(branch: UnitId): BranchProgress {
  return useReckoned(progressOf(branch));
}

function invitations(session: Session): Invitations {
  return foldInvitations(session.entries.value, invitationOf);
}

/** Phones and the ways to them, of all whom this phone knows. */
export function useInvitations(): Invitations {
  return useReckoned(invitations);
}

function invitationOf(proof: string): string {
  const bytes = fromBase64Url(proof);
  return bytes ? toBase64Url(sha256(bytes)) : "";
}
