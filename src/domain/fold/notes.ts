import type { NotePlace } from "../entries/notes.ts";
import type { SeenEntry } from "../entry.ts";
import type { EntryId, Instant, NoteId, TextId } from "../ids.ts";
import { headsOf, madeFrom } from "./heads.ts";
import { inOrder } from "./in-order.ts";
import { inJournalOrder } from "./journal-order.ts";

/** What one phone says that a note is. */
export interface NoteText {
  /** the note-saved entry */
  entry: EntryId;
  at: Instant;
  words: string;
}

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
  /** What another phone wrote without knowing of this: kept until its writer has joined them. The newest first; absent: none */
  others?: readonly NoteText[];
  /** entries of other phones that say nothing else: whatever is made from this takes their place too */
  same?: readonly EntryId[];
}

export interface Notes {
  /** the latest first; those that were removed are not here */
  all: readonly Note[];
  /** in the order of their places */
  ofText: ReadonlyMap<TextId, readonly Note[]>;
}

/**
 * A note that is saved again after it was removed is there again, and a removal takes what its phone knew: nobody's words are lost to
 * the order of two phones.
 */
export function foldNotes(entries: readonly SeenEntry[]): Notes {
  const said = new Map<NoteId, Said[]>();
  for (const entry of inOrder(entries)) {
    if (entry.kind !== "note-saved" && entry.kind !== "note-removed") continue;
    const ofOne = said.get(entry.body.note);
    if (ofOne) ofOne.push(entry);
    else said.set(entry.body.note, [entry]);
  }
  const all: Note[] = [];
  for (const ofOne of said.values()) {
    const ordered = inJournalOrder(ofOne);
    const [newest, ...others] = headsOf(ordered, before).filter(isSaved).reverse();
    const first = ordered.find(isSaved);
    if (newest && first) all.push(noteOf(newest, others, first.at));
  }
  all.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  const ofText = new Map<TextId, Note[]>();
  for (const note of [...all].reverse()) {
    if (!note.place) continue;
    const others = ofText.get(note.place.text);
    if (others) others.push(note);
    else ofText.set(note.place.text, [note]);
  }
  for (const some of ofText.values()) some.sort(inText);
  return { all, ofText };
}

type Saved = SeenEntry<"note-saved">;
type Said = Saved | SeenEntry<"note-removed">;

function isSaved(entry: Said): entry is Saved {
  return entry.kind === "note-saved";
}

function before(entry: Said): readonly EntryId[] | undefined {
  return entry.kind === "note-saved" ? madeFrom(entry.body) : entry.body.entries;
}

/** A passage that was only marked says nothing that could be missing. */
function noteOf(newest: Saved, beside: readonly Saved[], began: Instant): Note {
  const { note: id, words, place } = newest.body;
  const saysMore = ({ body }: Saved): boolean => body.words !== "" && body.words !== words;
  const others = beside.filter(saysMore);
  const same = beside.filter((one) => !saysMore(one));
  return {
    id,
    words,
    ...(place && { place }),
    began,
    at: newest.at,
    entry: newest.id,
    received: newest.received,
    ...(others.length > 0 && {
      others: others.map(({ id: entry, at, body }) => ({ entry, at, words: body.words })),
    }),
    ...(same.length > 0 && { same: same.map(({ id: entry }) => entry) }),
  };
}

function inText(a: Note, b: Note): number {
  return a.place!.block - b.place!.block || a.place!.start - b.place!.start || a.began - b.began;
}
