import { dayOf } from "../../domain/day.ts";
import type { SeenEntry } from "../../domain/entry.ts";
import { foldBranchProgress } from "../../domain/fold/branch-progress.ts";
import { standing } from "../../domain/fold/essays.ts";
import { foldInvitations, isEnrolled } from "../../domain/fold/invitations.ts";
import { foldEssays } from "../../domain/fold/essays.ts";
import type { Instant, UnitId } from "../../domain/ids.ts";

/** Counts of one unit, whole: small groups are suppressed when they are shown, not before they are added up. */
export interface Figures {
  branches: number;
  members: number;
  enrolled: number;
  hoursAsked: number;
  hoursComplete: number;
  essays: number;
  meetings: number;
  receivedUntil: Instant | null;
}

export const NOTHING: Figures = {
  branches: 0,
  members: 0,
  enrolled: 0,
  hoursAsked: 0,
  hoursComplete: 0,
  essays: 0,
  meetings: 0,
  receivedUntil: null,
};

/** Counts a branch by the same rules as its own screen. Each member counts once: in his home branch. */
export function figuresOfBranch(entries: readonly SeenEntry[], branch: UnitId, now: Instant): Figures {
  const progress = foldBranchProgress(entries, branch, now);
  const today = dayOf(now);
  const own = progress.members.filter(({ member }) => member.homeBranch === branch);
  const ids = new Set(own.map(({ member }) => member.id));
  const invitations = foldInvitations(entries, (proof) => proof);
  const asked = own.flatMap(({ progress }) => {
    const hours = progress.filter(
      ({ requirement: { kind, window } }) =>
        kind === "credit-hours" && window.from <= today && today <= window.to,
    );
    return hours.length === 0 || hours.some(({ state }) => state === "exempt") ? [] : [hours];
  });
  return {
    branches: 1,
    members: own.length,
    enrolled: [...ids].filter((id) => isEnrolled(invitations, id)).length,
    hoursAsked: asked.length,
    hoursComplete: asked.filter((hours) => hours.every(({ state }) => state === "met")).length,
    essays: foldEssays(entries).list.filter((essay) => ids.has(essay.writer) && standing(essay)).length,
    meetings: progress.meetings.list.filter((meeting) => meeting.branch === branch && meeting.closed).length,
    receivedUntil: progress.receivedUntil,
  };
}

export function addFigures(parts: Iterable<Figures>): Figures {
  const sum = { ...NOTHING };
  for (const part of parts) {
    sum.branches += part.branches;
    sum.members += part.members;
    sum.enrolled += part.enrolled;
    sum.hoursAsked += part.hoursAsked;
    sum.hoursComplete += part.hoursComplete;
    sum.essays += part.essays;
    sum.meetings += part.meetings;
    if (part.receivedUntil !== null) {
      sum.receivedUntil = Math.max(sum.receivedUntil ?? 0, part.receivedUntil);
    }
  }
  return sum;
}
