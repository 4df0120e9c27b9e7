import type { Campaign, CreditRules, Phase } from "../entries/campaign.ts";
import type { SeenEntry } from "../entry.ts";
import type { Day, UnitId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

/**
 * The campaign that holds: the latest that was set.
 * @param path the units above and with the branch in question; then only what was opened in one of them holds
 */
export function foldCampaign(entries: readonly SeenEntry[], path?: readonly UnitId[]): Campaign | undefined {
  let latest: Campaign | undefined;
  for (const entry of inOrder(entries)) {
    if (entry.kind !== "campaign-set") continue;
    const { campaign } = entry.body;
    if (path === undefined || path.includes(campaign.unit)) latest = campaign;
  }
  return latest;
}

/** The phase that a day lies in; of two that overlap, the later one. */
export function phaseOn(campaign: Campaign, day: Day): Phase | undefined {
  let found: Phase | undefined;
  for (const phase of campaign.phases) {
    const holds = phase.starts <= day && day <= phase.ends;
    if (holds && (found === undefined || phase.starts >= found.starts)) found = phase;
  }
  return found;
}

/** The rules of credit in force on a day; the first of them hold for all days before, too. */
export function rulesOn(rules: readonly CreditRules[], day: Day): CreditRules {
  let found: CreditRules | undefined;
  let first: CreditRules | undefined;
  for (const one of rules) {
    if (first === undefined || one.from < first.from) first = one;
    if (one.from <= day && (found === undefined || one.from >= found.from)) found = one;
  }
  return found ?? first ?? WITHOUT_CAMPAIGN;
}

/** Until a campaign says otherwise: 45 minutes to the hour, nothing capped. */
export const WITHOUT_CAMPAIGN: CreditRules = {
  from: "1949-10-01",
  minutesPerHour: 45,
  dailyCapMinutes: Infinity,
  perTextCapMinutes: Infinity,
};
