import { signal, type ReadonlySignal } from "@preact/signals";

const there = signal(false);
/** This phone can read Chinese aloud by itself. Some tell their voices only after a while, some browsers have none at all. */
export const hasPhoneVoice: ReadonlySignal<boolean> = there;

const speech = (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis;
look();
// An old Safari has voices and no such event target.
speech?.addEventListener?.("voiceschanged", look);

function look(): void {
  there.value = speech?.getVoices().some(({ lang }) => /^(zh|cmn|yue)\b/i.test(lang)) === true;
}
