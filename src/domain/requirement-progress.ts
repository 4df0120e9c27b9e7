import { reckonCredit } from "./credit-hours.ts";
import type { CreditRules } from "./entries/campaign.ts";
import type { Arrangement } from "./entries/membership.ts";
import type { SeenEntry } from "./entry.ts";
import { type Essay, type Essays, foldEssays } from "./fold/essays.ts";
import { inOrder } from "./fold/in-order.ts";
import { foldMeetings } from "./fold/meetings.ts";
import { foldTexts } from "./fold/texts.ts";
import type { Instant, MemberId } from "./ids.ts";
import { type BranchAsked, MEMBER_HAS, type ProgressFacts, UNIT_HAS } from "./requirement-counts.ts";
import type { Requirement, RequirementKind } from "./requirement.ts";

/** How far somebody is with what is asked. It states; nobody is measured by it. */
export interface RequirementProgress {
  requirement: Requirement;
  /** exempt: nothing is asked, and there is no deficit; `have` may still be shown as what he liked to do */
  state: "met" | "open" | "exempt";
  /** hours or a count, in the unit of `requirement.amount`; may be above it */
  have: number;
  /** what is missing; 0 where met or exempt */
  short: number;
  /** 截至…收到的记录 */
  receivedUntil: Instant | null;
}

/** The folds that progress is read from, all at once. */
export function progressFacts(entries: readonly SeenEntry[], rules: readonly CreditRules[]): ProgressFacts {
  const ordered = inOrder(entries);
  const meetings = foldMeetings(ordered);
  return {
    credit: reckonCredit(ordered, rules, meetings),
    rules,
    meetings,
    texts: foldTexts(ordered),
    essays: essaysByWriter(foldEssays(ordered)),
  };
}

export function essaysByWriter(essays: Essays): Map<MemberId, Essay[]> {
  const byWriter = new Map<MemberId, Essay[]>();
  for (const essay of essays.list) {
    const own = byWriter.get(essay.writer);
    if (own === undefined) byWriter.set(essay.writer, [essay]);
    else own.push(essay);
  }
  return byWriter;
}

export function memberProgress(
  facts: ProgressFacts,
  requirement: Requirement,
  member: { id: MemberId; arrangements: readonly Arrangement[] },
): RequirementProgress {
  const have = MEMBER_HAS[requirement.kind](facts, requirement, member.id);
  return progress(facts, requirement, have, isExempt(requirement, member.arrangements));
}

export function unitProgress(
  facts: ProgressFacts,
  requirement: Requirement,
  unit: BranchAsked,
): RequirementProgress {
  return progress(facts, requirement, UNIT_HAS[requirement.kind](facts, requirement, unit), false);
}

/**
 * 免学时要求 and 免写 hold for every campaign, whether it names them or not. Of whom no hours are asked, no texts and no meetings
 * are asked either: they are how hours come about.
 */
export function isExempt(
  requirement: Pick<Requirement, "kind" | "exempt">,
  arrangements: readonly Arrangement[],
): boolean {
  const always = ALWAYS_EXEMPT[requirement.kind];
  return arrangements.some((one) => one === always || requirement.exempt.includes(one));
}
const ALWAYS_EXEMPT: Readonly<Record<RequirementKind, Arrangement>> = {
  "credit-hours": "no-hours",
  "required-texts": "no-hours",
  "collective-studies": "no-hours",
  discussions: "no-hours",
  essays: "no-writing",
};

function progress(
  facts: ProgressFacts,
  requirement: Requirement,
  have: number,
  exempt: boolean,
): RequirementProgress {
  // Hours are divided; a billionth of one is not missing.
  const missing = have > requirement.amount - 1e-9 ? 0 : requirement.amount - have;
  return {
    requirement,
    state: exempt ? "exempt" : missing === 0 ? "met" : "open",
    have,
    short: exempt ? 0 : missing,
    receivedUntil: facts.credit.receivedUntil,
  };
}
