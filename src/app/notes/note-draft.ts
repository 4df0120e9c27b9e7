import type { NotePlace } from "../../domain/entries/notes.ts";
import type { NoteId } from "../../domain/ids.ts";
import type { Draft } from "../../sync/phone.ts";

export type NoteDraft = { words: string; place?: NotePlace };

export function noteDraftId(note: NoteId): string {
  return `note:${note}`;
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
