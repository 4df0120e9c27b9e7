import { creditOf, creditTotals, type Credit, type CreditItem } from "./credit-hours.ts";
import { dayOf, isWithin } from "./day.ts";
import type { CreditRules } from "./entries/campaign.ts";
import type { MeetingKind } from "./entries/meetings.ts";
import { rulesOn } from "./fold/campaign.ts";
import type { Essay } from "./fold/essays.ts";
import type { Meeting, Meetings } from "./fold/meetings.ts";
import type { Texts } from "./fold/texts.ts";
import type { MemberId, TextId, UnitId } from "./ids.ts";
import type { Requirement, RequirementKind } from "./requirement.ts";

/** What progress is read from: folds of the same entries. */
export interface ProgressFacts {
  credit: Credit;
  rules: readonly CreditRules[];
  meetings: Meetings;
  texts: Texts;
  /** by writer */
  essays: ReadonlyMap<MemberId, readonly Essay[]>;
}

/** A branch, and who its members are. */
export interface BranchAsked {
  id: UnitId;
  members: readonly MemberId[];
}

/** Meetings that are a collective study: business meetings give hours by their minutes, but are none. */
const STUDY_MEETINGS: ReadonlySet<MeetingKind> = new Set([
  "collective-study",
  "party-lecture",
  "report-lecture",
  "reading-circle",
  "theme-day",
  "warning-education",
]);

/** For each kind of requirement, how much a member has of what it asks. */
export const MEMBER_HAS: Record<
  RequirementKind,
  (facts: ProgressFacts, requirement: Requirement, member: MemberId) => number
> = {
  "credit-hours": (facts, asked, member) => creditTotals(itemsOf(facts, asked, member)).hours,
  essays: countEssays,
  "required-texts": (facts, asked, member) => readTexts(facts, asked, [member]),
  "collective-studies": (facts, asked, member) => studies(facts, itemsOf(facts, asked, member)).length,
  discussions: (facts, asked, member) =>
    itemsOf(facts, asked, member).filter((item) => item.sort === "discussion" && happened(item)).length,
};

/** The same for a branch: what it held, and what its members did together. */
export const UNIT_HAS: Record<
  RequirementKind,
  (facts: ProgressFacts, requirement: Requirement, unit: BranchAsked) => number
> = {
  "credit-hours": (facts, asked, { id }) =>
    meetingsHeld(facts, asked, id).reduce((hours, meeting) => hours + hoursOf(meeting, facts.rules), 0),
  essays: (facts, asked, { members }) =>
    members.reduce((sum, member) => sum + countEssays(facts, asked, member), 0),
  "required-texts": (facts, asked, { members }) => readTexts(facts, asked, members),
  "collective-studies": (facts, asked, { id }) =>
    meetingsHeld(facts, asked, id).filter(({ kind }) => STUDY_MEETINGS.has(kind)).length,
  discussions: (facts, asked, { id }) =>
    meetingsHeld(facts, asked, id).filter(({ kind }) => kind === "discussion").length,
};

function itemsOf(facts: ProgressFacts, requirement: Requirement, member: MemberId): CreditItem[] {
  return creditOf(facts.credit, member).items.filter((item) => fits(facts, requirement, item));
}

function meetingsHeld(
  { meetings }: ProgressFacts,
  { window, topic }: Requirement,
  branch: UnitId,
): Meeting[] {
  return meetings.list.filter(
    (meeting) =>
      meeting.branch === branch &&
      meeting.state === "closed" &&
      isWithin(dayOf(meeting.starts), window) &&
      (topic === undefined || meeting.topic === topic),
  );
}

function fits({ texts }: ProgressFacts, { window, topic }: Requirement, item: CreditItem): boolean {
  if (!isWithin(item.day, window)) return false;
  if (topic === undefined || item.topic === topic) return true;
  return item.text !== undefined && texts.byId.get(item.text)?.topic === topic;
}

function hoursOf(meeting: Meeting, rules: readonly CreditRules[]): number {
  return (meeting.closed?.minutes ?? 0) / rulesOn(rules, dayOf(meeting.starts)).minutesPerHour;
}

/** Caps take nothing from it that somebody was there; being taken back, refused or open does. */
function happened(item: CreditItem): boolean {
  if (item.stated === 0) return false;
  return !item.reasons.some(({ code }) => NOT_HAPPENED.has(code));
}
const NOT_HAPPENED = new Set<string>([
  "future-day",
  "certificate-waits",
  "certificate-refused",
  "meeting-not-closed",
  "marked-absent",
]);

/** Collective studies among these: what a member logs himself is taken to be one. */
function studies(facts: ProgressFacts, items: readonly CreditItem[]): CreditItem[] {
  return items.filter((item) => {
    const meeting = item.meeting === undefined ? undefined : facts.meetings.byId.get(item.meeting);
    const isStudy = meeting === undefined || STUDY_MEETINGS.has(meeting.kind);
    return item.sort === "collective" && isStudy && happened(item);
  });
}

/** How many required texts at least one of these has studied. A text that was withdrawn since has been read all the same. */
function readTexts(facts: ProgressFacts, requirement: Requirement, members: readonly MemberId[]): number {
  const read = new Set<TextId>();
  for (const member of members) {
    for (const item of itemsOf(facts, requirement, member)) {
      if (item.text === undefined || !happened(item)) continue;
      if (facts.texts.byId.get(item.text)?.required) read.add(item.text);
    }
  }
  return read.size;
}

/** Essays of which something stands that was handed in inside the window; a better version after it takes nothing away. */
function countEssays({ essays }: ProgressFacts, { window, topic }: Requirement, member: MemberId): number {
  let count = 0;
  for (const { handedIn } of essays.get(member) ?? []) {
    const inside = handedIn.some(
      (one) =>
        !one.takenBack && isWithin(dayOf(one.at), window) && (topic === undefined || one.topic === topic),
    );
    if (inside) count++;
  }
  return count;
}
