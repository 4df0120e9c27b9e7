import { browserSpeech } from "../../../listening/browser-speech.ts";
import { chineseVoice } from "../../../listening/speech.ts";

/** So that the organiser can look at the people and not at the screen. What a phone lacks of this is left out. */
export interface Announcer {
  /** It is marked: the name aloud, a high tone, a short shake. */
  marked(words: string): void;
  /** Something is to be looked at: two low tones, two shakes. */
  look(): void;
  close(): void;
}

export function announcer(): Announcer {
  const speech = browserSpeech();
  let sound: AudioContext | undefined;

  function tones(...pitches: readonly number[]): void {
    try {
      sound ??= new AudioContext();
      const { destination, currentTime } = sound;
      for (const [i, pitch] of pitches.entries()) {
        const tone = new OscillatorNode(sound, { frequency: pitch });
        const loudness = new GainNode(sound, { gain: 0.2 });
        tone.connect(loudness).connect(destination);
        tone.start(currentTime + i * 0.2);
        tone.stop(currentTime + i * 0.2 + 0.12);
      }
    } catch {
      // A phone without sound has the screen.
    }
  }

  return {
    marked(words) {
      tones(1320);
      navigator.vibrate?.(80);
      const voice = speech && chineseVoice(speech.voices());
      // A voice that must be fetched would come late, and cost data at each name.
      if (voice?.isLocal) speech?.say(words, voice, { rate: 1.1, volume: 1 }, SILENT);
    },
    look() {
      tones(330, 330);
      navigator.vibrate?.([80, 80, 80]);
    },
    close() {
      speech?.stop();
      void sound?.close().catch(() => undefined);
    },
  };
}

const SILENT = { begun: () => undefined, ended: () => undefined, failed: () => undefined };
