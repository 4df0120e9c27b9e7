import type { FetchStopped } from "../../sync/phone.ts";
import type { Piece } from "./pieces.ts";

/** How loud (0 to 1) and how fast: 1 is as it was read. */
export interface Manner {
  rate: number;
  volume: number;
}

/**
 * Why nothing is heard. `tap`: the browser wants a tap of the person first · `fetch`: the sound is not on the phone and did not
 * come · `broken`: this browser cannot play it · `silent`: the voice of the phone says nothing
 */
export type Trouble =
  { why: "tap" | "broken" | "silent" } | { why: "fetch"; how: FetchStopped["why"] | "full" | "lost" };

/** Exactly one of `ended` and `failed` comes, after any number of the others, unless it is stopped before. */
export interface Heard {
  /** From now on it is heard. */
  begun(): void;
  /** how far it is, 0 to 1 */
  at(share: number): void;
  /** The phone has paused it, for a call say, or because the earphones came off: it goes on with `goOn`. */
  interrupted(): void;
  ended(): void;
  failed(trouble: Trouble): void;
}

/** What says a piece: the player of recordings, the voice of the phone. */
export interface Mouth {
  say(piece: Piece, manner: Manner, heard: Heard): Saying;
  /** Gets ready what comes next. */
  prepare?(piece: Piece): void;
  /** Lets everything go. */
  close(): void;
}

/** One piece on its way. */
export interface Saying {
  pause(): void;
  /** After `pause`: where it was, or from its beginning where that is not to be had. */
  goOn(): void;
  change(manner: Manner): void;
  /** It is no more heard, and none of `Heard` comes any more. */
  stop(): void;
}
