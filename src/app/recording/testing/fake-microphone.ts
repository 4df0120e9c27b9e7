import { type Bytes, concat } from "../../../protocol/bytes.ts";
import type { Microphone } from "../microphone.ts";

const HEAD = new TextEncoder().encode("OggS");

export interface FakeMicrophone extends Microphone {
  /** Somebody speaks for so many seconds, in pieces of one, into all recordings that are under way and do not rest. */
  speak(seconds: number): void;
  lose(): void;
  mute(): void;
  /** recordings that are under way */
  readonly running: () => number;
  /** the most bytes that any recording has held */
  readonly most: () => number;
  readonly isClosed: () => boolean;
}

/** Each second of speech is one number; what was recorded is read by `secondsIn`. */
export function fakeMicrophone(): FakeMicrophone {
  interface Running {
    each: (piece: Bytes, seconds: number) => void;
    pieces: Bytes[];
    isResting: boolean;
  }
  const running = new Set<Running>();
  const lost: (() => void)[] = [];
  const muted: (() => void)[] = [];
  let now = 0;
  let most = 0;
  let isClosed = false;
  return {
    record(each) {
      const one: Running = { each, pieces: [], isResting: false };
      running.add(one);
      return {
        began: Promise.resolve(),
        seconds: () => one.pieces.length,
        pause: () => (one.isResting = true),
        resume: () => (one.isResting = false),
        stop() {
          running.delete(one);
          return Promise.resolve({ bytes: concat(...one.pieces), seconds: one.pieces.length });
        },
      };
    },
    level: () => 0.1,
    onLost: (listener) => void lost.push(listener),
    onMuted: (listener) => void muted.push(listener),
    close: () => (isClosed = true),
    speak(seconds) {
      for (let i = 0; i < seconds; i++) {
        const second = Uint8Array.of(now >> 8, now & 255);
        now++;
        for (const one of running) {
          if (one.isResting) continue;
          const piece = one.pieces.length === 0 ? concat(HEAD, second) : second;
          one.pieces.push(piece);
          most = Math.max(most, one.pieces.length * 2 + HEAD.length);
          one.each(piece, one.pieces.length);
        }
      }
    },
    lose: () => lost.forEach((listener) => listener()),
    mute: () => muted.forEach((listener) => listener()),
    running: () => running.size,
    most: () => most,
    isClosed: () => isClosed,
  };
}

/** Which seconds of speech a recording holds. */
export function secondsIn(bytes: Bytes): number[] {
  const spoken = bytes.subarray(HEAD.length);
  return Array.from({ length: spoken.length / 2 }, (_, i) => (spoken[i * 2]! << 8) | spoken[i * 2 + 1]!);
}
