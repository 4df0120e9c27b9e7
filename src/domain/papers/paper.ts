import type { Credit } from "../credit-hours.ts";
import type { Meeting } from "../fold/meetings.ts";
import type { Member } from "../fold/members.ts";
import type { BlobId, MemberId, TextId, UnitId } from "../ids.ts";

/** A paper as words, without any layout: screen, print, .xlsx and .docx are made from the same. */
export interface Paper {
  /** as on top of it: "望河村党支部签到表" */
  title: string;
  /** its head, 项目 and what stands there; "" where a person fills it in by hand */
  facts: readonly (readonly [string, string])[];
  table?: PaperTable;
  parts: readonly PaperPart[];
}

/** What stands under a heading; line breaks within `words` are kept. */
export interface PaperPart {
  heading: string;
  /** 2: under the heading before it */
  level?: 2;
  words: string;
  /** below the words */
  table?: PaperTable;
  /** below that */
  pictures?: readonly PaperPicture[];
}

/** One that may be on this phone or not. */
export interface PaperPicture {
  blob: BlobId;
  /** pixels */
  width: number;
  height: number;
  /** below it, and in its place where it is not here */
  words: string;
}

export interface PaperTable {
  columns: readonly string[];
  /** as many words as columns; "" is an empty cell */
  rows: readonly (readonly string[])[];
}

/** All that the papers of one closed meeting are made from. */
export interface PapersSource {
  meeting: Meeting;
  /** meetings of the same branch, this one among them */
  meetings: readonly Meeting[];
  /** "望河村党支部" */
  branch: string;
  /** of the branch, at home and as guests */
  members: readonly Member[];
  credit: Credit;
  /** of members of other branches, as far as this phone knows them */
  nameOf: (member: MemberId) => string;
  unitOf: (unit: UnitId) => string;
  /** undefined: this phone has not that text */
  textTitle: (text: TextId) => string | undefined;
  kindWords: string;
}
