import type { Day, EntryId } from "../ids.ts";

/** 我换地方了: the city, since when, and whom to reach. No employer, no street. */
export interface WhereaboutsTold {
  city: string;
  since: Day;
  contact?: string;
}

/** 意见和投诉. `branch`: to the branch; `above`: past the branch to the level above, not seen by the branch. */
export interface ComplaintMade {
  to: "branch" | "above";
  words: string;
  /** the entry or judgement it is about */
  about?: EntryId;
}

export interface ComplaintAnswered {
  entry: EntryId;
  words: string;
}

/** 请人来一趟: somebody is to come by. It goes to the branch and to the 送学人 who visits him. `words`: what for, if he says so. */
export interface VisitAsked {
  words?: string;
}

/** He needs nobody any more, or had only touched the button. */
export interface VisitTakenBack {
  /** the visit-asked entry */
  entry: EntryId;
}

/** Whoever will go, or has called, says so: the branch or the 送学人. */
export interface VisitAnswered {
  /** the visit-asked entry */
  entry: EntryId;
  words: string;
}

/**
 * The owner asks that bodies of his own entries be erased; `all`: everything he ever wrote. Or the office for him: he asked on
 * paper, or is gone for so long that they are due; `why` says which.
 */
export interface ErasureAsked {
  entries: readonly EntryId[] | "all";
  why?: string;
}

/** A secretary lets a quarantined entry of his branch in (sent late by a revoked phone or a moved member). */
export interface EntryReleased {
  entry: EntryId;
  why: string;
}
