import type { PhoneVoice, Speech } from "./speech.ts";

/** Safari and Chromium drop what is said in the same moment in which something else was given up. */
const AFTER_CANCEL_MS = 80;

/** The browser's own. undefined: it has none */
export function browserSpeech(): Speech | undefined {
  const { speechSynthesis } = globalThis as { speechSynthesis?: SpeechSynthesis };
  if (!speechSynthesis || typeof SpeechSynthesisUtterance === "undefined") return undefined;
  return speechOver(speechSynthesis);
}

function speechOver(engine: SpeechSynthesis): Speech {
  /** Held on to: Chromium forgets the events of an utterance that nobody holds. */
  let current: { utterance: SpeechSynthesisUtterance; events: AbortController } | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    clearTimeout(later);
    later = undefined;
    current?.events.abort();
    current = undefined;
    if (engine.speaking || engine.pending) engine.cancel();
  }

  return {
    voices: () => engine.getVoices().map(voiceOf),
    onVoices(listener) {
      // An old Safari is no event target here.
      if (typeof engine.addEventListener !== "function") return () => undefined;
      engine.addEventListener("voiceschanged", listener);
      return () => engine.removeEventListener("voiceschanged", listener);
    },
    say(words, voice, { rate, volume }, on) {
      const isBusy = engine.speaking || engine.pending;
      stop();
      const next = new SpeechSynthesisUtterance(words);
      next.voice = engine.getVoices().find((one) => voiceOf(one).id === voice.id) ?? null;
      next.lang = voice.lang.replaceAll("_", "-");
      next.rate = rate;
      next.volume = volume;
      const events = new AbortController();
      const { signal } = events;
      next.addEventListener("start", () => on.begun(), { signal });
      next.addEventListener("end", () => on.ended(), { signal });
      next.addEventListener("error", ({ error }) => on.failed(error), { signal });
      current = { utterance: next, events };
      const speak = (): void => {
        later = undefined;
        // A phone that was locked in between is left paused by some.
        if (engine.paused) engine.resume();
        engine.speak(next);
      };
      // At once where it can be: on an iPhone the first word must come from the tap itself.
      if (isBusy) later = setTimeout(speak, AFTER_CANCEL_MS);
      else speak();
    },
    stop,
    isBusy: () => later !== undefined || engine.speaking || engine.pending,
  };
}

function voiceOf({ voiceURI, name, lang, localService }: SpeechSynthesisVoice): PhoneVoice {
  return { id: `${voiceURI} ${name}`, name, lang, isLocal: localService };
}
