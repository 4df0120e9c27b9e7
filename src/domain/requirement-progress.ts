import { creditOf, creditTotals, type Credit, type CreditItem } from "./credit-hours.ts";
import { dayOf, isWithin } from "./day.ts";
import type { CreditRules } from "./entries/campaign.ts";
import type { MeetingKind } from "./entries/meetings.ts";
import type { Arrangement } from "./entries/membership.ts";
import { rulesOn } from "./fold/campaign.ts";
import { type Essay, type Essays, standing } from "./fold/essays.ts";
import type { Meeting, Meetings } from "./fold/meetings.ts";
import type { Texts } from "./fold/texts.ts";
import type { Instant, MemberId, UnitId } from "./ids.ts";
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

/** What progress is read from: the folds of the same entries. */
export interface ProgressFacts {
  credit: Credit;
  rules: readonly CreditRules[];
  meetings: Meetings;
  texts: Texts;
  /** essays by writer, see `essaysByWriter` */
  essays: ReadonlyMap<MemberId, readonly Essay[]>;
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

/** Meetings that are a collective study: business meetings give hours by their minutes, but are none. */
const STUDY_MEETINGS: ReadonlySet<MeetingKind> = new Set([
  "collective-study",
  "party-lecture",
  "theme-day",
  "warning-education",
]);

export function memberProgress(
  facts: ProgressFacts,
  requirement: Requirement,
  member: { id: MemberId; arrangements: readonly Arrangement[] },
): RequirementProgress {
  const have = memberHas(facts, requirement, member.id);
  return progress(facts, requirement, have, isExempt(requirement, member.arrangements));
}

/** @param unit a branch, and who its members are */
export function unitProgress(
  facts: ProgressFacts,
  requirement: Requirement,
  unit: { id: UnitId; members: readonly MemberId[] },
): RequirementProgress {
  return progress(facts, requirement, unitHas(facts, requirement, unit), false);
}

/** 免学时要求 and 免写 hold for every campaign, whether it names them or not. */
export function isExempt(
  requirement: Pick<Requirement, "kind" | "exempt">,
  arrangements: readonly Arrangement[],
): boolean {
  const always = ALWAYS_EXEMPT[requirement.kind];
  return arrangements.some((one) => one === always || requirement.exempt.includes(one));
}
const ALWAYS_EXEMPT: Partial<Record<RequirementKind, Arrangement>> = {
  "credit-hours": "no-hours",
  essays: "no-writing",
};

function progress(
  facts: ProgressFacts,
  requirement: Requirement,
  have: number,
  exempt: boolean,
): RequirementProgress {
  const missing = Math.max(0, requirement.amount - have);
  return {
    requirement,
    state: exempt ? "exempt" : missing === 0 ? "met" : "open",
    have,
    short: exempt ? 0 : missing,
    receivedUntil: facts.credit.receivedUntil,
  };
}

function memberHas(facts: ProgressFacts, requirement: Requirement, member: MemberId): number {
  const items = creditOf(facts.credit, member).items.filter((item) => fits(requirement, item));
  switch (requirement.kind) {
    case "credit-hours":
      return creditTotals(items).hours;
    case "essays":
      return countEssays(facts, requirement, member);
    case "required-texts":
      return readTexts(facts, requirement, items).size;
    case "collective-studies":
      return items.filter((item) => item.sort === "collective" && happened(item) && isStudy(facts, item))
        .length;
    case "discussions":
      return items.filter((item) => item.sort === "discussion" && happened(item)).length;
  }
}

function unitHas(
  facts: ProgressFacts,
  requirement: Requirement,
  unit: { id: UnitId; members: readonly MemberId[] },
): number {
  const held = facts.meetings.list.filter(
    (meeting) =>
      meeting.branch === unit.id && meeting.state === "closed" && fitsMeeting(requirement, meeting),
  );
  switch (requirement.kind) {
    case "credit-hours":
      return held.reduce((hours, meeting) => hours + hoursOf(meeting, facts.rules), 0);
    case "essays":
      return unit.members.reduce((sum, member) => sum + countEssays(facts, requirement, member), 0);
    case "required-texts": {
      const read = new Set<string>();
      for (const member of unit.members) {
        const items = creditOf(facts.credit, member).items.filter((item) => fits(requirement, item));
        for (const text of readTexts(facts, requirement, items)) read.add(text);
      }
      return read.size;
    }
    case "collective-studies":
      return held.filter((meeting) => STUDY_MEETINGS.has(meeting.kind)).length;
    case "discussions":
      return held.filter((meeting) => meeting.kind === "discussion").length;
  }
}

function fits(requirement: Requirement, item: CreditItem): boolean {
  if (!isWithin(item.day, requirement.window)) return false;
  // A text's own topic is looked up where texts are counted.
  if (requirement.topic === undefined || requirement.kind === "required-texts") return true;
  return item.topic === requirement.topic;
}

function fitsMeeting({ window, topic }: Requirement, meeting: Meeting): boolean {
  return isWithin(dayOf(meeting.starts), window) && (topic === undefined || meeting.topic === topic);
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

function isStudy(facts: ProgressFacts, item: CreditItem): boolean {
  const meeting = item.meeting === undefined ? undefined : facts.meetings.byId.get(item.meeting);
  return meeting === undefined || STUDY_MEETINGS.has(meeting.kind);
}

function readTexts(
  { texts }: ProgressFacts,
  { topic }: Requirement,
  items: readonly CreditItem[],
): Set<string> {
  const read = new Set<string>();
  for (const item of items) {
    const text = item.text === undefined ? undefined : texts.byId.get(item.text);
    if (text?.required && happened(item) && (topic === undefined || text.topic === topic))
      read.add(text.text);
  }
  return read;
}

function countEssays({ essays }: ProgressFacts, requirement: Requirement, member: MemberId): number {
  let count = 0;
  for (const essay of essays.get(member) ?? []) {
    const last = standing(essay);
    if (last === undefined || !isWithin(dayOf(last.at), requirement.window)) continue;
    if (requirement.topic === undefined || last.topic === requirement.topic) count++;
  }
  return count;
}
