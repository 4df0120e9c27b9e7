import { signal, type ReadonlySignal } from "@preact/signals";
import type { BlobId } from "../../domain/ids.ts";
import type { Bytes } from "../../protocol/bytes.ts";
import type { BlobStore } from "../../sync/phone.ts";
import type { OpenDraft } from "../drafts/open-draft.ts";
import { takeFloor } from "./floor.ts";
import {
  beginTake,
  gatherTake,
  isSpokenNow,
  type KeptTake,
  type UnderWay,
  type WholeTake,
} from "./kept-take.ts";
import { type Microphone, NoMicrophone, type MicrophoneTrouble } from "./microphone.ts";
import {
  type DraftPart,
  filesOf,
  type Paragraph,
  partAt,
  type Place,
  type RecordingDraft,
  type Spoken,
  withPart,
} from "./recording-draft.ts";
import { readSoundFile } from "./sound-file.ts";

export type RecordingState =
  | { is: "quiet" }
  | { is: "opening" }
  /** @since by performance.now() */
  | { is: "recording"; since: number }
  | { is: "keeping" }
  | { is: "no-microphone"; why: MicrophoneTrouble }
  /** spoken, and the phone has no room: the sound lives as long as the page */
  | { is: "not-kept"; error: unknown; again: () => Promise<void> };

/** What the big button does. Every two seconds what was spoken is on the phone; a whole paragraph is, when it says so. */
export interface Recording {
  readonly state: ReadonlySignal<RecordingState>;
  begin(at: Paragraph): Promise<void>;
  stop(): Promise<void>;
  /** A file that another app has recorded. @returns what is wrong with it, in words; undefined: it is kept */
  take(at: Paragraph, file: Blob): Promise<string | undefined>;
  /** It will do as it is, though the page went away while it was spoken. */
  accept(at: Paragraph): Promise<void>;
  /** The whole one that was there before instead. */
  putBack(at: Paragraph): Promise<void>;
  /** From the phone, once the draft is there: what was being spoken when the page went away becomes a part that is cut. */
  gather(): Promise<void>;
  level(): number | undefined;
  /** Stops, and keeps what was spoken. */
  close(): Promise<void>;
}

export function openRecording(
  blobs: BlobStore,
  draft: OpenDraft<RecordingDraft>,
  open: () => Promise<Microphone>,
): Recording {
  const state = signal<RecordingState>({ is: "quiet" });
  let microphone: Microphone | undefined;
  let take: { at: Paragraph; take: KeptTake } | undefined;

  async function save(change: Partial<RecordingDraft>): Promise<void> {
    draft.change(change);
    await draft.flush();
    if (draft.status.value.is === "failed") throw draft.status.value.error;
  }

  function noteAt({ words, nth }: Paragraph, underWay: UnderWay): Promise<void> {
    return save({ underWay: { words, nth, ...underWay } });
  }

  /** Puts what was spoken in its place; what it replaces is thrown away once it is there. */
  async function keep(at: Place, { bytes, seconds, type }: WholeTake, isCut?: true): Promise<void> {
    const sound = await blobs.put(bytes, type, "draft");
    const { parts, underWay } = draft.content.value;
    const old = partAt(parts, at);
    // Spoken once more and cut off: the whole one that was there is not lost for it.
    const before = isCut && old ? (old.isCut ? old.before : spokenOf(old)) : undefined;
    const part: DraftPart = {
      sound,
      size: bytes.length,
      seconds,
      type,
      words: at.words,
      nth: at.nth,
      ...(isCut && { isCut }),
      ...(before && { before }),
    };
    await save({ parts: withPart(parts, part), underWay: undefined });
    const used = new Set(filesOf(draft.content.value));
    const left = [...(underWay?.pieces ?? []), ...(old ? filesOf(only(old)) : [])];
    await drop(left.filter((id) => !used.has(id)));
  }

  async function drop(ids: readonly BlobId[]): Promise<void> {
    // What stays takes a little room and nothing else.
    if (ids.length > 0) await blobs.remove(ids).catch(() => undefined);
  }

  async function keepOrSay(at: Paragraph, whole: WholeTake): Promise<void> {
    state.value = { is: "keeping" };
    try {
      await keep(at, whole);
      state.value = { is: "quiet" };
    } catch (error) {
      state.value = { is: "not-kept", error, again: () => keepOrSay(at, whole) };
    }
  }

  const recording: Recording = {
    state,
    async begin(at) {
      if (take || state.value.is === "opening" || state.value.is === "keeping") return;
      state.value = { is: "opening" };
      try {
        if (!microphone) {
          microphone = await open();
          microphone.onLost(() => {
            microphone = undefined;
            void recording.stop();
          });
        }
        takeFloor(() => undefined);
        const shelf = {
          put: (bytes: Bytes, type: string) => blobs.put(bytes, type, "draft"),
          note: (underWay: UnderWay) => noteAt(at, underWay),
        };
        // A full phone: nothing more would be kept. What was spoken is tried once more as a whole, and then it is said.
        take = { at, take: beginTake(microphone, shelf, () => void recording.stop()) };
        state.value = { is: "recording", since: performance.now() };
      } catch (error) {
        state.value = { is: "no-microphone", why: error instanceof NoMicrophone ? error.why : "busy" };
      }
    },
    async stop() {
      if (!take) return;
      const { at, take: running } = take;
      take = undefined;
      state.value = { is: "keeping" };
      const whole = await running.stop();
      // Stopped before anything was heard.
      if (!whole) state.value = { is: "quiet" };
      else await keepOrSay(at, whole);
    },
    async take(at, file) {
      const read = await readSoundFile(file);
      if ("wrong" in read) return read.wrong;
      await keepOrSay(at, read);
      return undefined;
    },
    async accept(at) {
      const part = partAt(draft.content.value.parts, at);
      if (!part) return;
      const { isCut: _, before, ...whole } = part;
      draft.change({ parts: withPart(draft.content.value.parts, whole) });
      await draft.flush();
      if (before && !before.isHandedIn) await drop([before.sound]);
    },
    async putBack(at) {
      const part = partAt(draft.content.value.parts, at);
      if (!part?.before) return;
      const { words, nth, before, sound } = part;
      draft.change({ parts: withPart(draft.content.value.parts, { ...before, words, nth }) });
      await draft.flush();
      await drop([sound]);
    },
    async gather() {
      const { underWay } = draft.content.value;
      if (!underWay || (await isSpokenNow(underWay))) return;
      const whole = await gatherTake(underWay, (id) => blobs.get(id));
      if (whole) await keep(underWay, whole, true);
      else draft.change({ underWay: undefined });
    },
    level: () => microphone?.level(),
    async close() {
      await recording.stop();
      microphone?.close();
      microphone = undefined;
    },
  };
  return recording;
}

function spokenOf({ sound, size, seconds, type, isHandedIn }: Spoken): Spoken {
  return { sound, size, seconds, type, ...(isHandedIn && { isHandedIn }) };
}

function only(part: DraftPart): RecordingDraft {
  return { reading: "", text: "", voice: "", dialect: "", parts: [part] };
}
