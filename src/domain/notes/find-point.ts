import type { PlaceKept } from "../entries/notes.ts";
import { nearestEnd, reversed } from "./edit-distance.ts";
import { likelyStarts, placesOf } from "./likely-starts.ts";
import { inOneRow } from "./row.ts";

/**
 * Where somebody stopped who read another version: at the same words, the nearest of them; else at nearly the same.
 * @returns undefined where these words are gone
 */
export function findPoint(
  blocks: readonly string[],
  { block, offset, words }: Pick<PlaceKept, "block" | "offset" | "words">,
): { block: number; offset: number } | undefined {
  if (words.trim() === "") return undefined;
  const row = inOneRow(blocks);
  const expected = row.at(block, offset);
  const away = (at: number): number => Math.abs(at - expected);
  const same = placesOf(words, row.words).sort((a, b) => away(a) - away(b))[0];
  if (same !== undefined) return row.pointAt(same);
  for (const start of likelyStarts(row.words, words, 0, expected)) {
    const from = Math.max(0, start - 16);
    const { end, distance } = nearestEnd(words, row.words.slice(from, start + words.length + 16));
    if (distance > words.length * 0.3) continue;
    const begin =
      from + end - nearestEnd(reversed(words), reversed(row.words.slice(from, from + end)), true).end;
    return row.pointAt(begin);
  }
  return undefined;
}
