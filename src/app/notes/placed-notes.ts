import type { NotePlace } from "../../domain/entries/notes.ts";
import type { Note } from "../../domain/fold/notes.ts";
import type { BlobId } from "../../domain/ids.ts";
import { findPassage } from "../../domain/notes/find-passage.ts";
import type { Stretch } from "../../domain/notes/passage.ts";

/** A note to a text, in the version that lies open. */
export interface PlacedNote {
  note: Note & { place: NotePlace };
  /** absent: it is to the text as a whole, or its words are gone (`isLost`) */
  at?: Stretch;
  isLost: boolean;
}

/** What was looked for once in a version is not looked for again. */
const found = new WeakMap<NotePlace, { blob: BlobId; at: Stretch | undefined }>();

/** @param words of each block of the version `blob` @returns in the order of the text; what has no place in it stands first */
export function placeNotes(
  notes: readonly Note[],
  blob: BlobId,
  words: readonly string[],
): readonly PlacedNote[] {
  const placed = notes.flatMap(({ place, ...note }): PlacedNote[] => {
    if (!place) return [];
    const at = place.quote === "" ? undefined : placeIn(place, blob, words);
    return [{ note: { ...note, place }, ...(at && { at }), isLost: at === undefined && place.quote !== "" }];
  });
  return placed.sort(
    (a, b) => (a.at?.block ?? -1) - (b.at?.block ?? -1) || (a.at?.start ?? 0) - (b.at?.start ?? 0),
  );
}

function placeIn(place: NotePlace, blob: BlobId, words: readonly string[]): Stretch | undefined {
  if (place.blob === blob) {
    const { block, start, end, endBlock = block } = place;
    return { block, start, end, endBlock };
  }
  const known = found.get(place);
  if (known?.blob === blob) return known.at;
  const at = findPassage(words, place);
  found.set(place, { blob, at });
  return at;
}

/** characters */
export function lengthOf({ block, start, endBlock, end }: Stretch, words: readonly string[]): number {
  if (block === endBlock) return end - start;
  const between = words.slice(block, endBlock).reduce((sum, { length }) => sum + length + 1, 0);
  return between - start + end;
}
