import type { BranchProgress } from "../../../domain/fold/branch-progress.ts";
import type { Complaint } from "../../../domain/fold/complaints.ts";
import { type Meeting, meetingsOfBranch } from "../../../domain/fold/meetings.ts";
import { isWaiting, type VisitRequest } from "../../../domain/fold/visit-requests.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { type Apart, useApart } from "./apart.ts";
import { leavesAsked } from "./leave-requests.tsx";
import { useBranchProgress } from "./staff-reckonings.ts";

export interface Requests {
  objections: BranchProgress["objections"];
  certificates: BranchProgress["certificates"];
  /** 请人来一趟, without an answer, the longest waiting first */
  visits: readonly VisitRequest[];
  /** without an answer */
  complaints: readonly Complaint[];
  answered: readonly Complaint[];
  /** meetings for which leave was asked and not answered */
  leaves: readonly Meeting[];
  /** of others, set apart by the server, for a secretary to let in */
  apart: readonly Apart[];
  /** how many things wait */
  count: number;
}

/** All that waits for a word of the branch. */
export function useRequests(branch: UnitId): Requests {
  const { objections, certificates, complaints, meetings, ...progress } = useBranchProgress(branch);
  const asked = meetingsOfBranch(meetings, branch).filter((meeting) => leavesAsked(meeting).length > 0);
  const apart = useApart(false).open;
  const open = complaints.filter(({ answers }) => answers.length === 0);
  const visits = progress.visits.filter(isWaiting).reverse();
  return {
    visits,
    objections,
    certificates,
    complaints: open,
    answered: complaints.filter(({ answers }) => answers.length > 0),
    leaves: asked,
    apart,
    count:
      visits.length +
      objections.length +
      certificates.length +
      open.length +
      apart.length +
      asked.reduce((sum, meeting) => sum + leavesAsked(meeting).length, 0),
  };
}
