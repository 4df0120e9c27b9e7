import { batch, signal, type ReadonlySignal } from "@preact/signals";
import type { Instant } from "../../domain/ids.ts";
import type { DraftStore } from "../../sync/phone.ts";

/** After the first key that is not saved yet; a save is under way well before the two seconds that we promise. */
const SAVE_AFTER_MS = 800;

export type DraftContent = Record<string, unknown>;

export type DraftStatus =
  | { is: "loading" }
  /** nothing typed yet */
  | { is: "empty" }
  /** typed, not on the phone yet */
  | { is: "unsaved" }
  | { is: "saved"; at: Instant }
  /** the words are on the screen only */
  | { is: "failed"; error: unknown };

/** What is being typed, kept on the phone as it grows. One for each thing that is written, in every editor. */
export interface OpenDraft<T extends DraftContent> {
  readonly id: string;
  readonly content: ReadonlySignal<T>;
  readonly status: ReadonlySignal<DraftStatus>;
  /** Another tab wrote on the same thing: its text, kept under an id of its own. */
  readonly other: ReadonlySignal<{ id: string; content: T } | undefined>;
  change(part: Partial<T>): void;
  /** Saves what is not saved; resolves when it is durable or has failed (see `status`). */
  flush(): Promise<void>;
  /** Called when the page is hidden, frozen or left: writes in this very moment what is not saved. */
  leave(): void;
  /**
   * Runs what turns the draft into entries and removes it in the same transaction; no save comes in between. What is typed
   * meanwhile becomes a draft anew. @throws what `send` throws; the draft lives on then
   */
  send<R>(send: () => Promise<R>): Promise<R>;
  /** Notes something beside the words that is no change of them. */
  note(part: Partial<T>): void;
  /** What was sent is all there is: no draft until the next key. */
  rest(): void;
  /** Throws the draft away. */
  discard(): Promise<void>;
  /** Changes and saves. @throws where it is not durable; what was changed stays on the screen then, and is saved later */
  keep(part: Partial<T>): Promise<void>;
  /**
   * Takes the other tab's text into this one, or both as the member joined them, or drops it. It is there until what takes its place
   * is durable. @throws where that is not
   */
  settleOther(take: boolean | Partial<T>): Promise<void>;
  /** Saves and stops. */
  close(): Promise<void>;
}

export interface DraftTimers {
  start(run: () => void, ms: number): unknown;
  stop(timer: unknown): void;
}
const browserTimers: DraftTimers = {
  start: (run, ms) => setTimeout(run, ms),
  stop: (timer) => clearTimeout(timer as number),
};

/** @param begin what stands there when nothing has been kept */
export function openDraft<T extends DraftContent>(
  store: DraftStore,
  id: string,
  begin: T,
  timers = browserTimers,
): OpenDraft<T> {
  const content = signal(begin);
  const status = signal<DraftStatus>({ is: "loading" });
  const other = signal<{ id: string; content: T } | undefined>(undefined);
  let rev: number | undefined;
  let dirty = false;
  let paused = false;
  /** changes so far, and how many of them are durable */
  let changes = 0;
  let durable = 0;
  let timer: unknown;
  /** one save at a time, in the order of typing */
  let last: Promise<void> = load();

  async function load(): Promise<void> {
    try {
      const found = await store.load(id);
      await lookForOther();
      if (!found) {
        if (!dirty) status.value = { is: "empty" };
        return;
      }
      // Who typed before it came has not seen it: his words do not take its place, both are kept.
      if (dirty) return;
      rev = found.rev;
      batch(() => {
        content.value = { ...begin, ...(found.content as T) };
        status.value = { is: "saved", at: found.savedAt ?? 0 };
      });
    } catch (error) {
      status.value = { is: "failed", error };
    }
  }

  /** Of an earlier time, not settled yet. */
  async function lookForOther(): Promise<void> {
    const left = (await store.list()).find((one) => one.id.startsWith(`${id}~`));
    other.value = left && { id: left.id, content: left.content as T };
  }

  async function save(): Promise<void> {
    if (!dirty || paused) return;
    const saving = content.value;
    const upTo = changes;
    dirty = false;
    try {
      const saved = await store.save({ id, content: saving }, rev);
      rev = saved.rev;
      durable = upTo;
      if (saved.conflict) {
        const there = await store.load(saved.conflict.other);
        if (there) other.value = { id: there.id, content: there.content as T };
      }
      if (!dirty) status.value = { is: "saved", at: saved.savedAt };
    } catch (error) {
      dirty = true;
      status.value = { is: "failed", error };
    }
  }

  function queue(job: () => Promise<void>): Promise<void> {
    last = last.then(job);
    return last;
  }

  const draft: OpenDraft<T> = {
    id,
    content,
    status,
    other,
    change(part) {
      dirty = true;
      changes++;
      batch(() => {
        content.value = { ...content.value, ...part };
        const { is } = status.value;
        if (is !== "failed" && is !== "unsaved") status.value = { is: "unsaved" };
      });
      timer ??= timers.start(() => {
        timer = undefined;
        void draft.flush();
      }, SAVE_AFTER_MS);
    },
    flush() {
      if (timer !== undefined) timers.stop(timer);
      timer = undefined;
      return queue(save);
    },
    leave() {
      const { is } = status.value;
      if (paused || (is !== "unsaved" && is !== "failed")) return;
      dirty = true;
      // Whoever is gone in a moment hears no answer. Nothing that this writes waits for one; a save would, and if the page were
      // frozen on the way it would keep other tabs from their drafts. Whoever hears that it is written lives on, and saves.
      store.park({ id, content: content.value }, rev).then(
        () => draft.flush(),
        () => undefined,
      );
    },
    async send(send) {
      const asked = changes;
      await draft.flush();
      paused = true;
      const unsaved = dirty;
      // What was typed while it was being saved is not in what is sent.
      dirty = changes > asked;
      try {
        const sent = await send();
        rev = undefined;
        return sent;
      } catch (error) {
        dirty ||= unsaved;
        throw error;
      } finally {
        paused = false;
        if (dirty) void draft.flush();
      }
    },
    note(part) {
      content.value = { ...content.value, ...part };
    },
    rest() {
      if (!dirty) status.value = { is: "empty" };
    },
    discard() {
      dirty = false;
      return queue(() => store.remove(id));
    },
    async keep(part) {
      draft.change(part);
      const wanted = changes;
      await draft.flush();
      if (durable >= wanted) return;
      const { value } = status;
      throw value.is === "failed" ? value.error : new Error("What was changed is not saved yet.");
    },
    async settleOther(take) {
      const found = other.value;
      if (!found) return;
      if (take !== false) await draft.keep(take === true ? found.content : take);
      await store.remove(found.id);
      await lookForOther();
    },
    close() {
      return draft.flush();
    },
  };
  return draft;
}
