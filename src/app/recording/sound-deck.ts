import { signal, type ReadonlySignal } from "@preact/signals";
import type { BlobId } from "../../domain/ids.ts";
import type { BlobStore } from "../../sync/phone.ts";
import { soundType } from "../texts/sound-type.ts";
import { takeFloor } from "./floor.ts";

/** Recordings that are listened to with care: stopped, gone back in, and faster. Each keeps its place. */
export interface SoundDeck {
  /** which of them lies on the deck */
  readonly sound: ReadonlySignal<BlobId | undefined>;
  readonly isPlaying: ReadonlySignal<boolean>;
  /** seconds; where each of them was left, or is now */
  readonly places: ReadonlySignal<ReadonlyMap<BlobId, number>>;
  /** why nothing is heard: it is not on the phone, or this browser does not play it */
  readonly silent: ReadonlySignal<{ sound: BlobId; why: "not-here" | "not-played" } | undefined>;
  /** The first from where it was left, or its beginning where it had ended; the others follow by themselves from theirs. */
  play(sounds: readonly BlobId[]): Promise<void>;
  pause(): void;
  /** Goes there; whether it is heard does not change. @param second from the beginning */
  seek(sound: BlobId, second: number): void;
  setSpeed(speed: number): void;
  /** Lets go of it. */
  close(): void;
}

/** So near to its end it has been heard, and begins anew. Seconds. */
const NEAR_END = 0.3;

export function openSoundDeck(blobs: Pick<BlobStore, "get">, speed = 1): SoundDeck {
  const sound = signal<BlobId | undefined>(undefined);
  const isPlaying = signal(false);
  const places = signal<ReadonlyMap<BlobId, number>>(new Map());
  const silent = signal<{ sound: BlobId; why: "not-here" | "not-played" } | undefined>(undefined);
  let audio: HTMLAudioElement | undefined;
  let next: readonly BlobId[] = [];
  /** counts what was asked for: what comes late is not played over it */
  let asked = 0;

  function note(id: BlobId, second: number): void {
    if (places.value.get(id) !== second) places.value = new Map(places.value).set(id, second);
  }

  function letGo(): void {
    asked++;
    const old = audio;
    audio = undefined;
    if (old) {
      old.pause();
      URL.revokeObjectURL(old.src);
    }
    sound.value = undefined;
    isPlaying.value = false;
  }

  /** @returns it, with a length and able to go anywhere; undefined: it is not to be heard, or another one was asked for meanwhile */
  async function lay(id: BlobId): Promise<HTMLAudioElement | undefined> {
    if (audio && sound.value === id) return audio;
    letGo();
    const mine = asked;
    sound.value = id;
    const bytes = await blobs.get(id);
    if (mine !== asked) return undefined;
    if (!bytes) {
      letGo();
      silent.value = { sound: id, why: "not-here" };
      return undefined;
    }
    const element = new Audio(URL.createObjectURL(new Blob([bytes], { type: soundType(bytes) ?? "" })));
    audio = element;
    const isGood = await measured(element);
    if (mine !== asked) return undefined;
    if (!isGood) {
      letGo();
      silent.value = { sound: id, why: "not-played" };
      return undefined;
    }
    element.addEventListener("timeupdate", () => {
      if (audio === element) note(id, element.currentTime);
    });
    element.addEventListener("play", () => {
      if (audio === element) isPlaying.value = true;
    });
    element.addEventListener("pause", () => {
      if (audio === element && !element.ended) isPlaying.value = false;
    });
    element.addEventListener("ended", () => {
      if (audio !== element) return;
      const [following, ...others] = next;
      note(id, 0);
      letGo();
      if (following !== undefined) void deck.play([following, ...others]);
    });
    return element;
  }

  const pause = (): void => {
    next = [];
    audio?.pause();
    // Asked for and not here yet: it is not heard any more.
    if (!audio) letGo();
  };

  const deck: SoundDeck = {
    sound,
    isPlaying,
    places,
    silent,
    async play([first, ...others]) {
      if (first === undefined) return;
      takeFloor(pause);
      silent.value = undefined;
      const element = await lay(first);
      if (!element) return;
      next = others;
      const from = places.value.get(first) ?? 0;
      element.currentTime = from < element.duration - NEAR_END ? from : 0;
      element.playbackRate = speed;
      await element.play().catch(() => undefined);
    },
    pause,
    seek(id, second) {
      note(id, second);
      if (audio && sound.value === id) audio.currentTime = second;
    },
    setSpeed(to) {
      speed = to;
      if (audio) audio.playbackRate = to;
    },
    close() {
      next = [];
      letGo();
    },
  };
  return deck;
}

/**
 * What a browser has recorded does not say how long it is, and cannot be gone through until the browser has looked at its end.
 * @returns false: it does not play
 */
export function measured(element: HTMLAudioElement): Promise<boolean> {
  return new Promise((resolve) => {
    const events = new AbortController();
    const { signal } = events;
    const done = (isGood: boolean): void => {
      events.abort();
      if (isGood) element.currentTime = 0;
      resolve(isGood);
    };
    const look = (): void => {
      if (element.duration === Infinity) element.currentTime = 1e9;
      else if (element.duration > 0) done(true);
    };
    element.addEventListener("loadedmetadata", look, { signal });
    element.addEventListener("durationchange", () => element.duration < Infinity && look(), { signal });
    // It has looked, and still does not know: what can be gone through, can be.
    element.addEventListener("seeked", () => done(true), { signal });
    element.addEventListener("error", () => done(false), { signal });
    element.preload = "auto";
    element.load();
  });
}
