import { lengthOf, type PlacedNote } from "./placed-notes.ts";
import { rangesOfStretch } from "./stretch-of-range.ts";

/** A line of type is lower than a fingertip: above and below it still means it. CSS px. */
const AROUND = 6;

/** The note whose words lie under a finger; of several the one to the shortest passage, as that lies within the others. */
export function noteAt(
  page: HTMLElement,
  notes: readonly PlacedNote[],
  words: readonly string[],
  { clientX: x, clientY: y }: { clientX: number; clientY: number },
): PlacedNote | undefined {
  const isHit = ({ left, right, top, bottom }: DOMRect): boolean =>
    x >= left && x <= right && y >= top - AROUND && y <= bottom + AROUND;
  return notes
    .flatMap((placed) => (placed.at ? [{ placed, at: placed.at }] : []))
    .filter(({ at }) => rangesOfStretch(page, at).some((range) => [...range.getClientRects()].some(isHit)))
    .sort((a, b) => lengthOf(a.at, words) - lengthOf(b.at, words))[0]?.placed;
}
