import { foldMeetings } from "../../../domain/fold/meetings.ts";
import { foldOrg } from "../../../domain/fold/org.ts";
import type { MeetingId, UnitId } from "../../../domain/ids.ts";
import { useFold } from "../../session/use-session.ts";

/** "在柳湾村党支部" for a meeting that was not at this branch; undefined for its own, and for what is no meeting. */
export function useElsewhere(
  branch: UnitId | undefined,
): (meeting: MeetingId | undefined) => string | undefined {
  const { byId } = useFold(foldMeetings);
  const { units } = useFold(foldOrg);
  return (id) => {
    const at = id === undefined ? undefined : byId.get(id)?.branch;
    if (at === undefined || branch === undefined || at === branch) return undefined;
    return `在${units.get(at)?.name ?? "别的支部"}`;
  };
}
