import { useState } from "preact/hooks";
import type { NotePlace } from "../../domain/entries/notes.ts";
import { Button } from "../components/button.tsx";

/** Characters that are shown at first: what one writes to it stays in sight. */
const SHOWN = 120;

/** What a note is to. */
export function NoteQuote({ place }: { place: Pick<NotePlace, "quote" | "title"> }) {
  const [isWhole, showWhole] = useState(place.quote.length <= SHOWN + 20);
  if (place.quote === "") return <p class="muted">写给《{place.title}》全篇</p>;
  return (
    <>
      <blockquote class="note-quote">{isWhole ? place.quote : `${place.quote.slice(0, SHOWN)}…`}</blockquote>
      {!isWhole && <Button onPress={() => showWhole(true)}>看完整的一段</Button>}
    </>
  );
}
