import { dayOf } from "../../../domain/day.ts";
import type { Note } from "../../../domain/fold/notes.ts";
import { foldWords } from "../../../domain/search/fold-words.ts";
import { needleOf } from "../../../domain/search/find-words.ts";

export type NotesBy = "text" | "day";

export interface NoteGroup {
  /** the text, "" for free notes; or the day */
  key: string;
  title: string;
  notes: readonly Note[];
}

/** Those that hold the words, in what is quoted, what is written, or the title. @param words "": all */
export function notesWith(notes: readonly Note[], words: string): readonly Note[] {
  const needle = needleOf(words);
  if (needle === "") return notes;
  return notes.filter(({ words: own, place, others = [] }) =>
    [own, place?.quote ?? "", place?.title ?? "", ...others.map((one) => one.words)].some((one) =>
      foldWords(one).folded.includes(needle),
    ),
  );
}

/**
 * @param notes the latest first
 * @returns by text: the text with the latest note first, its notes in their order in it; by day: the latest first
 */
export function groupNotes(notes: readonly Note[], by: NotesBy): readonly NoteGroup[] {
  const groups = new Map<string, Note[]>();
  for (const note of notes) {
    const key = by === "text" ? (note.place?.text ?? "") : dayOf(note.at);
    const group = groups.get(key);
    if (group) group.push(note);
    else groups.set(key, [note]);
  }
  return [...groups].map(([key, some]) => ({
    key,
    // A title that was changed: the one that he saw last.
    title: some[0]?.place ? `《${some[0].place.title}》` : "没有对着文章写的",
    notes: by === "text" && key !== "" ? [...some].sort(inText) : some,
  }));
}

function inText(a: Note, b: Note): number {
  return a.place!.block - b.place!.block || a.place!.start - b.place!.start;
}
