import type { NoteId, TextId } from "../../domain/ids.ts";
import { Button, ButtonLink } from "../components/button.tsx";
import { Rows } from "../components/rows.tsx";
import { Sheet } from "../components/sheet.tsx";
import { useDraftList } from "../drafts/use-draft-list.ts";
import { unfinished } from "./note-draft.ts";
import type { PlacedNote } from "./placed-notes.ts";

/** 笔记 of one text, in its order, and 记一笔. */
export function TextNotesSheet(props: {
  text: TextId;
  notes: readonly PlacedNote[];
  onPick: () => void;
  onWriteToAll: () => void;
  onOpen: (placed: PlacedNote) => void;
  onGoOn: (id: NoteId) => void;
  onClose: () => void;
}) {
  const { notes } = props;
  const drafts = unfinished(useDraftList(), new Set(notes.map(({ note }) => note.id)));
  const begun = drafts.filter(({ place }) => place?.text === props.text);
  return (
    <Sheet title="这一篇的笔记" onClose={props.onClose} closeLabel="关上">
      <Button kind="primary" block onPress={props.onPick}>
        记一笔
      </Button>
      {notes.length + begun.length === 0 && (
        <p>还没有笔记。读到想记的地方，按住那句话选中，或者点“记一笔”。</p>
      )}
      {notes.length + begun.length > 0 && (
        <Rows label="笔记">
          {begun.map(({ id, place, words }) => (
            <li key={id}>
              <button type="button" class="row" onClick={() => props.onGoOn(id)}>
                <span class="row-words">
                  <span class="row-title">{words || place?.quote}</span>
                  <span class="muted small">没写完，接着写</span>
                </span>
              </button>
            </li>
          ))}
          {notes.map((placed) => (
            <li key={placed.note.id}>
              <button type="button" class="row" onClick={() => props.onOpen(placed)}>
                <NoteLines placed={placed} />
              </button>
            </li>
          ))}
        </Rows>
      )}
      <Button block onPress={props.onWriteToAll}>
        给整篇写一条
      </Button>
      <ButtonLink block to="/notes">
        全部笔记
      </ButtonLink>
    </Sheet>
  );
}

function NoteLines({ placed: { note, isLost } }: { placed: PlacedNote }) {
  const { quote } = note.place;
  return (
    <span class="row-words">
      {note.words !== "" && <span class="row-title">{note.words}</span>}
      <span class="note-line-quote">{quote === "" ? "写给全篇" : `“${quote}”`}</span>
      {isLost && <span class="muted small">新版里找不到这句话了</span>}
    </span>
  );
}
