import type { NotePlace } from "../../domain/entries/notes.ts";

/** What a note is to. */
export function NoteQuote({ place }: { place: NotePlace }) {
  if (place.quote === "") return <p class="muted">写给《{place.title}》全篇</p>;
  return <blockquote class="note-quote">{place.quote}</blockquote>;
}
