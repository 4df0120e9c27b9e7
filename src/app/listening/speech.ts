import type { Manner } from "./mouth.ts";

/** A voice that the phone itself has. */
export interface PhoneVoice {
  id: string;
  name: string;
  /** "zh-CN"; some phones write "zh_CN" */
  lang: string;
  /** false: the words go to a server and come back as sound, which costs data */
  isLocal: boolean;
}

/** The part of `speechSynthesis` that is needed: what the test's voice is, too, as CI's Chromium has none. */
export interface Speech {
  voices(): readonly PhoneVoice[];
  /** Called when there are others: they arrive late, and on some phones never. @returns stops it */
  onVoices(listener: () => void): () => void;
  /** Says one sentence. What was being said is given up. `ended` may never come: see `speech-mouth.ts`. */
  say(words: string, voice: PhoneVoice, manner: Manner, on: SpeechEvents): void;
  stop(): void;
  /** Something is being said, or about to be. */
  isBusy(): boolean;
}

export interface SpeechEvents {
  begun(): void;
  ended(): void;
  /** `not-allowed`: the browser wants a tap first */
  failed(error: string): void;
}

/** The best Chinese voice: Mandarin of the mainland before others, one that needs no network before any that does. */
export function chineseVoice(voices: readonly PhoneVoice[]): PhoneVoice | undefined {
  const rank = ({ lang, isLocal }: PhoneVoice): number =>
    (isLocal ? 0 : 10) + ["zh-cn", "cmn", "zh", ""].findIndex((begin) => plain(lang).startsWith(begin));
  return voices.filter(({ lang }) => /^(zh|cmn)(-|$)/.test(plain(lang))).sort((a, b) => rank(a) - rank(b))[0];
}

/** "zh_CN_#Hans" → "zh-cn-hans" */
function plain(lang: string): string {
  return lang.toLowerCase().replaceAll("_", "-").replaceAll("#", "");
}
