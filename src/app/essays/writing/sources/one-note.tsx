import type { Note } from "../../../../domain/fold/notes.ts";
import type { EssayId } from "../../../../domain/ids.ts";
import { Button, ButtonLink } from "../../../components/button.tsx";
import { NoteQuote } from "../../../notes/note-quote.tsx";
import "../../../notes/notes.css";
import { quotation } from "./quoted-titles.ts";
import { toText } from "./used-sources.tsx";

export function OneNote(props: {
  note: Note;
  essay: EssayId;
  onInsert: (words: string) => void;
  onBack: () => void;
}) {
  const { words, place } = props.note;
  return (
    <>
      <Button onPress={props.onBack}>看别的</Button>
      {place && (
        <>
          <p class="muted">《{place.title}》</p>
          <NoteQuote place={place} />
          {place.quote !== "" && (
            <Button block onPress={() => props.onInsert(quotation(place.quote, place.title))}>
              引用这句原文
            </Button>
          )}
        </>
      )}
      {words !== "" && (
        <>
          <p class="note-words-shown">{words}</p>
          <Button block onPress={() => props.onInsert(words)}>
            把我写的放进去
          </Button>
        </>
      )}
      {place && (
        <ButtonLink block to={toText(place.text, props.essay)}>
          打开这一篇读
        </ButtonLink>
      )}
    </>
  );
}
