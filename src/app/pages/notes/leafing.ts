import type { Note } from "../../../domain/fold/notes.ts";
import type { NoteId } from "../../../domain/ids.ts";
import { groupNotes, type NotesBy, notesWith } from "./group-notes.ts";

/** How the notebook lies open: in which order, and what is looked for in it. */
export interface Leafing {
  by: NotesBy;
  words: string;
}

export function leafingOf(query: URLSearchParams): Leafing {
  return { by: query.get("by") === "day" ? "day" : "text", words: query.get("q") ?? "" };
}

/** Behind the address of the notebook or of a note in it. */
export function leafingQuery({ by, words }: Leafing): string {
  const query = new URLSearchParams({
    ...(by === "day" && { by }),
    ...(words.trim() !== "" && { q: words.trim() }),
  }).toString();
  return query && `?${query}`;
}

/** What lies before and behind a note, in the order in which the notebook lists them. @returns undefined: it is not among them */
export function around(notes: readonly Note[], leafing: Leafing, id: NoteId) {
  const list = groupNotes(notesWith(notes, leafing.words), leafing.by).flatMap((group) => group.notes);
  const at = list.findIndex((note) => note.id === id);
  if (at === -1) return undefined;
  return { before: list[at - 1]?.id, behind: list[at + 1]?.id, number: at + 1, of: list.length };
}
