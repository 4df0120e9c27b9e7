import { signal, type ReadonlySignal } from "@preact/signals";
import type { EssaySound } from "../../../domain/entries/essays.ts";
import type { BlobId } from "../../../domain/ids.ts";
import type { BlobStore, DraftStore } from "../../../sync/phone.ts";
import type { DraftContent, OpenDraft } from "../../drafts/open-draft.ts";
import { takeFloor } from "../../recording/floor.ts";
import {
  beginTake,
  gatherTake,
  isSpokenNow,
  type KeptTake,
  type UnderWay,
  type WholeTake,
} from "../../recording/kept-take.ts";
import { type Microphone, type MicrophoneTrouble, NoMicrophone } from "../../recording/microphone.ts";
import { readSoundFile } from "../../recording/sound-file.ts";
import type { EssayDraft } from "../essay-draft.ts";
import { type KeptSpeaking, listSpeaking, speakingId } from "./kept-speaking.ts";
import { withPart } from "./part-order.ts";
import type { SpokenAside } from "./spoken-aside.ts";

export type SpeakingState =
  | { is: "quiet" }
  | { is: "opening" }
  | { is: "speaking" }
  /** asked: by the speaker · hidden: the page was left · muted: the phone took the microphone, as for a call */
  | { is: "resting"; why: "asked" | "hidden" | "muted" }
  | { is: "keeping" }
  | { is: "no-microphone"; why: MicrophoneTrouble };

/** Why a recording came to its end by itself: the microphone was lost · the phone is full · the essay has as many parts as it may. */
export type Ended = "lost" | "full" | "parts";

/** What a part is to be. */
export interface Wanted {
  question?: string | undefined;
  /** it takes the place of this one, once it is whole */
  instead?: BlobId | undefined;
}

/** A talk, part after part. Every two seconds what was spoken is on the phone; a whole part is in the draft of the essay. */
export interface Speaking {
  readonly state: ReadonlySignal<SpeakingState>;
  readonly ended: ReadonlySignal<Ended | undefined>;
  /** The phone had no room to put a part together; its pieces lie there, or live as long as the page. */
  readonly unkept: ReadonlySignal<{ error: unknown; again: () => Promise<void> } | undefined>;
  begin(wanted: Wanted): Promise<void>;
  rest(why: "asked" | "hidden"): void;
  goOn(): void;
  /** The part ends here and the next begins, without losing a word. */
  next(question: string | undefined): void;
  /** Resolves when all that was spoken is kept, or `unkept` says that it is not. */
  stop(): Promise<void>;
  /** A file that another app has recorded. @returns what is wrong with it, in words; undefined: it is kept */
  take(wanted: Wanted, file: Blob): Promise<string | undefined>;
  /** What was being spoken when the page went away becomes parts that are cut. */
  gather(): Promise<void>;
  /** of the part that is being spoken */
  seconds(): number;
  level(): number | undefined;
  /** Stops, keeps what was spoken, and lets go of the microphone. */
  close(): Promise<void>;
}

export interface SpeakingPorts {
  blobs: BlobStore;
  drafts: DraftStore;
  draft: OpenDraft<EssayDraft>;
  aside: OpenDraft<SpokenAside>;
  open: () => Promise<Microphone>;
  /** parts that an essay may have */
  most: number;
}

/**
 * Seconds of a part that ends by itself. A talk of any length is made of files of about a megabyte: the page holds one of them in memory
 * and no more, an upload that breaks off has not far to go again, and a listener begins with a small one. The next one begins before
 * the last ends: what is said in that moment is in both, and lost in none.
 */
export const PART_SECONDS = 5 * 60;

/** One talk, from the first word to the last: its parts follow one another. */
interface Talk {
  instead: BlobId | undefined;
  /** the part of it that was kept last */
  last: BlobId | undefined;
}
interface Running {
  talk: Talk;
  question: string | undefined;
  take: KeptTake;
  /** under which it is kept until it is whole; undefined: nothing was yet */
  record: { id: string; rev: number } | undefined;
}

