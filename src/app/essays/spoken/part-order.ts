import type { EssaySound } from "../../../domain/entries/essays.ts";
import type { BlobId } from "../../../domain/ids.ts";

type Sounds = readonly EssaySound[];

/** @param by -1: earlier · 1: later; at an end it stays */
export function moved(sounds: Sounds, sound: BlobId, by: -1 | 1): Sounds {
  const at = sounds.findIndex((one) => one.sound === sound);
  const to = at + by;
  if (at < 0 || to < 0 || to >= sounds.length) return sounds;
  return sounds.map((one, i) => (i === at ? sounds[to]! : i === to ? sounds[at]! : one));
}

export function without(sounds: Sounds, sound: BlobId): Sounds {
  return sounds.filter((one) => one.sound !== sound);
}

/** @param after behind this one; where that is not there any more: at the end */
export function withPart(sounds: Sounds, part: EssaySound, after: BlobId | undefined): Sounds {
  const others = without(sounds, part.sound);
  const at = others.findIndex(({ sound }) => sound === after);
  return at < 0 ? [...others, part] : [...others.slice(0, at + 1), part, ...others.slice(at + 1)];
}

/** @param index where it stood before */
export function putBack(sounds: Sounds, part: EssaySound, index: number): Sounds {
  const others = without(sounds, part.sound);
  return [...others.slice(0, index), part, ...others.slice(index)];
}

export function withWords(sounds: Sounds, sound: BlobId, words: string): Sounds {
  return sounds.map((one) => {
    if (one.sound !== sound) return one;
    const { words: _, ...rest } = one;
    return words === "" ? rest : { ...rest, words };
  });
}
