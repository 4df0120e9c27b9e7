import { dayOf } from "../../../domain/day.ts";
import type { BlobId, TextId } from "../../../domain/ids.ts";
import { wordsFrom } from "../../../domain/notes/passage.ts";
import { NOTHING_READ, observe } from "../../../domain/reading-offer.ts";
import { listeningNow, type ListeningNow } from "../../texts/listening-now.ts";
import { keepPlace, keepSeen, readings, type SeenReading } from "../../texts/readings.ts";
import type { TextPoint } from "./place-in-text.ts";

const LOOK_EVERY_MS = 5_000;
/** Who comes back later than this sits down anew. */
const SAME_SITTING_MS = 30 * 60_000;

export interface Watched {
  text: TextId;
  blob: BlobId;
  /** the words of each block */
  words: readonly string[];
  pointAtTop: () => TextPoint | undefined;
  isEndInSight: () => boolean;
  /** looking something up: where one reads stays what it was */
  isAway: () => boolean;
  /** The page is hidden or left, and the place kept. */
  onLeave: () => void;
}

/**
 * Looks every five seconds where the reader is and whether he still moves, and keeps both on the phone. Where the text is read to
 * him he need not move, nor look at it. Nothing of it is an entry: it is what `StudyOffer` offers.
 * @returns stops, and keeps the last state
 */
export function watchReading(watched: Watched): () => void {
  const { text, blob, words, pointAtTop, isEndInSight, isAway, onLeave } = watched;
  const lengths = words.map(({ length }) => length);
  let moved = false;
  let first: number | undefined;
  let furthest = 0;
  let seen: SeenReading = begin(text);
  /** What was heard last: there he stopped, whatever stands at the top of the screen, until he scrolls on by himself. */
  let heard: ListeningNow | undefined;

  function look(): void {
    const at = Date.now();
    if (dayOf(at) !== seen.day) seen = begin(text);
    const wasPlaying = heard?.is === "playing";
    hear();
    const isPlaying = heard?.is === "playing";
    const point = heard?.point ?? pointAtTop();
    if (point && (heard || !isAway())) {
      const isEnd = heard ? heard.is === "ended" : isEndInSight();
      const isFinished = isEnd || readings.value.places[text]?.isFinished === true;
      const left = isEnd ? 0 : sum(lengths.slice(point.block)) - point.offset;
      const found = { blob, words: wordsFrom(words, point.block, point.offset) };
      keepPlace(text, { ...point, ...found, at, blocks: lengths.length, left, isFinished });
      first ??= point.block;
      furthest = Math.max(furthest, point.block);
    }
    const before = seen.reading;
    // Listening goes on with a dark screen; and who has paused it counts again when he reads on.
    const isVisible = isPlaying || (!heard && document.visibilityState === "visible");
    const reading = observe(before, { at, isVisible, hasMoved: moved || wasPlaying || isPlaying });
    moved = false;
    // The block at the top is being read, and what is below it on the screen with it.
    const screen = lengths.slice(first ?? 0, furthest + 3);
    const characters = Math.max(seen.characters, sum(screen));
    const heardMs = (seen.heardMs ?? 0) + (wasPlaying ? reading.activeMs - before.activeMs : 0);
    seen = { ...seen, reading, characters, ...(heardMs > 0 && { heardMs }) };
    if (reading.activeMs > 0) keepSeen(seen);
  }
  function hear(): void {
    const now = listeningNow.value?.text === text ? listeningNow.value : undefined;
    if (now && now.is !== "paused") heard = now;
    else if (heard) heard = { ...(now ?? heard), is: "paused" };
  }
  const move = (): void => {
    moved = true;
  };

  let settle: ReturnType<typeof setTimeout> | undefined;
  const scrolled = (): void => {
    moved = true;
    if (listeningNow.value?.is !== "playing") heard = undefined;
    clearTimeout(settle);
    settle = setTimeout(look, 400);
  };
  const leave = (): void => {
    look();
    onLeave();
  };
  const visibilityChanged = (): void => (document.visibilityState === "hidden" ? leave() : look());
  const timer = setInterval(look, LOOK_EVERY_MS);
  addEventListener("scroll", scrolled, { passive: true });
  addEventListener("pointerdown", move, { passive: true });
  addEventListener("keydown", move);
  document.addEventListener("visibilitychange", visibilityChanged);
  addEventListener("pagehide", leave);
  // Looks at once, too.
  const stopHearing = listeningNow.subscribe(look);
  return () => {
    stopHearing();
    leave();
    clearTimeout(settle);
    clearInterval(timer);
    removeEventListener("scroll", scrolled);
    removeEventListener("pointerdown", move);
    removeEventListener("keydown", move);
    document.removeEventListener("visibilitychange", visibilityChanged);
    removeEventListener("pagehide", leave);
  };
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((all, length) => all + length, 0);
}

/** Goes on with what was seen today and is not answered yet. */
function begin(text: TextId): SeenReading {
  const at = Date.now();
  const day = dayOf(at);
  const before = readings.value.seen.find((one) => one.text === text && one.day === day);
  if (!before) return { text, day, started: at, isBroken: false, reading: NOTHING_READ, characters: 0 };
  const away = at - (before.reading.last?.at ?? at);
  // What lay between is not reading, however long the page was open.
  const { last: _last, ...reading } = before.reading;
  return { ...before, isBroken: before.isBroken || away > SAME_SITTING_MS, reading };
}
