import type { RefObject } from "preact";
import type { Signal } from "@preact/signals";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { NotePlace } from "../../domain/entries/notes.ts";
import { foldNotes } from "../../domain/fold/notes.ts";
import type { PublishedText } from "../../domain/fold/texts.ts";
import type { NoteId } from "../../domain/ids.ts";
import { passageOf, type Stretch } from "../../domain/notes/passage.ts";
import { Sheet } from "../components/sheet.tsx";
import { newId } from "../new-id.ts";
import { PlaceChoice } from "../pages/texts/place-choice.tsx";
import { blocksInSight, pointAtTop, scrollToPoint, type TextPoint } from "../pages/texts/place-in-text.ts";
import { useFold, useSession } from "../session/use-session.ts";
import { noteAt } from "./note-at.ts";
import { NoteView } from "./note-view.tsx";
import { paintMarks } from "./paint-marks.ts";
import { PickSheet } from "./pick-sheet.tsx";
import { placeNotes, type PlacedNote } from "./placed-notes.ts";
import { MarkedBar, NoteBar, SelectionBar } from "./selection-bar.tsx";
import { TextNotesSheet } from "./text-notes-sheet.tsx";
import { useSelected } from "./use-selected.ts";
import "./notes.css";

type Opened = { id: NoteId; place?: NotePlace; isLost?: boolean; writes?: boolean };

/** All that a reader may do with notes. It comes when the text is on the screen, and draws nothing into it. */
export function ReaderNotes(props: {
  published: PublishedText;
  /** of each block */
  words: readonly string[];
  /** the text on the page; all of it is drawn */
  page: RefObject<HTMLElement | null>;
  /** which of the reader's sheets is open */
  sheet: Signal<"none" | "contents" | "look" | "notes" | "pick">;
  /** the note that somebody came to see; undefined when he is done with it */
  visited: Signal<NoteId | undefined>;
  /** where he stopped reading who came to see a note */
  resumeAt?: TextPoint;
  /** 查找 is open */
  isFinding: boolean;
}) {
  const { published, words, page, sheet, visited } = props;
  const { phone } = useSession();
  const ofText = useFold(foldNotes).ofText.get(published.text);
  const notes = useMemo(() => placeNotes(ofText ?? [], published.blob, words), [ofText, published.blob]);
  const [selected, letGo] = useSelected(page);
  const [marked, setMarked] = useState<{ id: NoteId; place: NotePlace }>();
  const [opened, open] = useState<Opened>();
  /** where he was when he went to see a note */
  const before = useRef(props.resumeAt);

  useEffect(() => {
    const marks = notes.flatMap(({ at, note }) => (at ? [{ at, hasWords: note.words !== "" }] : []));
    return page.current ? paintMarks(page.current, marks) : undefined;
  }, [notes]);
  useEffect(() => {
    const tapped = (event: MouseEvent): void => {
      if (getSelection()?.isCollapsed === false || !page.current) return;
      const placed = noteAt(page.current, notes, words, event);
      if (placed) show(placed);
    };
    page.current?.addEventListener("click", tapped);
    return () => page.current?.removeEventListener("click", tapped);
  }, [notes]);
  useEffect(() => {
    const at = notes.find(({ note }) => note.id === visited.value)?.at;
    if (at && page.current)
      scrollToPoint(page.current, { block: at.block, offset: at.start }, innerHeight / 4);
  }, []);

  const placeOf = (at: Stretch): NotePlace => ({
    text: published.text,
    title: published.title,
    blob: published.blob,
    ...passageOf(words, at),
  });
  const show = ({ note, isLost }: PlacedNote): void => open({ id: note.id, place: note.place, isLost });
  async function mark(at: Stretch): Promise<void> {
    const [id, place] = [newId(), placeOf(at)];
    await phone.write([{ kind: "note-saved", body: { note: id, words: "", place } }]);
    letGo();
    sheet.value = "none";
    setMarked({ id, place });
  }
  const writeTo = (place: NotePlace): void => {
    letGo();
    sheet.value = "none";
    setMarked(undefined);
    open({ id: newId(), place, writes: true });
  };
  const close = (): void => void (sheet.value = "none");
  const [from, to] = sheet.value === "pick" && page.current ? blocksInSight(page.current) : [0, 0];
  return (
    <>
      {visited.value !== undefined && (
        <Visit
          placed={notes.find(({ note }) => note.id === visited.value)}
          onBack={() => {
            visited.value = undefined;
            if (page.current) scrollToPoint(page.current, before.current ?? { block: 0, offset: 0 });
          }}
          onStay={() => (visited.value = undefined)}
        />
      )}
      {marked && !selected && (
        <MarkedBar
          onWrite={() => {
            setMarked(undefined);
            open({ ...marked, writes: true });
          }}
          onUndo={() =>
            phone
              .write([{ kind: "note-removed", body: { note: marked.id } }])
              .then(() => setMarked(undefined))
          }
          onDone={() => setMarked(undefined)}
        />
      )}
      {selected && !props.isFinding && (
        <SelectionBar
          place={placeOf(selected)}
          onMark={() => mark(selected)}
          onWrite={() => writeTo(placeOf(selected))}
          onLetGo={letGo}
        />
      )}
      {sheet.value === "pick" && (
        <PickSheet
          words={words}
          from={from}
          to={to}
          onMark={mark}
          onWrite={(at) => writeTo(placeOf(at))}
          onClose={close}
        />
      )}
      {sheet.value === "notes" && (
        <TextNotesSheet
          text={published.text}
          notes={notes}
          onPick={() => (sheet.value = "pick")}
          onWriteToAll={() => writeTo({ ...placeOf({ block: 0, start: 0, endBlock: 0, end: 0 }), after: "" })}
          onOpen={(placed) => {
            close();
            if (page.current && placed.at) {
              if (visited.value === undefined) before.current = pointAtTop(page.current);
              visited.value = placed.note.id;
              scrollToNote(page.current, placed.at);
            }
            show(placed);
          }}
          onGoOn={(id) => {
            close();
            open({ id, writes: true });
          }}
          onClose={close}
        />
      )}
      {opened && (
        <Sheet title="笔记" onClose={() => open(undefined)} closeLabel="关上">
          <NoteView key={opened.id} {...opened} />
        </Sheet>
      )}
    </>
  );
}

/** To a quarter of the screen: what stands before it is seen, too. */
function scrollToNote(page: HTMLElement, { block, start }: Stretch): void {
  scrollToPoint(page, { block, offset: start }, innerHeight / 4);
}

/** Somebody came here to see a note: where he reads stays what it was until he says otherwise. */
function Visit(props: { placed: PlacedNote | undefined; onBack: () => void; onStay: () => void }) {
  const { placed } = props;
  const isHere = placed?.at !== undefined;
  return (
    <NoteBar label="来看笔记" takesFocus>
      <PlaceChoice
        words={isHere ? "这里是您记了笔记的地方。" : wordsWithoutPlace(placed)}
        goLabel="回到刚才读的地方"
        onGo={props.onBack}
        onStay={props.onStay}
      />
    </NoteBar>
  );
}

function wordsWithoutPlace(placed: PlacedNote | undefined): string {
  if (placed?.isLost) return "新版里找不到这句话了，笔记还在。";
  return placed ? "这条笔记是写给全篇的。" : "这条笔记已经不在了。";
}
