import type { Arrangement, Cohort } from "./entries/membership.ts";
import type { Day } from "./ids.ts";

/**
 * 要求: what a campaign asks of each member or each unit. It states; it never compels.
 * A member with one of `exempt` among his arrangements has no deficit and is shown none.
 */
export interface Requirement {
  id: string;
  /** in the words people use: "集中学习周不少于12学时" */
  title: string;
  subject: "member" | "unit";
  /** both days included; Asia/Shanghai */
  window: { from: Day; to: Day };
  kind: RequirementKind;
  /** hours for `credit-hours`, else a count */
  amount: number;
  /** only study, meetings or essays of this topic count */
  topic?: string;
  exempt: readonly Arrangement[];
  /** of `essays`: about how long one is, as a help and no condition; the first that fits holds */
  lengths?: readonly EssayLength[];
}

export interface EssayLength {
  /** absent: whoever is left */
  cohorts?: readonly Cohort[];
  /** characters without blanks */
  characters: number;
}

/** 学时 · 体会 · 必读篇目 · 集中学习 · 讨论 */
export type RequirementKind =
  "credit-hours" | "essays" | "required-texts" | "collective-studies" | "discussions";
