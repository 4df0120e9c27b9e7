import type { OpenDraft } from "../../drafts/open-draft.ts";
import type { EssayDraft } from "../essay-draft.ts";
import type { KeptHistory } from "./kept-history.ts";
import { type FieldRef, writeText } from "./writing-field.ts";

/** 撤销 and 重做, also of what was written before the app was closed. */
export function UndoButtons(props: {
  draft: OpenDraft<EssayDraft>;
  history: KeptHistory;
  field: FieldRef;
  /** 重做 stands there only where there is something for it */
  onlyAble: boolean;
}) {
  const { draft, history, field } = props;
  const take = (way: "undo" | "redo"): void => {
    const done = history[way]();
    if (done) writeText(draft, field, done.text, done.caret);
  };
  return (
    <>
      <ToolButton isAble={history.canUndo.value} onPress={() => take("undo")}>
        撤销
      </ToolButton>
      {(history.canRedo.value || !props.onlyAble) && (
        <ToolButton isAble={history.canRedo.value} onPress={() => take("redo")}>
          重做
        </ToolButton>
      )}
    </>
  );
}

/** Who was typing types on: the keyboard does not go when it is pressed. */
function ToolButton(props: { isAble: boolean; onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      class="button"
      aria-disabled={!props.isAble}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => props.isAble && props.onPress()}
    >
      {props.children}
    </button>
  );
}
