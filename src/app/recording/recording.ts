import { signal, type ReadonlySignal } from "@preact/signals";
import type { BlobId } from "../../domain/ids.ts";
import { type Bytes, concat } from "../../protocol/bytes.ts";
import type { BlobStore } from "../../sync/phone.ts";
import type { OpenDraft } from "../drafts/open-draft.ts";
import { type Microphone, NoMicrophone, type MicrophoneTrouble, type Take } from "./microphone.ts";
import {
  type DraftPart,
  filesOf,
  type Paragraph,
  partAt,
  type RecordingDraft,
  type Spoken,
  withPart,
} from "./recording-draft.ts";
import { soundType } from "../texts/sound-type.ts";

export type RecordingState =
  | { is: "quiet" }
  | { is: "opening" }
  /** @since by performance.now() */
  | { is: "recording"; since: number }
  | { is: "keeping" }
  | { is: "no-microphone"; why: MicrophoneTrouble }
  /** spoken, and the phone has no room: the sound lives as long as the page */
  | { is: "not-kept"; error: unknown; again: () => Promise<void> };

/** What the big button does. Every few seconds what was spoken is on the phone; a whole paragraph is, when it says so. */
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

/** A file that is larger would not travel as one blob, and no paragraph takes so long. */
const LARGEST = 19_000_000;

export function openRecording(
  blobs: BlobStore,
  draft: OpenDraft<RecordingDraft>,
  open: () => Promise<Microphone>,
): Recording {
  const state = signal<RecordingState>({ is: "quiet" });
  let microphone: Microphone | undefined;
  let take: { at: Paragraph; take: Take } | undefined;
  /** one after the other, in the order of speaking */
  let keeping: Promise<unknown> = Promise.resolve();

  function keepPiece(at: Paragraph, began: number, piece: Bytes): void {
    keeping = keeping.then(async () => {
      try {
        const type = soundType(piece) ?? draft.content.value.underWay?.type ?? "audio/mp4";
        const id = await blobs.put(piece, type, "draft");
        const before = draft.content.value.underWay;
        const { words, nth } = at;
        const seconds = Math.round((performance.now() - began) / 100) / 10;
        const pieces = [...(before?.pieces ?? []), id];
        draft.change({ underWay: { words, nth, type: before?.type ?? type, seconds, pieces } });
        await draft.flush();
      } catch {
        // No room: the whole is tried once more when it is over, and then it is said.
      }
    });
  }

  /** Puts what was spoken in its place; what it replaces is thrown away once it is there. */
  async function keep(at: Paragraph, bytes: Bytes, seconds: number, isCut?: true): Promise<void> {
    const type = soundType(bytes);
    if (type === undefined) throw new Error("a recording that is none");
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
    draft.change({ parts: withPart(parts, part), underWay: undefined });
    await draft.flush();
    if (draft.status.value.is === "failed") throw draft.status.value.error;
    const used = new Set(filesOf(draft.content.value));
    const left = [...(underWay?.pieces ?? []), ...(old ? filesOf(only(old)) : [])];
    await drop(left.filter((id) => !used.has(id)));
  }

  async function drop(ids: readonly BlobId[]): Promise<void> {
    // What stays takes a little room and nothing else.
    if (ids.length > 0) await blobs.remove(ids).catch(() => undefined);
  }

  async function keepOrSay(at: Paragraph, bytes: Bytes, seconds: number): Promise<void> {
    state.value = { is: "keeping" };
    try {
      await keep(at, bytes, seconds);
      state.value = { is: "quiet" };
    } catch (error) {
      state.value = { is: "not-kept", error, again: () => keepOrSay(at, bytes, seconds) };
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
        const began = performance.now();
        take = { at, take: microphone.record((piece) => keepPiece(at, began, piece)) };
        state.value = { is: "recording", since: began };
      } catch (error) {
        state.value = { is: "no-microphone", why: error instanceof NoMicrophone ? error.why : "busy" };
      }
    },
    async stop() {
      if (!take) return;
      const { at, take: running } = take;
      take = undefined;
      state.value = { is: "keeping" };
      const { bytes, seconds } = await running.stop();
      await keeping;
      // Stopped before anything was heard.
      if (bytes.length === 0) state.value = { is: "quiet" };
      else await keepOrSay(at, bytes, seconds);
    },
    async take(at, file) {
      if (file.size > LARGEST) return "这个文件太大了，一段请录短一些，或在录音机里选小一点的音质。";
      const bytes = new Uint8Array(await file.arrayBuffer());
      const seconds = soundType(bytes) === undefined ? undefined : await lengthOf(bytes);
      if (seconds === undefined) return "这个文件放不出来，没有存。请在录音机里换成 M4A 或 MP3 再录一次。";
      await keepOrSay(at, bytes, seconds);
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
      if (!underWay) return;
      const pieces = await Promise.all(underWay.pieces.map((id) => blobs.get(id)));
      const whole = concat(...pieces.flatMap((piece) => piece ?? []));
      const at = { ...underWay, block: -1, isHeading: false };
      if (soundType(whole) !== undefined) await keep(at, whole, underWay.seconds, true);
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

/** @returns seconds; undefined: the browser cannot play it */
async function lengthOf(bytes: Bytes): Promise<number | undefined> {
  try {
    const context = new OfflineAudioContext(1, 1, 16_000);
    const { duration } = await context.decodeAudioData(bytes.slice().buffer);
    return Math.round(duration * 10) / 10;
  } catch {
    return undefined;
  }
}
