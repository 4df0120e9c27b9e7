import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { NotePlace } from "../../domain/entries/notes.ts";
import { ActionButton } from "../components/action-button.tsx";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";

/** As much as an entry may quote. */
const MOST = 10_000;

/** What to do with the words that are selected. The phone's own menu stays where it is, beside them. */
export function SelectionBar(props: {
  place: NotePlace;
  onMark: () => Promise<void>;
  onWrite: () => void;
  onLetGo: () => void;
}) {
  const isTooLong = props.place.quote.length > MOST;
  return (
    <NoteBar label="选中的字">
      {isTooLong && <p role="status">选得太长了，一次最多一万字。</p>}
      <div class="note-bar-buttons">
        {!isTooLong && (
          <>
            <ActionButton action={props.onMark} working="正在存…">
              画线
            </ActionButton>
            <Button onPress={props.onWrite}>写笔记</Button>
          </>
        )}
        <Button onPress={props.onLetGo}>不选了</Button>
      </div>
    </NoteBar>
  );
}

/** It is marked; what else one may want then. It stays until one is done with it. */
export function MarkedBar(props: {
  onWrite: () => void;
  onUndo: () => Promise<unknown>;
  onDone: () => void;
}) {
  return (
    <NoteBar label="画好了线" takesFocus>
      <Notice kind="kept">画好了线。</Notice>
      <div class="note-bar-buttons">
        <Button onPress={props.onDone}>接着读</Button>
        <Button onPress={props.onWrite}>写笔记</Button>
        <ActionButton action={props.onUndo} working="正在去掉…">
          去掉
        </ActionButton>
      </div>
    </NoteBar>
  );
}

/** Stands over the reading bar, until it is done with. @param props.takesFocus it came by itself: what was pressed before is gone */
export function NoteBar(props: { label: string; takesFocus?: boolean; children: ComponentChildren }) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!props.takesFocus) return undefined;
    bar.current?.querySelector("button")?.focus({ preventScroll: true });
    return () => document.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
  }, []);
  return (
    <div
      ref={bar}
      class="note-bar no-print"
      role="group"
      aria-label={props.label}
      // What is selected stays so while one presses.
      onMouseDown={(event) => event.preventDefault()}
    >
      {props.children}
    </div>
  );
}
