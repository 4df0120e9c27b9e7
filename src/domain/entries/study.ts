import type { Day, EntryId, Instant, TextId, VisitId } from "../ids.ts";

/** 学时 as the member states it. What the phone observed is only offered to him; what of it stands here he was shown, and said yes to. */
export interface StudyLogged {
  /** 自学 from a text in the app · from posted paper · 集中学习 · 讨论, not through a meeting of the app */
  how: "reader" | "paper" | "collective" | "discussion";
  text?: TextId;
  /** what was studied, where it is no text of the app */
  title?: string;
  topic?: string;
  day: Day;
  /** When it began, where that is known: overlaps are counted once. */
  started?: Instant;
  minutes: number;
  /** with a 送学人: the `visit-made` that it belongs to */
  visit?: VisitId;
}

/**
 * The writer or his secretary puts an entry right; the first stays visible. `minutes: 0` takes it back.
 * Whoever corrects another's entry (his secretary, a helper) names him in `for`: the correction is his, as the entry is.
 */
export interface StudyCorrected {
  entry: EntryId;
  minutes: number;
  why?: string;
}

/** "这条不对": to any judgement that a screen shows. */
export interface ObjectionRaised {
  /** the entry whose judgement is meant */
  entry: EntryId;
  words: string;
}

export interface ObjectionAnswered {
  /** the objection */
  entry: EntryId;
  words: string;
}
