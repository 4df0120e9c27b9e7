import { useId } from "preact/hooks";
import { About, describedBy } from "../../components/about-field.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import type { EssayDraft } from "../essay-draft.ts";
import type { KeptHistory } from "./kept-history.ts";
import { type FieldRef, writeText } from "./writing-field.ts";

/** 正文. The one part of the page that is drawn with each key; a keyboard's own voice and an input method write as they like. */
export function BodyField(props: {
  draft: OpenDraft<EssayDraft>;
  history: KeptHistory;
  field: FieldRef;
  rows: number;
  error: string | undefined;
}) {
  const { draft, history, field, error } = props;
  const id = useId();

  function take(way: "undo" | "redo"): void {
    const done = history[way]();
    if (done) writeText(draft, field, done.text, done.caret);
  }

  return (
    <div class="field">
      <label for={id}>正文</label>
      <About id={id} error={error} />
      <textarea
        ref={field}
        id={id}
        class="input"
        rows={props.rows}
        value={draft.content.value.text}
        // See TextArea.
        autocomplete="off"
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, { error })}
        onInput={(event) => draft.change({ text: event.currentTarget.value })}
        onCompositionStart={() => history.compose(true)}
        onCompositionEnd={(event) => {
          // Some tell the last word of it before their last input, some behind it.
          draft.change({ text: event.currentTarget.value });
          history.compose(false);
        }}
        // The browser's own steps end where the page was opened; ours go on, and both at once would get in each other's way.
        onBeforeInput={(event) => {
          const way = waysOfInput[event.inputType];
          if (!way) return;
          event.preventDefault();
          take(way);
        }}
        onKeyDown={(event) => {
          if (event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey)) return;
          const key = event.key.toLowerCase();
          if (key !== "z" && key !== "y") return;
          event.preventDefault();
          take(key === "y" || event.shiftKey ? "redo" : "undo");
        }}
      />
    </div>
  );
}

const waysOfInput: Readonly<Record<string, "undo" | "redo">> = { historyUndo: "undo", historyRedo: "redo" };
