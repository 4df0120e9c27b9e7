import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { NotePlace } from "../../domain/entries/notes.ts";
import { foldNotes, type Note } from "../../domain/fold/notes.ts";
import type { EntryId, NoteId } from "../../domain/ids.ts";
import { ActionButton } from "../components/action-button.tsx";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { useDraft } from "../drafts/use-draft.ts";
import { now } from "../session/now.ts";
import { useFold, useSession } from "../session/use-session.ts";
import { momentWords } from "../words/dates.ts";
import { noteDraftId, type NoteDraft, savedOf, startOf } from "./note-draft.ts";
import { NoteEditor } from "./note-editor.tsx";
import { NoteQuote } from "./note-quote.tsx";
import { OtherNotes } from "./other-notes.tsx";
import "./notes.css";

/** One note: read, written, changed, removed; what was removed comes back with a tap as long as it is looked at. */
export function NoteView(props: {
  id: NoteId;
  /** what a new one is to */
  place?: NotePlace;
  /** its words are not in the version that lies open */
  isLost?: boolean;
  /** somebody came here to write */
  writes?: boolean;
}) {
  const { phone } = useSession();
  const note = useFold(foldNotes).all.find(({ id }) => id === props.id);
  const [removed, setRemoved] = useState<Note>();
  const [wantsToWrite, write] = useState(props.writes === true);
  const draft = useDraft<NoteDraft>(noteDraftId(props.id), {
    words: note?.words ?? "",
    ...(props.place && { place: props.place }),
  });
  const { is } = draft.status.value;
  const isBegun = is !== "empty" && is !== "loading";
  // Where nothing is being written, what came from another phone is the note that one would go on with.
  useLayoutEffect(() => {
    if (note && is === "empty") draft.note(startOf(note));
  }, [note?.entry, is]);
  const root = useRef<HTMLDivElement>(null);
  const shown = !note && removed ? "removed" : wantsToWrite || isBegun || !note ? "written" : "read";
  // What was pressed is gone with what it changed.
  const before = useRef(shown);
  useEffect(() => {
    if (before.current !== shown) root.current?.querySelector<HTMLElement>("textarea, .button")?.focus();
    before.current = shown;
  }, [shown]);
  const place = note?.place ?? draft.content.value.place ?? props.place;

  async function remove(gone: Note): Promise<void> {
    setRemoved(gone);
    write(false);
    try {
      await phone.write([{ kind: "note-removed", body: { note: gone.id, entries: standing(gone) } }]);
    } catch (error) {
      setRemoved(undefined);
      throw error;
    }
  }
  /** All that was there, each beside the others. */
  async function bringBack(gone: Note): Promise<void> {
    const { id, place: to } = gone;
    const texts = [...(gone.others ?? [])].reverse().concat(gone);
    const bodies = texts.map(({ entry, words }) =>
      savedOf(id, gone, words, { words, ...(to && { place: to }), base: entry }),
    );
    await phone.write(bodies.map((body) => ({ kind: "note-saved" as const, body })));
    setRemoved(undefined);
  }

  if (!note && removed)
    return (
      <div class="stack" ref={root}>
        <Notice kind="kept">{removed.words === "" ? "画的线去掉了。" : "笔记删掉了。"}</Notice>
        <ActionButton block action={() => bringBack(removed)} working="正在恢复…">
          恢复
        </ActionButton>
      </div>
    );
  return (
    <div class="stack" ref={root}>
      {place && <NoteQuote place={place} />}
      {props.isLost && <Notice kind="look">新版里找不到这句话了。</Notice>}
      {shown === "written" || !note ? (
        <NoteEditor id={props.id} note={note} place={place} draft={draft} onSaved={() => write(false)} />
      ) : (
        <>
          {note.words !== "" && <p class="note-words-shown">{note.words}</p>}
          <p class="muted small">
            {momentWords(note.at, now.value)} ·{" "}
            {note.received === null ? "已存在本机，待上传" : "已上传，只有您自己能看"}
          </p>
          <OtherNotes note={note} />
          <div class="side-by-side">
            <Button onPress={() => write(true)}>{note.words === "" ? "写笔记" : "改一改"}</Button>
            <ActionButton action={() => remove(note)} working="正在删…">
              {note.others ? "两份都删掉" : note.words === "" ? "去掉画线" : "删掉"}
            </ActionButton>
          </div>
        </>
      )}
    </div>
  );
}

/** All entries that say what it is now. */
function standing({ entry, same = [], others = [] }: Note): EntryId[] {
  return [entry, ...same, ...others.map((one) => one.entry)];
}
