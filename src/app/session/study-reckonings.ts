import { reckonCredit, type Credit } from "../../domain/credit-hours.ts";
import type { Campaign } from "../../domain/entries/campaign.ts";
import { foldCampaign } from "../../domain/fold/campaign.ts";
import { essaysOf, foldEssays, type Essay } from "../../domain/fold/essays.ts";
import { foldMeetings } from "../../domain/fold/meetings.ts";
import { foldTexts } from "../../domain/fold/texts.ts";
import {
  essaysByWriter,
  memberProgress,
  type RequirementProgress,
} from "../../domain/requirement-progress.ts";
import { myBranch, myself } from "./reckonings.ts";
import type { Session } from "./session.ts";

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

export function myEssays(session: Session): readonly Essay[] {
  const me = session.member.value;
  return me === undefined ? [] : essaysOf(session.folded(foldEssays), me);
}
