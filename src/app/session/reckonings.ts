import { dayOf } from "../../domain/day.ts";
import { reckonCredit, type Credit } from "../../domain/credit-hours.ts";
import type { Campaign } from "../../domain/entries/campaign.ts";
import { essaysOf, foldEssays, type Essay } from "../../domain/fold/essays.ts";
import { foldCampaign } from "../../domain/fold/campaign.ts";
import { foldMeetings, type Meeting } from "../../domain/fold/meetings.ts";
import { foldMembers, type Member } from "../../domain/fold/members.ts";
import { foldOrg, type OrgUnit } from "../../domain/fold/org.ts";
import { foldTexts } from "../../domain/fold/texts.ts";
import type { Day } from "../../domain/ids.ts";
import {
  essaysByWriter,
  memberProgress,
  type RequirementProgress,
} from "../../domain/requirement-progress.ts";
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

/** What is asked of who holds this phone, and how far he is. */
export function myProgress(session: Session): readonly RequirementProgress[] {
  const me = session.reckoned(myself);
  const campaign = session.reckoned(myCampaign);
  if (!me || !campaign) return [];
  const facts = {
    credit: session.reckoned(credit),
    rules: campaign.credit,
    meetings: session.folded(foldMeetings),
    texts: session.folded(foldTexts),
    essays: essaysByWriter(session.folded(foldEssays)),
  };
  return campaign.requirements
    .filter(({ subject }) => subject === "member")
    .map((requirement) => memberProgress(facts, requirement, me));
}

/** Meetings of his branches, by start. */
export function myMeetings(session: Session): readonly Meeting[] {
  const me = session.reckoned(myself);
  return session
    .folded(foldMeetings)
    .list.filter(({ branch }) => branch === me?.homeBranch || branch === me?.hostBranch);
}

export function myEssays(session: Session): readonly Essay[] {
  const me = session.member.value;
  return me === undefined ? [] : essaysOf(session.folded(foldEssays), me);
}

/** The server's clock, as far as this phone knows it. */
export function serverNow(session: Session): number {
  return now.value + session.state.value.contact.clockOffset;
}
