import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { DraftStore } from "../../../sync/phone.ts";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { besideDraftId } from "../../drafts/beside-draft.ts";
import type { EssayDraft } from "../essay-draft.ts";
import {
  noHistory,
  noted,
  redone,
  type Step,
  stepBetween,
  type TypedHistory,
  undone,
} from "./typed-history.ts";

/** After the first step that is not kept. What a killed browser forgets of it comes back as one step: the words themselves are in the draft. */
const KEEP_AFTER_MS = 4_000;

/** 撤销 and 重做 of one essay. */
export interface KeptHistory {
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** @returns the text and where the caret belongs; the caller puts it into the field and the draft */
  undo(): { text: string; caret: number } | undefined;
  redo(): { text: string; caret: number } | undefined;
  /** An input method begins and ends to compose: all in between is one step. */
  compose(begins: boolean): void;
  /** Keeps what is not kept, and stops. */
  close(): Promise<void>;
}

type Kept = TypedHistory & { text: string };

/**
 * Follows the text of a draft, whoever changes it, and keeps the steps on the phone beside it, under a name of their own: they outlive
 * the draft, which is gone when it becomes a version. Where the kept steps lead to another text than the one that stands there now, the
 * way from the one to the other is a step too.
 */
export function keepHistory(
  store: DraftStore,
  draft: Pick<OpenDraft<EssayDraft>, "id" | "content" | "status">,
): KeptHistory {
  const id = besideDraftId(draft.id);
  const history = signal(noHistory);
  let text: string | undefined;
  let rev: number | undefined;
  /** what an input method composes just now, and the step that it is so far */
  let composed: { step?: Step } | undefined;
  let dirty = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begun = signal<Kept | "none" | undefined>(undefined);
  let last: Promise<void> = store.load(id).then(
    (kept) => {
      rev = kept?.rev;
      begun.value = (kept?.content as Kept | undefined) ?? "none";
    },
    () => void (begun.value = "none"),
  );

  const stop = effect(() => {
    const now = draft.content.value.text;
    const kept = begun.value;
    if (text === undefined) {
      if (kept === undefined || draft.status.value.is === "loading") return;
      text = now;
      if (kept === "none") return;
      const step = stepBetween(kept.text, now);
      const { undo, redo } = kept;
      history.value = step ? noted({ undo, redo }, step) : { undo, redo };
    } else if (text !== now) {
      note(stepBetween(text, now)!);
      text = now;
      keepLater();
    }
  });

  function note(step: Step): void {
    const before = history.peek();
    const same = composed?.step !== undefined && before.undo.at(-1) === composed.step;
    const after = noted(before, step, same ? "same" : composed ? "anew" : "typed");
    const isNothing = same && after.undo.length < before.undo.length;
    if (composed) composed = isNothing ? {} : { step: after.undo.at(-1) };
    history.value = after;
  }

  function keepLater(): void {
    dirty = true;
    timer ??= setTimeout(() => void keep(), KEEP_AFTER_MS);
  }
  function keep(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    last = last.then(save);
    return last;
  }
  async function save(): Promise<void> {
    if (!dirty || text === undefined) return;
    dirty = false;
    const { undo, redo } = history.peek();
    try {
      const saved = await store.save({ id, content: { text, undo, redo } }, rev);
      rev = saved.rev;
      // Another tab's steps lead to another text; which of the texts is taken, is asked about the draft.
      if (saved.conflict) await store.remove(saved.conflict.other);
    } catch {
      // Where there is no room, the words themselves come first; the draft says what is wrong.
      dirty = true;
    }
  }

  function step(way: typeof undone): { text: string; caret: number } | undefined {
    if (text === undefined || composed) return undefined;
    const done = way(history.peek(), text);
    if (!done) return undefined;
    text = done.text;
    history.value = done.history;
    keepLater();
    return done;
  }

  return {
    canUndo: computed(() => history.value.undo.length > 0),
    canRedo: computed(() => history.value.redo.length > 0),
    undo: () => step(undone),
    redo: () => step(redone),
    compose(begins) {
      composed = begins ? {} : undefined;
    },
    close() {
      stop();
      return keep();
    },
  };
}
