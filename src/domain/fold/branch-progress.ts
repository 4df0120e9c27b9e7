import { type Credit, type CreditTotals, creditOf } from "../credit-hours.ts";
import { dayOf } from "../day.ts";
import type { Campaign, Phase } from "../entries/campaign.ts";
import type { SeenEntry } from "../entry.ts";
import type { Day, EntryId, Instant, MemberId, UnitId } from "../ids.ts";
import {
  memberProgress,
  progressFacts,
  type RequirementProgress,
  unitProgress,
} from "../requirement-progress.ts";
import { foldCampaign, phaseOn } from "./campaign.ts";
import { type Complaint, foldComplaints, foldObjections, type Objection } from "./complaints.ts";
import { type Essay, type HandedIn, standing } from "./essays.ts";
import { inOrder } from "./in-order.ts";
import type { Meetings } from "./meetings.ts";
import { foldMembers, type Member, membersOfBranch, responsibleBranch } from "./members.ts";
import { foldOrg, type Org } from "./org.ts";
import { foldPairings, pairingHolds } from "./pairings.ts";
import { foldVisitRequests, isWaiting, type VisitRequest } from "./visit-requests.ts";

/** Why a member may need somebody: a reason to call, never a mark. The earlier in this list, the sooner. */
export type HelpReason =
  /** he asks somebody to come by, and nobody has said that he will */
  | "visit-asked"
  /** he said that something is not right, and has no answer */
  | "objection-open"
  /** study is to be brought to his home, and no 送学人 is paired with him */
  | "no-helper"
  /** cohort out-of-touch: the branch is looking for him */
  | "out-of-touch"
  /** a requirement whose window is over */
  | "window-over"
  /** a requirement whose window is open */
  | "something-missing";

export interface BranchMember {
  member: Member;
  /** Whose task he is: the host branch inside the same city, else the home branch. Both see him. */
  responsible: UnitId;
  /** one for each requirement on members, in the order of the campaign */
  progress: readonly RequirementProgress[];
  /** of all days */
  credit: CreditTotals;
  needs: readonly HelpReason[];
}

export interface EssayToRead {
  member: MemberId;
  essay: Essay;
  handedIn: HandedIn;
}

/** What the 支部 screen shows. */
export interface BranchProgress {
  branch: UnitId;
  org: Org;
  campaign?: Campaign;
  phase?: Phase;
  /** Who may need help first, else in the order of the roster. Never by when a phone was heard of. */
  members: readonly BranchMember[];
  /** one for each requirement on units */
  unit: readonly RequirementProgress[];
  /** handed in and not answered; who has waited longest comes first */
  essaysToRead: readonly EssayToRead[];
  /** 参学证明 that wait to be checked, the longest waiting first */
  certificates: readonly SeenEntry<"certificate-shown">[];
  /** without an answer, the longest waiting first */
  objections: readonly Objection[];
  /** 请人来一趟 of its members, the latest first: the answered and those taken back among them */
  visits: readonly VisitRequest[];
  complaints: readonly Complaint[];
  meetings: Meetings;
  credit: Credit;
  /** 截至…收到的记录 */
  receivedUntil: Instant | null;
}

