import { signal, type ReadonlySignal } from "@preact/signals";
import type { AnswerFile } from "../../domain/forms/form.ts";
import type { BlobId } from "../../domain/ids.ts";
import { takeFloor } from "../recording/floor.ts";
import {
  beginTake,
  gatherTake,
  isSpokenNow,
  type KeptTake,
  type TakeShelf,
  type UnderWay,
  type WholeTake,
} from "../recording/kept-take.ts";
import { type Microphone, NoMicrophone } from "../recording/microphone.ts";
import { microphoneWords } from "../recording/recording-words.ts";
import { readSoundFile } from "../recording/sound-file.ts";
import { failureWords } from "../words/failure-words.ts";
import type { AnswerFiles } from "./form-tools.ts";

/** A spoken answer, seconds; what was said till then stays. */
const LONGEST = 10 * 60;

export type VoiceState =
  | { is: "quiet" }
  | { is: "opening" }
  | { is: "recording"; seconds: number }
  | { is: "keeping" }
  /** The page went away while it was spoken. `before`: the whole answer that stood there */
  | { is: "cut"; before: AnswerFile | undefined }
  /** what is wrong and what can be done; `again`: it was spoken, and the phone has no room for it */
  | { is: "trouble"; words: string; again?: () => Promise<void> };

export interface VoiceAnswer {
  readonly state: ReadonlySignal<VoiceState>;
  begin(): Promise<void>;
  /** Keeps what was said. */
  stop(): Promise<void>;
  /** what another recorder made */
  take(file: Blob): Promise<void>;
  /** What was being spoken when the page went away becomes the answer. @param before what stands there now */
  gather(before: AnswerFile | undefined): Promise<void>;
}

/** @param place where what is being spoken is noted in `files.speaking` @param onAnswer called when all of it is kept */
export function openVoiceAnswer(
  files: AnswerFiles,
  place: string,
  open: () => Promise<Microphone>,
  onAnswer: (answer: AnswerFile) => void,
): VoiceAnswer {
  const state = signal<VoiceState>({ is: "quiet" });
  const { speaking } = files;
  let running: { microphone: Microphone; take: KeptTake; clock: ReturnType<typeof setInterval> } | undefined;
  const shelf: TakeShelf = speaking
    ? {
        put: (bytes, type) => speaking.put(bytes, type),
        note: (underWay) => speaking.note(place, underWay),
      }
    : // Where answers live as long as the page, and the page has it.
      { put: () => Promise.resolve(""), note: () => Promise.resolve() };

  async function keep({ bytes, type }: WholeTake, pieces: readonly BlobId[]): Promise<void> {
    const file = await files.put(bytes, type);
    onAnswer(file);
    await speaking?.note(place, undefined);
    if (!speaking) return;
    // What stays takes a little room and nothing else.
    // Of a short one there is one piece, and it is the same file.
    for (const piece of pieces) if (piece !== file.blob) await files.drop(piece).catch(() => undefined);
  }

  async function keepOrSay(whole: WholeTake, pieces: readonly BlobId[]): Promise<void> {
    state.value = { is: "keeping" };
    try {
      await keep(whole, pieces);
      state.value = { is: "quiet" };
    } catch (error) {
      state.value = {
        is: "trouble",
        words: failureWords(error),
        again: () => keepOrSay(whole, pieces),
      };
    }
  }

  const voice: VoiceAnswer = {
    state,
    async begin() {
      if (running || state.value.is === "opening" || state.value.is === "keeping") return;
      state.value = { is: "opening" };
      try {
        const microphone = await open();
        takeFloor(() => undefined);
        // A full phone: nothing more would be kept. All of it is tried once more, and then it is said.
        const take = beginTake(microphone, shelf, () => void voice.stop());
        microphone.onLost(() => void voice.stop());
        const clock = setInterval(() => {
          const seconds = Math.round(take.seconds());
          state.value = { is: "recording", seconds };
          if (seconds >= LONGEST) void voice.stop();
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
      const whole = await take.stop();
      microphone.close();
      if (whole) await keepOrSay(whole, whole.pieces);
      else state.value = { is: "quiet" };
    },
    async take(file) {
      const read = await readSoundFile(file);
      if ("wrong" in read) state.value = { is: "trouble", words: read.wrong };
      else await keepOrSay(read, []);
    },
    async gather(before) {
      const left: UnderWay | undefined = speaking?.left(place);
      if (!left || (await isSpokenNow(left))) return;
      const whole = await gatherTake(left, (id) => files.get(id));
      if (!whole) return speaking?.note(place, undefined);
      await keepOrSay(whole, left.pieces);
      if (state.value.is === "quiet") state.value = { is: "cut", before };
    },
  };
  return voice;
}
