import type { BlobId, EntryId, ReadingId, TextId, UnitId } from "../ids.ts";

/**
 * 朗读: a member has read a text aloud, whole or in part, each paragraph a file of its own. Heard by nobody but staff until a
 * secretary or office approves it. Recorded again under the same id, it is a newer one; the earlier is heard until the newer is approved.
 */
export interface ReadingRecorded {
  reading: ReadingId;
  text: TextId;
  /** the version that was read */
  blob: BlobId;
  /** who reads, as the listeners know him: "陈国平" */
  voice: string;
  /** "长沙话"; absent: 普通话 */
  dialect?: string;
  /** MIME type of all parts */
  type: string;
  /** ascending by block, each once */
  parts: readonly ReadingPart[];
}

export interface ReadingPart {
  /** index in the study text of `blob` */
  block: number;
  sound: BlobId;
  /** bytes of `sound` */
  size: number;
  /** length, with decimals */
  seconds: number;
}

/** From now on the members of the unit and of all below hear it: the recording itself is published there. */
export interface ReadingApproved {
  /** the reading-recorded entry */
  entry: EntryId;
  unit: UnitId;
}

export interface ReadingDeclined {
  /** the reading-recorded entry */
  entry: EntryId;
  /** what its reader is told */
  words: string;
}

/** By its reader: everywhere. By staff: where they approved it. */
export interface ReadingWithdrawn {
  /** the reading-recorded entry */
  entry: EntryId;
  /** absent: everywhere */
  unit?: UnitId;
}
