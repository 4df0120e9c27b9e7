import type { BlobId, EntryId, EssayId, ShareId, UnitId } from "../ids.ts";

/** What an essay is made of beside its words: each absent means none. */
export interface EssayMedia {
  /** spoken, in the order in which they are heard */
  sounds?: readonly EssaySound[];
  /** written by hand, in the order of the pages */
  photos?: readonly EssayPhoto[];
}

/** One part that was spoken without stopping in between for long. */
export interface EssaySound {
  sound: BlobId;
  /** bytes */
  size: number;
  /** length, with decimals */
  seconds: number;
  /** MIME type */
  type: string;
  /** the guiding question that it answers, as it was asked */
  question?: string;
  /** the same in writing, by its writer; others write it down with `essay-transcribed` */
  words?: string;
}

/** One page written by hand: a JPEG, straightened and shrunk. */
export interface EssayPhoto {
  photo: BlobId;
  /** bytes */
  size: number;
  /** pixels */
  width: number;
  height: number;
  words?: string;
}

/** A resting point in writing: a difference from its base, and now and then the full text. Its writer's alone. */
export interface EssaySaved extends EssayMedia {
  essay: EssayId;
  title: string;
  /** the essay-saved entry it was made from; absent: the first */
  base?: EntryId;
  /** other texts of this essay that were joined into this one: essay-saved entries that need not be shown any more */
  joined?: readonly EntryId[];
  /** exactly one of `text` and `change` */
  text?: string;
  change?: TextChange;
}

/** The text is the base with `remove` UTF-16 units from `at` on replaced by `insert`. */
export interface TextChange {
  at: number;
  remove: number;
  insert: string;
}

/** Carries its whole text. Receipted at once, seen by the branch after ten minutes. */
export interface EssayHandedIn extends EssayMedia {
  essay: EssayId;
  title: string;
  /** may be empty where it is spoken or written by hand */
  text: string;
  /** the topic of a requirement that it was written for */
  topic?: string;
}

/** Within ten minutes of `entry`, by the server's receipt times: then nobody has seen it. */
export interface EssayTakenBack {
  essay: EssayId;
  /** the essay-handed-in entry */
  entry: EntryId;
}

/** Somebody wrote down what was spoken or written by hand; it stands beside it, and the original stays. The latest holds. */
export interface EssayTranscribed {
  /** the essay-handed-in entry */
  entry: EntryId;
  /** the recording or the photo */
  blob: BlobId;
  words: string;
}

/** Staff have read it. Nothing is graded. */
export interface EssayAnswered {
  /** the essay-handed-in entry */
  entry: EntryId;
  /** may be empty where there are remarks */
  words: string;
  /** `more`: asks for more · `accepted`: it is taken as it is · absent: read, with thanks */
  verdict?: "more" | "accepted";
  remarks?: readonly EssayRemark[];
}

/** A word to a passage, a recording or a page. It repeats none of the writer's words. */
export interface EssayRemark {
  words: string;
  /** the recording or photo that it is to; absent: the text */
  blob?: BlobId;
  /** of a recording: seconds from its beginning */
  second?: number;
  /** of the text: UTF-16 offsets in what was handed in */
  start?: number;
  end?: number;
}

/**
 * Its writer allows an essay to be shown to others, in these words, which need not be all that he handed in. Shown it is only when
 * staff do so (`essay-shown`). A new one under a new id; what was allowed before holds until it is withdrawn.
 */
export interface SharingAllowed {
  share: ShareId;
  /** the essay-handed-in entry */
  entry: EntryId;
  title: string;
  text: string;
  /** as he wishes to be named under it; absent: without a name */
  name?: string;
  /** it may also be proposed and shown above the branch, as a 典型 */
  upward?: boolean;
}

/** By its writer, or for him by those who keep his record or visit him: everywhere. By staff of the unit: where they had shown it. */
export interface SharingWithdrawn {
  share: ShareId;
  /** absent: everywhere, for good */
  unit?: UnitId;
}

/** The words of a `sharing-allowed`, copied: whoever reads it must not learn from an id whose it is. */
export interface SharedEssay {
  share: ShareId;
  title: string;
  text: string;
  name?: string;
}

/** In the reading corner (读书角) of the unit and of all below. */
export interface EssayShown extends SharedEssay {
  unit: UnitId;
}

/** 典型: a branch recommends it to a unit above. */
export interface EssayProposed extends SharedEssay {
  /** above the branch */
  unit: UnitId;
  /** what is good about it */
  why: string;
}
