import type { ReadingPart } from "./entries/readings.ts";

/**
 * Which part of a recording reads which block of the text as it is now: those whose words have not changed since, wherever they
 * stand by now.
 * @param now words of each block
 * @param then of the version that was read; absent: this one
 */
export function partsByBlock(
  parts: readonly ReadingPart[],
  now: readonly string[],
  then: readonly string[] = now,
): ReadonlyMap<number, ReadingPart> {
  const read = new Map<string, Map<number, ReadingPart>>();
  const nth = counter();
  const ofBlock = new Map(parts.map((part) => [part.block, part]));
  for (const [block, words] of then.entries()) {
    const place = nth(words);
    const part = ofBlock.get(block);
    if (!part) continue;
    const same = read.get(words) ?? new Map<number, ReadingPart>();
    read.set(words, same.set(place, part));
  }
  const found = new Map<number, ReadingPart>();
  const nthNow = counter();
  for (const [block, words] of now.entries()) {
    const place = nthNow(words);
    const same = read.get(words);
    // Words that stand there more than once sound the same each time.
    const part = same?.get(place) ?? same?.values().next().value;
    if (part) found.set(block, part);
  }
  return found;
}

/** How often a word was seen before. */
function counter(): (words: string) => number {
  const seen = new Map<string, number>();
  return (words) => {
    const count = seen.get(words) ?? 0;
    seen.set(words, count + 1);
    return count;
  };
}
