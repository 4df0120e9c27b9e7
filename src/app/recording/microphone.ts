import type { Bytes } from "../../protocol/bytes.ts";
import { concat } from "../../protocol/bytes.ts";

/**
 * unsupported: this browser records nothing (WeChat on some phones, a page without HTTPS) · refused: the person or the phone said
 * no · none: there is no microphone · busy: another app has it
 */
export type MicrophoneTrouble = "unsupported" | "refused" | "none" | "busy";

export class NoMicrophone extends Error {
  readonly why: MicrophoneTrouble;
  constructor(why: MicrophoneTrouble, cause?: unknown) {
    super(`no microphone: ${why}`, { cause });
    this.why = why;
  }
}

/** AAC first: every phone plays it. With its codec named, as a browser may put Opus into MP4 too. */
const FORMATS = ["audio/mp4;codecs=mp4a.40.2", "audio/webm;codecs=opus", "audio/ogg;codecs=opus"];
/** bit/s: a voice is as clear as by telephone and better; a minute is 0.25 MB */
const BITS = 32_000;
/** A page that is killed loses no more than what was spoken since the last piece; putting a piece away takes a part of the two seconds. */
const PIECE_MS = 1_500;

/** What is heard, while the page has it. */
export interface Microphone {
  /**
   * Begins a recording; two may be under way at once, so that one takes over from another without losing a word.
   * @param each a piece of it, less than two seconds, and how long all is with it; all of them, one behind the other, are the
   * recording, also where the last are missing
   */
  record(each: (piece: Bytes, seconds: number) => void): Take;
  /** how loud it is now, 0 to 1; undefined: this browser does not say */
  level(): number | undefined;
  /** the microphone is gone: unplugged, or a call came in */
  onLost(listener: () => void): void;
  /** it gives silence for a while, as while somebody telephones */
  onMuted(listener: () => void): void;
  close(): void;
}

export interface Take {
  /** how much was spoken, without the pauses */
  seconds(): number;
  pause(): void;
  resume(): void;
  /** Every word from then on is in it. Resolves also where it has ended. */
  readonly began: Promise<void>;
  /** @returns all of it, when the last piece has been given */
  stop(): Promise<{ bytes: Bytes; seconds: number }>;
}

export function canRecord(): boolean {
  return format() !== undefined && navigator.mediaDevices?.getUserMedia !== undefined;
}

function format(): string | undefined {
  if (typeof MediaRecorder === "undefined") return undefined;
  return FORMATS.find((type) => MediaRecorder.isTypeSupported(type));
}

/** Asks for it: the browser may ask the person. @throws NoMicrophone */
export async function openMicrophone(): Promise<Microphone> {
  const mimeType = format();
  if (mimeType === undefined || !canRecord()) throw new NoMicrophone("unsupported");
  const stream = await navigator.mediaDevices
    .getUserMedia({
      audio: { channelCount: 1, noiseSuppression: true, autoGainControl: true, echoCancellation: false },
    })
    .catch((error: unknown) => {
      throw new NoMicrophone(whyNot(error), error);
    });
  const meter = openMeter(stream);
  return {
    record: (each) => record(stream, mimeType, each),
    level: () => meter?.level(),
    onLost(listener) {
      for (const track of stream.getTracks()) track.addEventListener("ended", listener);
    },
    onMuted(listener) {
      for (const track of stream.getTracks()) track.addEventListener("mute", listener);
    },
    close() {
      for (const track of stream.getTracks()) track.stop();
      meter?.close();
    },
  };
}

function whyNot(error: unknown): MicrophoneTrouble {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "none";
  return name === "NotReadableError" || name === "AbortError" ? "busy" : "refused";
}

function record(stream: MediaStream, mimeType: string, each: (piece: Bytes, seconds: number) => void): Take {
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS });
  const pieces: Bytes[] = [];
  /** ms spoken before the last pause */
  let before = 0;
  /** when it began, or went on; undefined: it rests */
  let since: number | undefined = performance.now();
  /** in the order in which they came */
  let last = Promise.resolve();
  const rest = (): void => {
    before = spoken();
    since = undefined;
  };
  const spoken = (): number => before + (since === undefined ? 0 : performance.now() - since);
  const seconds = (): number => Math.round(spoken() / 100) / 10;
  const began = new Promise<void>((resolve) => {
    recorder.addEventListener("start", () => {
      if (since !== undefined) since = performance.now();
      resolve();
    });
    recorder.addEventListener("stop", () => resolve());
  });
  recorder.addEventListener("dataavailable", ({ data }) => {
    if (data.size === 0) return;
    const soFar = seconds();
    last = last.then(async () => {
      const piece = new Uint8Array(await data.arrayBuffer());
      pieces.push(piece);
      each(piece, soFar);
    });
  });
  const whenHidden = (): void => {
    // It may not live on: what was spoken till now is kept now.
    if (document.visibilityState === "hidden" && recorder.state === "recording") recorder.requestData();
  };
  document.addEventListener("visibilitychange", whenHidden);
  // It stops by itself where the microphone goes.
  const stopped = new Promise<void>((resolve) =>
    recorder.addEventListener("stop", () => {
      document.removeEventListener("visibilitychange", whenHidden);
      rest();
      resolve();
    }),
  );
  recorder.start(PIECE_MS);
  return {
    seconds,
    began,
    pause() {
      if (recorder.state !== "recording") return;
      rest();
      recorder.requestData();
      recorder.pause();
    },
    resume() {
      if (recorder.state !== "paused") return;
      recorder.resume();
      since = performance.now();
    },
    async stop() {
      if (recorder.state !== "inactive") {
        rest();
        recorder.stop();
      }
      await stopped;
      await last;
      return { bytes: concat(...pieces), seconds: seconds() };
    },
  };
}

/** How loud it is; nothing depends on it. */
function openMeter(stream: MediaStream): { level: () => number; close: () => void } | undefined {
  try {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const wave = new Float32Array(analyser.fftSize);
    void context.resume().catch(() => undefined);
    return {
      level() {
        analyser.getFloatTimeDomainData(wave);
        return Math.sqrt(wave.reduce((sum, one) => sum + one * one, 0) / wave.length);
      },
      close: () => void context.close().catch(() => undefined),
    };
  } catch {
    return undefined;
  }
}
