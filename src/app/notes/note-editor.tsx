import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { NotePlace } from "../../domain/entries/notes.ts";
import type { Note } from "../../domain/fold/notes.ts";
import type { NoteId } from "../../domain/ids.ts";
import { ActionButton } from "../components/action-button.tsx";
import { TextArea } from "../components/fields.tsx";
import { DraftStatusLine } from "../drafts/draft-status.tsx";
import type { OpenDraft } from "../drafts/open-draft.ts";
import { useSession } from "../session/use-session.ts";
import { type NoteDraft, savedOf, startOf } from "./note-draft.ts";
import { OtherNotes } from "./other-notes.tsx";

/** Characters; more belongs into an essay. */
const MOST = 5_000;

/** Whoever closes it has saved it: only a browser that is killed leaves a draft. */
export function NoteEditor(props: {
  id: NoteId;
  note: Note | undefined;
  place: NotePlace | undefined;
  draft: OpenDraft<NoteDraft>;
  onSaved: () => void;
}) {
  const { phone } = useSession();
  const { id, draft, place } = props;
  const { words } = draft.content.value;
  const error = useSignal<string | undefined>(undefined);
  const saved = useRef(props.note?.words ?? "");
  // What came from another phone a moment ago stays beside what is saved now.
  const latest = useRef(props.note);
  latest.current = props.note;

  async function keep(now: string): Promise<void> {
    const body = savedOf(id, latest.current, now, { ...draft.content.peek(), ...(place && { place }) });
    await draft.send(() => phone.write([{ kind: "note-saved", body }], { draft: draft.id }));
    saved.current = now;
    draft.rest();
  }
  // What cannot become a note now is still a draft.
  const leave = useRef<(() => void) | undefined>(undefined);
  leave.current = () => {
    const { is } = draft.status.value;
    const now = draft.content.value.words.trim();
    if (is === "empty" || is === "loading") return;
    if (now !== "" && (now !== saved.current || hasJoined(draft, props.note)))
      void keep(now).catch(() => undefined);
  };
  useLayoutEffect(() => () => leave.current?.(), [draft]);

  async function save(): Promise<void> {
    const now = draft.content.value.words.trim();
    error.value = now === "" && !place ? "还没有写字，写几句再存。" : undefined;
    if (error.value !== undefined) return;
    if (props.note === undefined || now !== props.note.words || hasJoined(draft, props.note)) await keep(now);
    else {
      await draft.discard();
      draft.rest();
    }
    props.onSaved();
  }

  return (
    <div class="stack">
      <TextArea
        label="我的笔记"
        hint="只有您自己能看"
        rows={5}
        maxLength={MOST}
        value={words}
        error={error.value}
        onInput={(value) => {
          error.value = undefined;
          const { is } = draft.status.peek();
          const begins = (is === "empty" || is === "loading") && props.note;
          draft.change({ ...(begins && startOf(begins)), words: value, ...(place && { place }) });
        }}
      />
      <DraftStatusLine draft={draft} words={(content) => content.words} />
      {props.note && <OtherNotes note={props.note} draft={draft} />}
      <ActionButton kind="primary" block action={save} working="正在存…">
        存好
      </ActionButton>
    </div>
  );
}

/** What another phone wrote is in it now: then it is said, also where not a word has changed. */
function hasJoined(draft: OpenDraft<NoteDraft>, note: Note | undefined): boolean {
  const { joined = [] } = draft.content.peek();
  return joined.some((entry) => !note?.same?.includes(entry));
}