export function openSpeaking({ blobs, drafts, draft, aside, open, most }: SpeakingPorts): Speaking {
  const state = signal<SpeakingState>({ is: "quiet" });
  const ended = signal<Ended | undefined>(undefined);
  const unkept = signal<{ error: unknown; again: () => Promise<void> } | undefined>(undefined);
  let microphone: Microphone | undefined;
  let running: Running | undefined;
  /** parts that are being put together, in the order of speaking */
  let finishing: Promise<void> = Promise.resolve();
  /** parts that are being spoken or put together */
  let unfinished = 0;
  /** counts who asked for the microphone, and who let go of it */
  let asked = 0;
  let waiting: (() => Promise<void>)[] = [];

  function parts(): readonly EssaySound[] {
    return draft.content.peek().sounds ?? [];
  }

  function isFull(): boolean {
    return parts().length + unfinished >= most;
  }

  /** Puts a whole one where it belongs. What lies in pieces goes when it is there, and not before. */
  async function keep(whole: WholeTake, talk: Talk, question: string | undefined): Promise<BlobId> {
    const { bytes, type } = whole;
    const seconds = Math.round(whole.seconds * 10) / 10;
    const sound = await blobs.put(bytes, type, "draft");
    const before = parts();
    const index = before.findIndex((one) => one.sound === talk.instead);
    const part: EssaySound = {
      sound,
      size: bytes.length,
      seconds,
      type,
      ...(question !== undefined && { question }),
    };
    let sounds = withPart(before, part, talk.last ?? talk.instead);
    if (index >= 0 && talk.instead !== sound) {
      const removed = { part: before[index]!, index, at: Date.now() };
      // First: what is taken out is never in neither of them.
      aside.change({ removed: [...aside.content.peek().removed, removed] });
      await saved(aside);
      sounds = sounds.filter((one) => one.sound !== talk.instead);
    }
    draft.change({ sounds });
    await saved(draft);
    talk.instead = undefined;
    talk.last = sound;
    return sound;
  }

  /** @param sound of which they are the pieces; of a short one there is one, and it is the same file */
  async function drop(record: string | undefined, pieces: readonly BlobId[], sound?: BlobId): Promise<void> {
    const left = pieces.filter((id) => id !== sound);
    // What stays takes a little room, and is seen to when the page is opened again.
    if (record !== undefined) await drafts.remove(record).catch(() => undefined);
    if (left.length > 0) await blobs.remove(left).catch(() => undefined);
  }

  /** Does it now, or once more when there is room; behind what has waited before it. */
  async function orLater(job: () => Promise<void>): Promise<void> {
    try {
      if (waiting.length > 0) throw unkept.peek()?.error;
      await job();
    } catch (error) {
      waiting.push(job);
      unkept.value = { error, again: keepWaiting };
    }
  }
  async function keepWaiting(): Promise<void> {
    const jobs = waiting;
    waiting = [];
    unkept.value = undefined;
    for (const job of jobs) await orLater(job);
  }

  /** The browser could not end it: what lies in pieces is kept, up to the last of them, and it is said. Those behind it are not held up. */
  async function salvage({ record, talk, question }: Running): Promise<void> {
    ended.value = "lost";
    if (record !== undefined) await orLater(() => keepPieces(record.id, talk, question));
  }

  async function keepPieces(record: string, talk: Talk, question: string | undefined): Promise<void> {
    const kept = (await listSpeaking(drafts, draft.id)).find(({ id }) => id === record)?.content.underWay;
    const whole = kept && (await gatherTake(kept, (piece) => blobs.get(piece)));
    if (!kept || !whole) return drop(record, kept?.pieces ?? []);
    const sound = await keep(whole, talk, question);
    aside.change({ cut: [...aside.content.peek().cut, sound] });
    await saved(aside);
    await drop(record, kept.pieces, sound);
  }

  /** @param from not before: then another one has every word */
  function finish(one: Running, from: Promise<void>): void {
    const stopping = from.then(
      () => one.take.stop(),
      () => one.take.stop(),
    );
    const stopped = stopping.catch(() => "broken" as const);
    finishing = finishing.then(async () => {
      const whole = await stopped;
      if (whole === "broken") await salvage(one);
      else if (!whole) await drop(one.record?.id, []);
      else {
        await orLater(async () => {
          const sound = await keep(whole, one.talk, one.question);
          await drop(one.record?.id, whole.pieces, sound);
        });
      }
      unfinished--;
    });
  }

  function start(from: Microphone, talk: Talk, question: string | undefined): Running {
    const one: Omit<Running, "take"> & { take?: KeptTake } = { talk, question, record: undefined };
    async function note(underWay: UnderWay): Promise<void> {
      const id = one.record?.id ?? speakingId(draft.id, underWay.take ?? "");
      const after = talk.last ?? talk.instead;
      const content: KeptSpeaking = {
        underWay,
        ...(question !== undefined && { question }),
        ...(after !== undefined && { after }),
      };
      const { rev } = await drafts.save({ id, content: { ...content } }, one.record?.rev);
      one.record = { id, rev };
      if (underWay.seconds >= PART_SECONDS && running === one) speaking.next(question);
    }
    one.take = beginTake(from, { put: (bytes, type) => blobs.put(bytes, type, "draft"), note }, () =>
      endBy("full"),
    );
    unfinished++;
    return one as Running;
  }

  function endBy(why: Ended): void {
    if (!running) return;
    ended.value = why;
    void speaking.stop();
  }

  function finishRunning(): void {
    const one = running;
    running = undefined;
    if (one) finish(one, Promise.resolve());
  }

  const speaking: Speaking = {
    state,
    ended,
    unkept,
    async begin({ question, instead }) {
      const { is } = state.peek();
      if (running || is === "opening" || is === "keeping") return;
      ended.value = undefined;
      if (isFull() && instead === undefined) {
        ended.value = "parts";
        return;
      }
      state.value = { is: "opening" };
      try {
        if (!microphone) {
          const mine = ++asked;
          const opened = await open();
          if (mine !== asked) return opened.close();
          microphone = opened;
          opened.onLost(() => {
            if (microphone !== opened) return;
            microphone = undefined;
            opened.close();
            endBy("lost");
          });
          opened.onMuted(() => {
            if (state.peek().is !== "speaking") return;
            running?.take.pause();
            state.value = { is: "resting", why: "muted" };
          });
        }
        // Killed in its first part, an essay is found again by its draft.
        draft.change({ sounds: parts() });
        takeFloor(() => undefined);
        running = start(microphone, { instead, last: undefined }, question);
        state.value = { is: "speaking" };
      } catch (error) {
        if (state.peek().is !== "opening") return;
        state.value = { is: "no-microphone", why: error instanceof NoMicrophone ? error.why : "busy" };
      }
    },
    rest(why) {
      if (state.peek().is !== "speaking") return;
      running?.take.pause();
      state.value = { is: "resting", why };
    },
    goOn() {
      if (state.peek().is !== "resting") return;
      running?.take.resume();
      state.value = { is: "speaking" };
    },
    next(question) {
      if (!running || !microphone) return;
      if (isFull()) return endBy("parts");
      const last = running;
      try {
        running = start(microphone, last.talk, question);
      } catch {
        // The microphone went in this very moment.
        return endBy("lost");
      }
      state.value = { is: "speaking" };
      finish(last, running.take.began);
    },
    async stop() {
      if (running) {
        state.value = { is: "keeping" };
        finishRunning();
      }
      await finishing;
      if (state.peek().is === "keeping") state.value = { is: "quiet" };
    },
    async take({ question, instead }, file) {
      const read = await readSoundFile(file);
      if ("wrong" in read) return read.wrong;
      if (isFull() && instead === undefined) {
        ended.value = "parts";
        return undefined;
      }
      await orLater(async () => void (await keep(read, { instead, last: undefined }, question)));
      state.value = { is: "quiet" };
      return undefined;
    },
    async gather() {
      for (const { id, content } of await listSpeaking(drafts, draft.id)) {
        const { underWay, question, after } = content;
        if (await isSpokenNow(underWay)) continue;
        const whole = await gatherTake(underWay, (piece) => blobs.get(piece));
        if (!whole) await drop(id, underWay.pieces);
        else {
          await orLater(async () => {
            const before = parts();
            const sound = await keep(whole, { instead: undefined, last: after }, question);
            // It was whole, and the page went away before it could clear up.
            if (before.some((one) => one.sound === sound)) return drop(id, underWay.pieces, sound);
            aside.change({ cut: [...aside.content.peek().cut, sound] });
            await saved(aside);
            await drop(id, underWay.pieces, sound);
          });
        }
      }
    },
    seconds: () => running?.take.seconds() ?? 0,
    level: () => (state.peek().is === "speaking" ? microphone?.level() : undefined),
    async close() {
      asked++;
      if (state.peek().is === "opening") state.value = { is: "quiet" };
      await speaking.stop();
      microphone?.close();
      microphone = undefined;
    },
  };
  return speaking;
}

async function saved<T extends DraftContent>(one: OpenDraft<T>): Promise<void> {
  await one.flush();
  const status = one.status.peek();
  if (status.is === "failed") throw status.error;
}
