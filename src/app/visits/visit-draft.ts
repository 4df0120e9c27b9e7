import { dayOf } from "../../domain/day.ts";
import type { Confirmation, VisitDeed } from "../../domain/entries/visits.ts";
import type { AnswerFile } from "../../domain/forms/form.ts";
import type { BlobId, Instant, MemberId, VisitId } from "../../domain/ids.ts";
import type { UnderWay } from "../recording/kept-take.ts";

/** One visit that is under way, with all elders that are there. What is one elder's stands in his part alone. */
export type VisitDraft = {
  began: Instant;
  elders: readonly MemberId[];
  deeds: readonly Deed[];
  /** as the 送学人 has put it; absent: by the clock */
  minutes?: number;
  parts: Readonly<Record<MemberId, ElderPart>>;
  /** all that were put for it, those that were replaced too */
  files: readonly BlobId[];
  /** what is being spoken, by its place */
  speaking: Readonly<Record<string, UnderWay>>;
};

export type Deed = Omit<VisitDeed, "minutes">;

export interface ElderPart {
  said?: string;
  sound?: AnswerFile | undefined;
  photo?: AnswerFile | undefined;
  helped?: string;
  wishes?: readonly DraftWish[];
  confirmed?: { way: Confirmation; proof?: AnswerFile } | undefined;
}

/** nobody has chosen yet where it goes: `to` is absent */
export interface DraftWish {
  words: string;
  to?: "branch" | "above" | "nobody";
}

export const emptyVisit: VisitDraft = {
  began: 0,
  elders: [],
  deeds: [],
  parts: {},
  files: [],
  speaking: {},
};

/** "round:<visit id>" */
export function visitDraftId(visit: VisitId): string {
  return `round:${visit}`;
}

/** Whose draft it is; undefined: it is none of a visit, or another window's copy of one. */
export function visitOfDraft(id: string): VisitId | undefined {
  return id.startsWith("round:") && !id.includes("~") ? id.slice("round:".length) : undefined;
}

/** Longer than this nobody reads to somebody: the phone lay about in between. */
const LONGEST_MINUTES = 180;
const USUAL_MINUTES = 30;

/** By the clock, from the first tap till now; after an interruption the usual. */
export function suggestedMinutes(began: Instant, now: Instant): number {
  const minutes = Math.round((now - began) / 60_000);
  return minutes > LONGEST_MINUTES ? USUAL_MINUTES : Math.max(1, minutes);
}

export function minutesOf(draft: VisitDraft, now: Instant): number {
  return draft.minutes ?? suggestedMinutes(draft.began, now);
}

/** The end of it was seen: it is still the day on which it began. */
export function isSameDay(draft: VisitDraft, now: Instant): boolean {
  return dayOf(draft.began) === dayOf(now);
}

/** What one elder says is changed: what he has said yes to before was another thing. */
export function withPart(draft: VisitDraft, elder: MemberId, change: ElderPart): Partial<VisitDraft> {
  const before: ElderPart = { ...draft.parts[elder], confirmed: undefined };
  return { parts: { ...draft.parts, [elder]: { ...before, ...change } } };
}

/** What concerns all is changed: all say yes anew. */
export function withShared(draft: VisitDraft, change: Partial<VisitDraft>): Partial<VisitDraft> {
  const parts = Object.fromEntries(
    Object.entries(draft.parts).map(([elder, part]) => [elder, { ...part, confirmed: undefined }]),
  );
  return { ...change, parts };
}
