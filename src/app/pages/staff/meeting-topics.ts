import type { UnitId } from "../../../domain/ids.ts";
import { useBranchProgress } from "./staff-reckonings.ts";

/** The topics that the campaign's requirements name, once each. */
export function useTopics(branch: UnitId): readonly string[] {
  const { campaign } = useBranchProgress(branch);
  return [...new Set((campaign?.requirements ?? []).flatMap(({ topic }) => (topic ? [topic] : [])))];
}
