import { batch, signal, type ReadonlySignal } from "@preact/signals";
import type { Heard, Manner, Mouth, Saying, Trouble } from "./mouth.ts";
import { type Piece, pieceAt } from "./pieces.ts";

/** `waiting`: it will be heard as soon as its sound is there · `paused`: also before the first piece */
export type Playing = "waiting" | "playing" | "paused" | "ended";

/** Who presses 再听一遍 so soon after a sentence has begun means the one before. */
const MEANT_THE_LAST_MS = 1_200;

/** The pieces of a text, one after the other. It knows neither the page nor the sound. */
export interface PlayQueue {
  readonly state: ReadonlySignal<Playing>;
  /** index of the piece; -1: there is none */
  readonly at: ReadonlySignal<number>;
  /** how far the piece is, 0 to 1 */
  readonly share: ReadonlySignal<number>;
  readonly trouble: ReadonlySignal<Trouble | undefined>;
  /** something of it was heard */
  readonly hasBegun: ReadonlySignal<boolean>;
  readonly pieces: readonly Piece[];
  play(): void;
  pause(): void;
  /** This paragraph, or this sentence, again. */
  again(): void;
  /** By paragraphs. Back goes to the beginning of this one first. */
  step(by: 1 | -1): void;
  goTo(point: { block: number; offset: number }): void;
  change(manner: Partial<Manner>): void;
  /** Falls silent for good. */
  close(): void;
}

export function openPlayQueue(how: {
  pieces: readonly Piece[];
  mouthOf: (piece: Piece) => Mouth;
  manner: Manner;
  start: { block: number; offset: number };
  /** ms, going on evenly */
  now: () => number;
}): PlayQueue {
  const { pieces, mouthOf, now } = how;
  const state = signal<Playing>("paused");
  const at = signal(pieces.length === 0 ? -1 : pieceAt(pieces, how.start));
  const share = signal(0);
  const trouble = signal<Trouble | undefined>(undefined);
  const hasBegun = signal(false);
  let manner = how.manner;
  let saying: Saying | undefined;
  let begun = -Infinity;

  function begin(index: number): void {
    saying?.stop();
    saying = undefined;
    const piece = pieces[index];
    if (!piece) return;
    stand(index, "waiting");
    begun = now();
    // A mouth may answer before it has returned what it is saying.
    let isOver = false;
    const heard: Heard = {
      begun() {
        begun = now();
        hasBegun.value = true;
        state.value = "playing";
        const next = pieces[index + 1];
        if (next) mouthOf(next).prepare?.(next);
      },
      at: (value) => (share.value = value),
      interrupted: () => (state.value = "paused"),
      ended() {
        isOver = true;
        saying = undefined;
        if (index + 1 < pieces.length) begin(index + 1);
        else {
          state.value = "ended";
          share.value = 1;
        }
      },
      failed(why) {
        isOver = true;
        saying = undefined;
        trouble.value = why;
        state.value = "paused";
      },
    };
    const said = mouthOf(piece).say(piece, manner, heard);
    if (!isOver) saying = said;
  }

  /** There, and playing only where it was. */
  function move(index: number): void {
    if (isOn()) return begin(index);
    saying?.stop();
    saying = undefined;
    stand(index, "paused");
  }

  /** In one go: who looks sees no piece with how far another was. */
  function stand(index: number, as: Playing): void {
    batch(() => {
      at.value = index;
      share.value = 0;
      state.value = as;
      trouble.value = undefined;
    });
  }

  function isOn(): boolean {
    return state.value === "playing" || state.value === "waiting";
  }

  function firstOf(block: number): number {
    return pieces.findIndex((piece) => piece.block === block);
  }

  return {
    state,
    at,
    share,
    trouble,
    hasBegun,
    pieces,
    play() {
      if (isOn() || pieces.length === 0) return;
      if (state.value === "ended") return begin(0);
      if (!saying) return begin(at.value);
      state.value = "playing";
      saying.goOn();
    },
    pause() {
      if (!isOn()) return;
      // What has not begun has nothing to go on with.
      if (state.value === "waiting") {
        saying?.stop();
        saying = undefined;
      } else saying?.pause();
      state.value = "paused";
    },
    again() {
      const piece = pieces[at.value];
      if (!piece) return;
      const isEarly = isOn() && !piece.sound && now() - begun < MEANT_THE_LAST_MS;
      const last = pieces[at.value - 1];
      begin(isEarly && last && !last.sound ? at.value - 1 : at.value);
    },
    step(by) {
      const piece = pieces[at.value];
      if (!piece) return;
      const first = firstOf(piece.block);
      if (by === 1) {
        const next = pieces.findIndex(({ block }) => block > piece.block);
        if (next >= 0) move(next);
      } else if (at.value > first || first === 0) move(first);
      else move(firstOf(pieces[first - 1]!.block));
    },
    goTo: (point) => move(pieceAt(pieces, point)),
    change(change) {
      manner = { ...manner, ...change };
      saying?.change(manner);
    },
    close() {
      saying?.stop();
      saying = undefined;
      if (isOn()) state.value = "paused";
    },
  };
}