/** @param now matters to which phase it is, which windows are open and which pairings hold */
export function foldBranchProgress(
  entries: readonly SeenEntry[],
  branch: UnitId,
  now: Instant,
): BranchProgress {
  const ordered = inOrder(entries);
  const today = dayOf(now);
  const org = foldOrg(ordered);
  const campaign = foldCampaign(ordered, org.units.get(branch)?.path);
  const facts = progressFacts(ordered, campaign?.credit ?? []);
  const { credit, meetings, essays } = facts;

  const roster = membersOfBranch(foldMembers(ordered), branch);
  const ids = new Set(roster.map(({ id }) => id));
  const objections = foldObjections(ordered)
    .filter((one) => one.answers.length === 0 && ids.has(one.of))
    .reverse();
  const visits = foldVisitRequests(ordered).filter((one) => ids.has(one.of));
  const waiting = new Set(visits.filter(isWaiting).map(({ of }) => of));
  const objecting = new Set(objections.map(({ of }) => of));
  const helped = new Set<MemberId>();
  for (const pairing of foldPairings(ordered)) if (pairingHolds(pairing, today)) helped.add(pairing.elder);

  const requirements = campaign?.requirements ?? [];
  const asked = requirements.filter(({ subject }) => subject === "member");
  const members = roster.map((member): BranchMember => {
    const progress = asked.map((one) => memberProgress(facts, one, member));
    const { id } = member;
    const needs = helpNeeded(member, progress, today, {
      asksForVisit: waiting.has(id),
      isObjecting: objecting.has(id),
      hasHelper: helped.has(id),
    });
    const { totals } = creditOf(credit, id);
    return { member, responsible: responsibleBranch(member, org), progress, credit: totals, needs };
  });

  const phase = campaign && phaseOn(campaign, today);
  return {
    branch,
    org,
    ...(campaign ? { campaign } : {}),
    ...(phase ? { phase } : {}),
    members: members.sort((a, b) => urgency(a.needs) - urgency(b.needs)),
    unit: requirements
      .filter(({ subject }) => subject === "unit")
      .map((one) => unitProgress(facts, one, { id: branch, members: [...ids] })),
    essaysToRead: essaysToRead(roster, essays),
    certificates: certificatesWaiting(ordered, ids),
    objections,
    visits,
    complaints: foldComplaints(ordered).filter((one) => one.to === "branch" && ids.has(one.of)),
    meetings,
    credit,
    receivedUntil: credit.receivedUntil,
  };
}

function helpNeeded(
  member: Member,
  progress: readonly RequirementProgress[],
  today: Day,
  {
    asksForVisit,
    isObjecting,
    hasHelper,
  }: { asksForVisit: boolean; isObjecting: boolean; hasHelper: boolean },
): HelpReason[] {
  const needs: HelpReason[] = [];
  if (asksForVisit) needs.push("visit-asked");
  if (isObjecting) needs.push("objection-open");
  if (member.arrangements.includes("study-brought-home") && !hasHelper) needs.push("no-helper");
  if (member.cohorts.includes("out-of-touch")) needs.push("out-of-touch");
  const open = progress.filter(({ state }) => state === "open").map(({ requirement }) => requirement.window);
  if (open.some(({ to }) => to < today)) needs.push("window-over");
  if (open.some(({ from, to }) => from <= today && today <= to)) needs.push("something-missing");
  return needs;
}

const URGENCY: readonly HelpReason[] = [
  "visit-asked",
  "objection-open",
  "no-helper",
  "out-of-touch",
  "window-over",
  "something-missing",
];

/** The most urgent reason counts; sort() is stable, so that equals stay in the order of the roster. */
function urgency(needs: readonly HelpReason[]): number {
  const [first] = needs;
  return first === undefined ? URGENCY.length : URGENCY.indexOf(first);
}

function essaysToRead(
  roster: readonly Member[],
  byWriter: ReadonlyMap<MemberId, readonly Essay[]>,
): EssayToRead[] {
  const found: EssayToRead[] = [];
  for (const { id } of roster) {
    for (const essay of byWriter.get(id) ?? []) {
      const handedIn = standing(essay);
      if (handedIn !== undefined && handedIn.answers.length === 0)
        found.push({ member: id, essay, handedIn });
    }
  }
  return found.sort((a, b) => a.handedIn.at - b.handedIn.at);
}

function certificatesWaiting(
  ordered: readonly SeenEntry[],
  members: ReadonlySet<MemberId>,
): SeenEntry<"certificate-shown">[] {
  const checked = new Set<EntryId>();
  for (const entry of ordered) if (entry.kind === "certificate-checked") checked.add(entry.body.entry);
  const waiting: SeenEntry<"certificate-shown">[] = [];
  for (const entry of ordered) {
    if (entry.kind === "certificate-shown" && members.has(entry.of) && !checked.has(entry.id))
      waiting.push(entry);
  }
  return waiting;
}
