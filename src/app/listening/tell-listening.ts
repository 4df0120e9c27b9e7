import { effect, untracked } from "@preact/signals";
import type { TextId } from "../../domain/ids.ts";
import { listeningNow } from "../texts/listening-now.ts";
import type { PlayQueue } from "./play-queue.ts";

/** While it plays it says so at least this often: what watches the reading counts what it hears of. */
const SIGN_OF_LIFE_MS = 5_000;
/** Between two paragraphs there is a moment in which nothing is heard. Longer, and he waits. */
const BETWEEN_MS = 3_000;

/** Says where the text is heard, for the place in it and for the time to offer. @returns stops */
export function tellListening(queue: PlayQueue, text: TextId): () => void {
  let told = -Infinity;
  let later: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    const piece = queue.pieces[queue.at.value];
    if (!piece) return;
    const { value: state } = queue.state;
    // A line too early is better than one too late.
    const heard = piece.sound ? Math.floor(queue.share.value * piece.words.length * 0.9) : 0;
    told = performance.now();
    listeningNow.value = {
      text,
      is: state === "playing" || state === "ended" ? state : "paused",
      point: { block: piece.block, offset: piece.from + heard },
    };
  }
  const stops = [
    effect(() => {
      void queue.at.value;
      clearTimeout(later);
      if (queue.state.value === "waiting") later = setTimeout(tell, BETWEEN_MS);
      else untracked(tell);
    }),
    effect(() => {
      if (queue.share.value > 0 && performance.now() - told >= SIGN_OF_LIFE_MS) untracked(tell);
    }),
  ];
  return () => {
    clearTimeout(later);
    stops.forEach((stop) => stop());
  };
}
