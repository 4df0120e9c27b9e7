import { meetingsOfBranch } from "../../../../domain/fold/meetings.ts";
import type { UnitId } from "../../../../domain/ids.ts";
import { type Tonight, tonight, tonightTitle } from "../../../../domain/tonight.ts";
import { clockOffset, now } from "../../../session/now.ts";
import { useRecordingsToHear } from "../recordings.ts";
import { useRequests } from "../requests.ts";
import { useBranchProgress, useRoster } from "../staff-reckonings.ts";

/** At most three things for the secretary of this branch, and what they are called at this hour. */
export function useTonight(branch: UnitId): { title: string; things: readonly Tonight[] } {
  const { meetings, essaysToRead } = useBranchProgress(branch);
  const { members } = useRoster(branch);
  const requests = useRequests(branch);
  const recordings = useRecordingsToHear();
  const here = now.value + clockOffset.value;
  const things = tonight({
    now: here,
    meetings: meetingsOfBranch(meetings, branch),
    members,
    visits: requests.visits,
    objections: requests.objections,
    complaints: requests.complaints,
    certificates: requests.certificates,
    essays: essaysToRead.map(({ member, handedIn }) => ({
      entry: handedIn.entry,
      of: member,
      title: handedIn.title,
    })),
    recordings: recordings.map(({ entry, of }) => ({ entry, of })),
    apart: requests.apart,
  });
  return { title: tonightTitle(here, things.length), things };
}
