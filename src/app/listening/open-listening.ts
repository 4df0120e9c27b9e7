import { effect, signal, type ReadonlySignal } from "@preact/signals";
import type { ReadingPart } from "../../domain/entries/readings.ts";
import type { RecordedReading } from "../../domain/fold/recorded-readings.ts";
import type { PublishedText } from "../../domain/fold/texts.ts";
import { partsByBlock } from "../../domain/parts-by-block.ts";
import { wordsOf } from "../../protocol/block-words.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import type { Session } from "../session/session.ts";
import { listeningNow } from "../texts/listening-now.ts";
import { earlierVersion } from "./earlier-version.ts";
import { changeHabits, speed, type Speed } from "./habits.ts";
import { showOnLockScreen } from "./lock-screen.ts";
import { leftOut, piecesOf } from "./pieces.ts";
import { openPlayQueue, type PlayQueue } from "./play-queue.ts";
import { openSleepTimer, type SleepTimer } from "./sleep-timer.ts";
import { soundMouth } from "./sound-mouth.ts";
import { openSounds, type Sounds } from "./sounds.ts";
import { chineseVoice, type Speech } from "./speech.ts";
import { speechMouth } from "./speech-mouth.ts";
import { tellListening } from "./tell-listening.ts";
import { nameOf, type Voice } from "./voices.ts";

/** One voice at work on the text. */
export interface Reading {
  voice: Voice;
  queue: PlayQueue;
  /** absent: the phone speaks all of it */
  sounds?: Sounds;
  /** paragraphs that are not recorded */
  leftOut: number;
  /** the phone speaks those; else they are passed over */
  speaksRest: boolean;
  /** it was recorded from another version of the text */
  isOlder: boolean;
}

/** The listening to one text, from the opening of the bar to its end. */
export interface Listening {
  /** undefined: nobody reads it, or it is being made ready */
  readonly reading: ReadonlySignal<Reading | undefined>;
  readonly timer: SleepTimer;
  /** it was the timer that ended it last */
  readonly hasSlept: ReadonlySignal<boolean>;
  /** Goes on where the other was. @param play at once, unless something has to be fetched first */
  choose(voice: Voice, play: boolean): Promise<void>;
  changeSpeed(speed: Speed): void;
  close(): void;
}

export function openListening(how: {
  session: Session;
  published: PublishedText;
  content: StudyText;
  /** undefined: the browser has none */
  speech: Speech | undefined;
  start: { block: number; offset: number };
}): Listening {
  const { session, published, content, speech } = how;
  const { blobs } = session.phone;
  const words = content.blocks.map((block) => wordsOf(block));
  const reading = signal<Reading | undefined>(undefined);
  const hasSlept = signal(false);
  let end: (() => void) | undefined;
  let turn = 0;

  const timer = openSleepTimer(
    (volume) => reading.value?.queue.change({ volume }),
    () => {
      const state = reading.value?.queue.state.value;
      hasSlept.value = state === "playing" || state === "waiting";
      reading.value?.queue.pause();
    },
  );

  async function partsOf(one: RecordedReading): Promise<ReadonlyMap<number, ReadingPart>> {
    if (one.blob === published.blob) return partsByBlock(one.parts, words);
    const then = await earlierVersion(session, one.blob);
    if (!then) return new Map();
    return partsByBlock(
      one.parts,
      words,
      then.blocks.map((block) => wordsOf(block)),
    );
  }

  /** Where the voice before is now. */
  function here(): { block: number; offset: number } {
    const queue = reading.value?.queue;
    const piece = queue?.pieces[queue.at.value];
    return piece ? { block: piece.block, offset: piece.from } : how.start;
  }

  async function choose(voice: Voice, play: boolean): Promise<void> {
    const mine = ++turn;
    reading.value?.queue.pause();
    const person = voice.is === "person" ? voice.reading : undefined;
    const parts = person ? await partsOf(person) : new Map<number, ReadingPart>();
    if (mine !== turn) return;
    const start = here();
    end?.();
    const phone = voice.is === "phone" ? voice.phone : chineseVoice(speech?.voices() ?? []);
    const speaker = speech && phone && speechMouth(speech, phone);
    const sounds = person && openSounds(blobs, [...parts.values()], person.type);
    const player = sounds && soundMouth(sounds);
    const queue = openPlayQueue({
      pieces: piecesOf(words, parts, speaker !== undefined),
      mouthOf: (piece) => (piece.sound ? player! : speaker!),
      manner: { rate: speed(), volume: 1 },
      start,
      now: () => performance.now(),
    });
    const stops = [
      tellListening(queue, published.text),
      effect(() => {
        if (queue.state.value === "playing") hasSlept.value = false;
        if (queue.state.value === "ended") timer.set(undefined);
      }),
      person && showOnLockScreen(queue, { title: content.title, voice: `${nameOf(voice)}朗读` }),
      () => queue.close(),
      () => player?.close(),
      () => speaker?.close(),
    ];
    end = () => stops.forEach((stop) => stop?.());
    reading.value = {
      voice,
      queue,
      sounds,
      leftOut: person ? leftOut(words, parts) : 0,
      speaksRest: speaker !== undefined,
      isOlder: person !== undefined && person.blob !== published.blob,
    };
    if (play && (await isHere(queue)) && mine === turn) queue.play();
  }

  /** What has to be fetched is not fetched before somebody has read how much it is. */
  async function isHere(queue: PlayQueue): Promise<boolean> {
    const sounds = queue.pieces.slice(queue.at.value).flatMap(({ sound }) => sound?.sound ?? []);
    const here = await blobs.has(sounds);
    return sounds.every((sound) => here.has(sound));
  }

  return {
    reading,
    timer,
    hasSlept,
    choose,
    changeSpeed(speed) {
      changeHabits({ speed });
      reading.value?.queue.change({ rate: speed });
    },
    close() {
      turn += 1;
      timer.close();
      end?.();
      listeningNow.value = undefined;
    },
  };
}
