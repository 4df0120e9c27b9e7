import type { Day } from "./ids.ts";
import type { Arrangement, Cohort } from "./entries/membership.ts";
import { isExempt } from "./requirement-progress.ts";
import type { Requirement } from "./requirement.ts";

/** About how long an essay is, as a help and no condition. */
export interface UsualLength {
  /** characters without blanks; undefined: nothing is said about it to this member, and speaking is as good */
  characters: number | undefined;
}

/**
 * What is usual for this member, by the essays that are asked for today, else by those that were asked for last. Of whom no writing is
 * asked, or who finds it hard, is told no number.
 * @returns undefined where nothing is laid down
 */
export function usualLength(
  requirements: readonly Requirement[],
  member: { cohorts: readonly Cohort[]; arrangements: readonly Arrangement[] },
  today: Day,
): UsualLength | undefined {
  const [asked] = requirements
    .filter(
      ({ kind, subject, lengths = [] }) => kind === "essays" && subject === "member" && lengths.length > 0,
    )
    .sort((a, b) => distance(a, today) - distance(b, today) || (a.window.to < b.window.to ? 1 : -1));
  if (!asked) return undefined;
  const isFree =
    isExempt(asked, member.arrangements) ||
    member.arrangements.includes("may-speak") ||
    member.cohorts.includes("less-schooled");
  if (isFree) return { characters: undefined };
  const fits = asked.lengths?.find(
    ({ cohorts }) => cohorts === undefined || cohorts.some((one) => member.cohorts.includes(one)),
  );
  return fits && { characters: fits.characters };
}

/** Those of today first, then those that were, then those to come. */
function distance({ window: { from, to } }: Requirement, today: Day): number {
  if (from <= today && today <= to) return 0;
  return to < today ? 1 : 2;
}

/** "写了 320 字，一般 600 字左右，多少都行": never what is missing. */
export function lengthWords(written: number, usual: UsualLength | undefined): string {
  if (!usual) return `${written} 字`;
  const so = written > 0 ? `写了 ${written} 字，` : "";
  if (usual.characters === undefined) return `${so}多少都行，口头讲也可以`;
  // Who is near it has done it.
  if (written >= usual.characters * 0.9) return `${so}够一篇了`;
  return `${so}一般 ${usual.characters} 字左右，多少都行`;
}
