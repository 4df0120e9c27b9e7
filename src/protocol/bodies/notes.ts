import * as v from "valibot";
import type * as notes from "../../domain/entries/notes.ts";
import { blobId, body, count, entryId, list, madeFrom, randomId, words } from "./shapes.ts";

/** a block or an offset in one: no text is longer than its file */
const at = count(20_000_000);

export const NoteSaved = body<notes.NoteSaved>({
  note: randomId,
  words: words(20_000),
  place: v.optional(
    body<notes.NotePlace>({
      text: randomId,
      title: words(300),
      blob: blobId,
      block: at,
      start: at,
      end: at,
      endBlock: v.optional(at),
      quote: words(10_000),
      before: words(32),
      after: words(32),
    }),
  ),
  ...madeFrom,
});

export const NoteRemoved = body<notes.NoteRemoved>({
  note: randomId,
  entries: v.optional(list(entryId, 100)),
});

export const PlaceKept = body<notes.PlaceKept>({
  text: randomId,
  blob: blobId,
  block: at,
  offset: at,
  words: words(32),
  left: at,
  isFinished: v.boolean(),
});
