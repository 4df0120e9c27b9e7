import { signal, type ReadonlySignal } from "@preact/signals";
import type { AnswerFile } from "../../domain/forms/form.ts";
import { type Bytes, concat } from "../../protocol/bytes.ts";
import { type Microphone, NoMicrophone, type Take } from "../recording/microphone.ts";
import { microphoneWords } from "../recording/recording-words.ts";
import { soundType } from "../texts/sound-type.ts";
import { failureWords } from "../words/failure-words.ts";
import type { AnswerFiles } from "./form-tools.ts";

/** bytes: larger would not travel as one blob */
const LARGEST = 19_000_000;
/** A spoken answer, seconds; what was said till then stays. */
const LONGEST = 10 * 60;
/** A page that is killed loses what was said since the last time that all was kept, seconds. */
const KEPT_EVERY = 10;

export type VoiceState =
  | { is: "quiet" }
  | { is: "opening" }
  | { is: "recording"; seconds: number }
  /** what is wrong and what can be done */
  | { is: "trouble"; words: string };

export interface VoiceAnswer {
  readonly state: ReadonlySignal<VoiceState>;
  begin(): Promise<void>;
  /** Keeps what was said. */
  stop(): Promise<void>;
  /** what another recorder made */
  take(file: Blob): Promise<void>;
}

/** @param onAnswer called with all that was said so far, again and again while it is spoken */
export function openVoiceAnswer(
  files: AnswerFiles,
  open: () => Promise<Microphone>,
  onAnswer: (answer: AnswerFile) => void,
): VoiceAnswer {
  const state = signal<VoiceState>({ is: "quiet" });
  let running: { microphone: Microphone; take: Take; clock: ReturnType<typeof setInterval> } | undefined;
  let last: AnswerFile | undefined;
  /** one after the other */
  let keeping: Promise<void> = Promise.resolve();

  function keep(bytes: Bytes): Promise<void> {
    keeping = keeping.then(async () => {
      const type = soundType(bytes);
      if (type === undefined) return;
      const file = await files.put(bytes, type);
      const before = last;
      last = file;
      onAnswer(file);
      if (before && before.blob !== file.blob) await files.drop(before.blob);
    });
    return keeping;
  }

  async function keepOrSay(bytes: Bytes): Promise<void> {
    try {
      if (bytes.length > 0) await keep(bytes);
      state.value = { is: "quiet" };
    } catch (error) {
      keeping = Promise.resolve();
      state.value = { is: "trouble", words: failureWords(error) };
    }
  }

  const voice: VoiceAnswer = {
    state,
    async begin() {
      if (running || state.value.is === "opening") return;
      state.value = { is: "opening" };
      try {
        const microphone = await open();
        const began = performance.now();
        const seconds = (): number => Math.round((performance.now() - began) / 1_000);
        const pieces: Bytes[] = [];
        let keptAt = 0;
        last = undefined;
        const take = microphone.record((piece) => {
          pieces.push(piece);
          if (seconds() - keptAt < KEPT_EVERY) return;
          keptAt = seconds();
          // No room: it is said when all of it is kept.
          keep(concat(...pieces)).catch(() => (keeping = Promise.resolve()));
        });
        microphone.onLost(() => void voice.stop());
        const clock = setInterval(() => {
          state.value = { is: "recording", seconds: seconds() };
          if (seconds() >= LONGEST) void voice.stop();
        }, 1_000);
        running = { microphone, take, clock };
        state.value = { is: "recording", seconds: 0 };
      } catch (error) {
        const why = error instanceof NoMicrophone ? error.why : "busy";
        state.value = { is: "trouble", words: microphoneWords[why] };
      }
    },
    async stop() {
      if (!running) return;
      const { microphone, take, clock } = running;
      running = undefined;
      clearInterval(clock);
      const { bytes } = await take.stop();
      microphone.close();
      await keepOrSay(bytes);
    },
    async take(file) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      last = undefined;
      if (bytes.length <= LARGEST && soundType(bytes) !== undefined) await keepOrSay(bytes);
      else {
        state.value = {
          is: "trouble",
          words: "这个文件放不出来，或者太大了，没有存。请在录音机里换成 M4A 或 MP3，录短一些再选。",
        };
      }
    },
  };
  return voice;
}
