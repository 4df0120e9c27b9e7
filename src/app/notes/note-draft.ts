import type { NotePlace, NoteSaved } from "../../domain/entries/notes.ts";
import type { Note, NoteText } from "../../domain/fold/notes.ts";
import type { EntryId, NoteId } from "../../domain/ids.ts";
import type { Draft } from "../../sync/phone.ts";

export type NoteDraft = {
  words: string;
  place?: NotePlace;
  /** the entry that stood on the screen when the writing began */
  base?: EntryId;
  /** what other phones wrote, and what has been joined into it since */
  joined?: readonly EntryId[];
};

export function noteDraftId(note: NoteId): string {
  return `note:${note}`;
}

/** What writing goes on from, with all that says the same. */
export function startOf({ words, entry, same }: Note): NoteDraft {
  return { words, base: entry, joined: same ?? [] };
}

/** What other phones wrote, and is not in what was made from these: the newest first. */
export function othersBeside(
  note: Note | undefined,
  { base, joined = [] }: Pick<NoteDraft, "base" | "joined">,
): readonly NoteText[] {
  if (!note) return [];
  const all = [{ entry: note.entry, at: note.at, words: note.words }, ...(note.others ?? [])];
  return all.filter(({ entry, words }) => entry !== base && !joined.includes(entry) && words !== "");
}

/** The entry that is made of a draft. What is not named in it stays beside it. */
export function savedOf(id: NoteId, note: Note | undefined, words: string, draft: NoteDraft): NoteSaved {
  const { place, base, joined = [] } = draft;
  return {
    note: id,
    words,
    ...(place && { place }),
    ...(note && { base: base ?? null }),
    ...(note && joined.length > 0 && { joined }),
  };
}

export interface UnfinishedNote extends NoteDraft {
  id: NoteId;
}

/** What was being written when the browser was closed, and is no note yet. */
export function unfinished(drafts: readonly Draft[], known: ReadonlySet<NoteId>): UnfinishedNote[] {
  return drafts.flatMap(({ id, content }) => {
    const note = id.startsWith("note:") ? id.slice("note:".length) : undefined;
    // Behind ~ stands what another tab wrote to the same note: its editor shows it.
    if (note === undefined || known.has(note) || note.includes("~")) return [];
    return [{ ...(content as NoteDraft), id: note }];
  });
}
