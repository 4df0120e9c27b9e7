import type { SeenEntry } from "./entry.ts";
import type { EntryId, EssayId, MemberId, NoteId } from "./ids.ts";

/**
 * All that one essay consists of and that its writer can have erased: versions, what was handed in or taken back, what others wrote
 * down of it, what he allowed to be shown (the copies go with that). What the branch answered are its words, and repeats none of his.
 */
export function entriesOfEssay(entries: readonly SeenEntry[], writer: MemberId, essay: EssayId): EntryId[] {
  const his = entries.filter(({ of }) => of === writer);
  const written = his.filter(
    (entry) =>
      (entry.kind === "essay-saved" || entry.kind === "essay-handed-in") && entry.body.essay === essay,
  );
  const ids = new Set(written.map(({ id }) => id));
  const about = his.filter(
    (entry) =>
      (entry.kind === "essay-taken-back" ||
        entry.kind === "essay-transcribed" ||
        entry.kind === "sharing-allowed") &&
      ids.has(entry.body.entry),
  );
  return [...ids, ...about.map(({ id }) => id)];
}

/** A note as it was and is, each time that it was saved. */
export function entriesOfNote(entries: readonly SeenEntry[], writer: MemberId, note: NoteId): EntryId[] {
  return entries
    .filter(
      (entry) =>
        entry.of === writer &&
        (entry.kind === "note-saved" || entry.kind === "note-removed") &&
        entry.body.note === note,
    )
    .map(({ id }) => id);
}
