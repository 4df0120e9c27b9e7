import type { NotePlace } from "../entries/notes.ts";
import type { SeenEntry } from "../entry.ts";
import type { EntryId, Instant, NoteId, TextId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

export interface Note {
  id: NoteId;
  words: string;
  place?: NotePlace;
  /** first saved */
  began: Instant;
  /** last saved */
  at: Instant;
  /** the entry that says what it is now */
  entry: EntryId;
  received: Instant | null;
}

export interface Notes {
  /** the latest first; those that were removed are not here */
  all: readonly Note[];
  /** in the order of their places */
  ofText: ReadonlyMap<TextId, readonly Note[]>;
}

/** A note that is saved again after it was removed is there again: nobody's words are lost to the order of two phones. */
export function foldNotes(entries: readonly SeenEntry[]): Notes {
  const notes = new Map<NoteId, Note>();
  for (const entry of inOrder(entries)) {
    if (entry.kind === "note-saved") {
      const { note: id, ...rest } = entry.body;
      const began = notes.get(id)?.began ?? entry.at;
      notes.delete(id);
      notes.set(id, { ...rest, id, began, at: entry.at, entry: entry.id, received: entry.received });
    } else if (entry.kind === "note-removed") notes.delete(entry.body.note);
  }
  const ofText = new Map<TextId, Note[]>();
  for (const note of notes.values()) {
    if (!note.place) continue;
    const others = ofText.get(note.place.text);
    if (others) others.push(note);
    else ofText.set(note.place.text, [note]);
  }
  for (const some of ofText.values()) some.sort(inText);
  return { all: [...notes.values()].reverse(), ofText };
}

function inText(a: Note, b: Note): number {
  return a.place!.block - b.place!.block || a.place!.start - b.place!.start || a.began - b.began;
}
