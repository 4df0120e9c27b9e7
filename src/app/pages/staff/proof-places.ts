import type { ImportReport } from "../../../protocol/import-report.ts";

type Suspicion = ImportReport["suspicions"][number];

/** A suspicious place with the number that it is called by, from 1 on, in the order of the text. */
export interface Place extends Suspicion {
  number: number;
}

export function placesByBlock(suspicions: readonly Suspicion[]): ReadonlyMap<number, readonly Place[]> {
  const inOrder = [...suspicions].sort((a, b) => a.block - b.block || a.start - b.start || a.end - b.end);
  const byBlock = new Map<number, Place[]>();
  for (const [index, suspicion] of inOrder.entries()) {
    const place = { ...suspicion, number: index + 1 };
    const others = byBlock.get(place.block);
    if (others) others.push(place);
    else byBlock.set(place.block, [place]);
  }
  return byBlock;
}

/** The places that begin in words which stand at `from` in their block, as offsets into these. */
export function placesWithin(places: readonly Place[], from: number, words: string): Place[] {
  const end = from + words.length;
  return places
    .filter(({ start }) => start >= from && start <= end)
    .map((place) => ({ ...place, start: place.start - from, end: Math.min(place.end, end) - from }));
}

export interface Piece {
  text: string;
  /** number of the place that this piece is */
  place?: number;
}

/** Cuts a text at its places: together the pieces are the text. Of places that overlap, the later one keeps what is left of it. */
export function splitAtPlaces(text: string, places: readonly Place[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { number, start, end } of places) {
    const from = Math.min(Math.max(at, start), text.length);
    const to = Math.min(Math.max(from, end), text.length);
    if (from > at) pieces.push({ text: text.slice(at, from) });
    pieces.push({ text: text.slice(from, to), place: number });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}
