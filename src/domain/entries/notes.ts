import type { BlobId, EntryId, NoteId, TextId } from "../ids.ts";
import type { MadeFrom } from "./made-from.ts";

/**
 * 学习笔记: to a passage of a text, to a text, or free. Its writer's alone. Saved again under its id, it takes the place of what it was
 * made from.
 * Words and `place` may each be missing, not both: a passage that is only marked is a note without words.
 */
export interface NoteSaved extends MadeFrom {
  note: NoteId;
  words: string;
  /** what it is to; absent: a free note */
  place?: NotePlace;
}

/**
 * A passage of a study text, kept by what it says and what stands around it, so that it is found again in another version of the
 * text. Offsets are UTF-16 units in the block's words (`protocol/block-words.ts`).
 */
export interface NotePlace {
  text: TextId;
  /** the title that the text had then: it may be gone later */
  title: string;
  /** the version that was read */
  blob: BlobId;
  block: number;
  start: number;
  /** in the block `endBlock`, and not before `start` in the same one */
  end: number;
  /** absent: the same block */
  endBlock?: number;
  /** the words of the passage, block by block, with a line break between; "" : to the text as a whole */
  quote: string;
  /** up to 32 characters before and behind it in its block */
  before: string;
  after: string;
}

export interface NoteRemoved {
  note: NoteId;
  /** The note-saved entries that its writer saw go: what another phone wrote meanwhile stays. Absent: his phone did not say yet. */
  entries?: readonly EntryId[];
}

/**
 * Where its writer stopped in a text, for his other devices. Written when he leaves the text, and only where he has another device.
 * It says nothing of how long he read.
 */
export interface PlaceKept {
  text: TextId;
  /** the version that was read */
  blob: BlobId;
  /** the block at the top of the screen, and the UTF-16 offset in its words of the first line there */
  block: number;
  offset: number;
  /** up to 32 characters from there on, over the ends of blocks, each a line break: they find the place in another version */
  words: string;
  /** characters from there to the end of that version: how long it still takes */
  left: number;
  /** the last line has been on the screen */
  isFinished: boolean;
}
