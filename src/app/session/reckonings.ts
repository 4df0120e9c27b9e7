import { dayOf } from "../../domain/day.ts";
import { reckonCredit, type Credit } from "../../domain/credit-hours.ts";
import type { Campaign } from "../../domain/entries/campaign.ts";
import { foldCampaign } from "../../domain/fold/campaign.ts";
import { foldMeetings } from "../../domain/fold/meetings.ts";
import { foldMembers, type Member } from "../../domain/fold/members.ts";
import { foldOrg, type OrgUnit } from "../../domain/fold/org.ts";
import type { Day } from "../../domain/ids.ts";
import { now } from "./now.ts";
import type { Session } from "./session.ts";

export function today(): Day {
  return dayOf(now.value);
}

/** Who holds this phone, as the branch's roster has him. undefined: his data have not come yet. */
export function myself(session: Session): Member | undefined {
  const me = session.member.value;
  return me === undefined ? undefined : session.folded(foldMembers).byId.get(me);
}

/** His home branch. */
export function myBranch(session: Session): OrgUnit | undefined {
  const branch = session.reckoned(myself)?.homeBranch;
  return branch === undefined ? undefined : session.folded(foldOrg).units.get(branch);
}

export function myCampaign(session: Session): Campaign | undefined {
  const branch = session.reckoned(myBranch);
  return foldCampaign(session.entries.value, branch?.path);
}

/** 学时 of everybody whose entries this phone has. */
export function credit(session: Session): Credit {
  const rules = session.reckoned(myCampaign)?.credit ?? [];
  return reckonCredit(session.entries.value, rules, session.folded(foldMeetings));
}
