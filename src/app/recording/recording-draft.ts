import type { ReadingRecorded } from "../../domain/entries/readings.ts";
import type { BlobId, ReadingId, TextId } from "../../domain/ids.ts";
import { type Block, wordsOf } from "../../protocol/block-words.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import type { UnderWay } from "./kept-take.ts";

/** A recording that is not handed in yet. Its sounds lie on the phone as files of a draft. */
export type RecordingDraft = {
  /** "": nothing begun */
  reading: ReadingId;
  text: TextId;
  /** as the listeners know who reads; "": not said yet */
  voice: string;
  /** "": 普通话 */
  dialect: string;
  parts: readonly DraftPart[];
  /** what is being spoken into the microphone, in pieces */
  underWay?: UnderWayAt | undefined;
};

export interface Spoken {
  sound: BlobId;
  size: number;
  seconds: number;
  type: string;
  /** of a recording that was handed in before: the file is not this draft's to throw away */
  isHandedIn?: boolean;
}

export interface DraftPart extends Spoken {
  /** which words they are: the text may change before it is handed in */
  words: string;
  /** among paragraphs of the same words, the how many-th, from 0 */
  nth: number;
  /** The page went away while it was spoken. Until somebody has said that it will do it is not handed in. */
  isCut?: boolean;
  /** the whole one that it was to replace */
  before?: Spoken;
}

export type UnderWayAt = Place & UnderWay;

export function recordingDraftId(text: TextId): string {
  return `recording:${text}`;
}

export function isRecordingDraft(id: string): boolean {
  return /^recording:[^~]+$/.test(id);
}

/** Something that is read aloud. */
export interface Paragraph {
  /** index in the text */
  block: number;
  words: string;
  nth: number;
  isHeading: boolean;
}

/** Headings, paragraphs and items; no tables, notes or pictures. */
export function paragraphsOf(text: StudyText): Paragraph[] {
  const count = new Map<string, number>();
  return text.blocks.flatMap((block, i) => {
    const words = wordsOf(block).trim();
    if (!isReadAloud(block) || words === "") return [];
    const nth = count.get(words) ?? 0;
    count.set(words, nth + 1);
    return [{ block: i, words, nth, isHeading: block.t === "h" }];
  });
}

function isReadAloud({ t }: Block): boolean {
  return t === "h" || t === "p" || t === "li";
}

/** which paragraph */
export type Place = { words: string; nth: number };

export function isAt(one: Place, { words, nth }: Place): boolean {
  return one.words === words && one.nth === nth;
}

export function partAt(parts: readonly DraftPart[], at: Place): DraftPart | undefined {
  return parts.find((part) => isAt(part, at));
}

/** @returns the parts with this one, in place of what was there */
export function withPart(parts: readonly DraftPart[], part: DraftPart): DraftPart[] {
  return [...parts.filter((one) => !isAt(one, part)), part];
}

/** What is handed in: whole parts whose words the text still has. */
export function partsToHandIn(
  parts: readonly DraftPart[],
  paragraphs: readonly Paragraph[],
): ReadingRecorded["parts"] {
  return paragraphs.flatMap((paragraph) => {
    const part = partAt(parts, paragraph);
    if (!part || part.isCut) return [];
    return [{ block: paragraph.block, sound: part.sound, size: part.size, seconds: part.seconds }];
  });
}

/** All files that are this draft's own. */
export function filesOf({ parts, underWay }: RecordingDraft): BlobId[] {
  const spoken: Spoken[] = parts.flatMap((part) => (part.before ? [part, part.before] : [part]));
  const own = spoken.filter(({ isHandedIn }) => !isHandedIn).map(({ sound }) => sound);
  return [...own, ...(underWay?.pieces ?? [])];
}
