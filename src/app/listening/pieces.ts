import type { ReadingPart } from "../../domain/entries/readings.ts";
import { isSpoken, spokenSentences, type Span } from "../../domain/spoken-sentences.ts";

/** What is heard in one go: a recorded paragraph, or a sentence that the phone speaks. */
export interface Piece extends Span {
  block: number;
  /** of the piece */
  words: string;
  /** absent: the phone speaks it */
  sound?: ReadingPart;
}

/**
 * A text in the order in which it is heard.
 * @param words of each block
 * @param sounds what is recorded, by block; none: the phone speaks all
 * @param speaks the phone speaks what is not recorded; else that is passed over
 */
export function piecesOf(
  words: readonly string[],
  sounds: ReadonlyMap<number, ReadingPart>,
  speaks: boolean,
): readonly Piece[] {
  return words.flatMap((all, block): Piece[] => {
    const sound = sounds.get(block);
    if (sound) return [{ block, from: 0, to: all.length, words: all, sound }];
    if (!speaks || !isSpoken(all)) return [];
    return spokenSentences(all).map((span) => ({ block, ...span, words: all.slice(span.from, span.to) }));
  });
}

/** Paragraphs with words that a recording leaves out. */
export function leftOut(words: readonly string[], sounds: ReadonlyMap<number, ReadingPart>): number {
  return words.filter((all, block) => isSpoken(all) && !sounds.has(block)).length;
}

/** The piece that a place lies in, else the next one; behind the last of all the last. */
export function pieceAt(
  pieces: readonly Piece[],
  { block, offset }: { block: number; offset: number },
): number {
  const found = pieces.findIndex(
    (piece) => piece.block > block || (piece.block === block && piece.to > offset),
  );
  return found < 0 ? Math.max(0, pieces.length - 1) : found;
}
