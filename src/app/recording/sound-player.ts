import { signal, type ReadonlySignal } from "@preact/signals";
import type { BlobId } from "../../domain/ids.ts";
import type { BlobStore } from "../../sync/phone.ts";
import { soundType } from "../texts/sound-type.ts";
import { takeFloor } from "./floor.ts";

/** Plays sounds that are on the phone, one at a time; the next follows by itself. */
export interface SoundPlayer {
  /** which of them is heard now */
  readonly playing: ReadonlySignal<BlobId | undefined>;
  /** why nothing is heard: it is not on the phone, or this browser does not play it */
  readonly silent: ReadonlySignal<{ sound: BlobId; why: "not-here" | "not-played" } | undefined>;
  play(sounds: readonly BlobId[]): Promise<void>;
  stop(): void;
}

export function openSoundPlayer(blobs: Pick<BlobStore, "get">): SoundPlayer {
  const playing = signal<BlobId | undefined>(undefined);
  const silent = signal<{ sound: BlobId; why: "not-here" | "not-played" } | undefined>(undefined);
  let audio: HTMLAudioElement | undefined;
  /** counts what was asked for: what comes late is not played over it */
  let asked = 0;

  function quiet(): void {
    if (!audio) return;
    audio.pause();
    URL.revokeObjectURL(audio.src);
    audio = undefined;
  }

  async function one(sound: BlobId, mine: number): Promise<boolean> {
    const bytes = await blobs.get(sound);
    if (mine !== asked) return false;
    if (!bytes) {
      silent.value = { sound, why: "not-here" };
      return false;
    }
    quiet();
    const element = new Audio(URL.createObjectURL(new Blob([bytes], { type: soundType(bytes) ?? "" })));
    audio = element;
    playing.value = sound;
    const heard = await new Promise<boolean>((resolve) => {
      element.addEventListener("ended", () => resolve(true));
      element.addEventListener("pause", () => resolve(element.ended));
      element.addEventListener("error", () => {
        if (mine === asked) silent.value = { sound, why: "not-played" };
        resolve(false);
      });
      element.play().catch(() => {
        if (mine === asked && element.error) silent.value = { sound, why: "not-played" };
        resolve(false);
      });
    });
    return heard && mine === asked;
  }

  function stop(): void {
    asked++;
    quiet();
    playing.value = undefined;
  }

  return {
    playing,
    silent,
    async play(sounds) {
      takeFloor(stop);
      const mine = ++asked;
      silent.value = undefined;
      for (const sound of sounds) if (!(await one(sound, mine))) break;
      if (mine !== asked) return;
      quiet();
      playing.value = undefined;
    },
    stop,
  };
}
