/** characters that are compared at once */
const PIECE = 3;
const CANDIDATES = 4;
/** Of what is compared, at most: pieces times characters. A long text is looked through with fewer pieces. */
const WORK = 20_000_000;
/** Around where it was; farther off only where nothing is found here. Characters. */
const NEIGHBOURHOOD = 20_000;

/** Everywhere that these words stand, also over one another. */
export function placesOf(words: string, all: string, most = 2_000): number[] {
  const places: number[] = [];
  for (let at = all.indexOf(words); at !== -1 && places.length < most; at = all.indexOf(words, at + 1))
    places.push(at);
  return places;
}

/**
 * Where words may begin that stand there nearly the same: many small pieces of them lie in their order there.
 * @param lead characters of `pattern` before those words @param expected where they began
 * @returns indexes in `all`, the likeliest first
 */
export function likelyStarts(all: string, pattern: string, lead: number, expected: number): number[] {
  const from = Math.max(0, expected - NEIGHBOURHOOD);
  const near = vote(all.slice(from, expected + NEIGHBOURHOOD), pattern, lead).map((start) => from + start);
  if (near.length > 0 || all.length <= 2 * NEIGHBOURHOOD) return near;
  return vote(all, pattern, lead);
}

function vote(all: string, pattern: string, lead: number): number[] {
  const pieces = pattern.length - PIECE + 1;
  const step = Math.max(1, Math.ceil((pieces * all.length) / WORK));
  const width = 8 + Math.ceil(pattern.length / 8);
  const votes = new Map<number, { count: number; sum: number }>();
  let asked = 0;
  for (let i = 0; i < pieces; i += step) {
    asked += 1;
    for (const place of placesOf(pattern.slice(i, i + PIECE), all)) {
      const start = place - i + lead;
      const bucket = Math.floor(start / width);
      const one = votes.get(bucket) ?? { count: 0, sum: 0 };
      votes.set(bucket, { count: one.count + 1, sum: one.sum + start });
    }
  }
  const enough = Math.max(2, asked / 12);
  return [...votes]
    .map(([bucket, { count, sum }]) => ({
      count: count + (votes.get(bucket + 1)?.count ?? 0),
      start: Math.max(0, Math.round(sum / count)),
    }))
    .filter(({ count }) => count >= enough)
    .sort((a, b) => b.count - a.count)
    .slice(0, CANDIDATES)
    .map(({ start }) => start);
}
