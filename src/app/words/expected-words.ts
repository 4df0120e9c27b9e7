import type { Expected } from "../../domain/entries/meetings.ts";
import type { MemberId } from "../../domain/ids.ts";
import { cohortWords } from "./membership-words.ts";

/**
 * Who is asked to come: "第一党小组、第二党小组里的离退休、学生（不含流入的）". undefined: everybody.
 * @param nameOf absent where the names are not at hand, or are nobody's business: then how many
 */
export function expectedWords(
  expected: Expected | undefined,
  nameOf?: (member: MemberId) => string,
): string | undefined {
  const { groups = [], cohorts = [], members = [], ownOnly = false } = expected ?? {};
  if (members.length > 0) return nameOf ? members.map(nameOf).join("、") : `${members.length} 位同志`;
  const kinds = cohorts.map((one) => cohortWords[one]).join("、");
  const those = groups.length > 0 && kinds ? `${groups.join("、")}里的${kinds}` : groups.join("、") || kinds;
  if (those === "" && !ownOnly) return undefined;
  return `${those || "本支部党员"}${ownOnly ? "（不含流入的）" : ""}`;
}
