import type { PhoneVoice, Speech, SpeechEvents } from "../speech.ts";

export const mandarin: PhoneVoice = { id: "x", name: "普通话", lang: "zh-CN", isLocal: true };

/** Stands in for the voice of a phone, which no browser of a test machine has: it says nothing until the test ends the sentence. */
export interface QuietSpeech extends Speech {
  /** the sentences it was given, with the speed */
  readonly said: { words: string; rate: number }[];
  /** the events of the sentence that is being said */
  now(): SpeechEvents | undefined;
  /** falls idle without a word, as Android does */
  loseEnd(): void;
  /** its voices arrive */
  tell(...voices: readonly PhoneVoice[]): void;
}

export function quietSpeech(...first: readonly PhoneVoice[]): QuietSpeech {
  let voices = first;
  let current: SpeechEvents | undefined;
  const listeners = new Set<() => void>();
  const said: QuietSpeech["said"] = [];
  return {
    said,
    now: () => current,
    loseEnd: () => (current = undefined),
    tell(...all) {
      voices = all;
      for (const listener of listeners) listener();
    },
    voices: () => voices,
    onVoices(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say(words, _voice, { rate }, on) {
      said.push({ words, rate });
      // An earlier one may still tell something when the next is being said.
      const over = (): void => void (current === mine && (current = undefined));
      const mine: SpeechEvents = {
        begun: () => on.begun(),
        ended() {
          over();
          on.ended();
        },
        failed(error) {
          over();
          on.failed(error);
        },
      };
      current = mine;
    },
    stop: () => (current = undefined),
    isBusy: () => current !== undefined,
  };
}
