import type { EntryId, EssayId } from "../ids.ts";

/** A resting point in writing: a difference from its base, and now and then the full text. Its writer's alone. */
export interface EssaySaved {
  essay: EssayId;
  title: string;
  /** the essay-saved entry it was made from; absent: the first */
  base?: EntryId;
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
export interface EssayHandedIn {
  essay: EssayId;
  title: string;
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

/** The secretary has read it. Nothing is graded. */
export interface EssayAnswered {
  /** the essay-handed-in entry */
  entry: EntryId;
  words: string;
  /** asks for more; absent: taken as it is */
  more?: boolean;
}
