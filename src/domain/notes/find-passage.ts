import { nearestEnd, reversed } from "./edit-distance.ts";
import { PARTED, type Passage, type Stretch } from "./passage.ts";
import { likelyStarts, placesOf } from "./likely-starts.ts";
import { inOneRow, type Row } from "./row.ts";

/** Longer quotes are looked for by both their ends, so that no phone computes for seconds. Characters. */
const ENDS = 240;
/** A quote of so many characters may stand in other surroundings; a shorter one is a phrase that is said everywhere. */
const UNMISTAKABLE = 60;
/** of what stood around it must still be there */
const SURROUNDED = 0.4;

interface Found {
  /** in the row */
  start: number;
  end: number;
  /** characters that are others, missing or new */
  distance: number;
}

interface Judged extends Found {
  /** with what is others around it */
  changed: number;
}

/**
 * Finds a passage again in another version of its text, by what it says and what stood around it: where least of both is others, and of
 * several that are all as they were the nearest. What cannot be told from a phrase, or a paragraph made after the same pattern, that
 * stands elsewhere is not found: a note at a wrong place is worse than none.
 * @param blocks the words of each block
 */
export function findPassage(blocks: readonly string[], passage: Passage): Stretch | undefined {
  const { quote } = passage;
  if (quote === "") return undefined;
  const row = inOneRow(blocks);
  const expected = row.at(passage.block, passage.start);
  const same = judge(
    row,
    passage,
    placesOf(quote, row.words).map((start) => ({ start, end: start + quote.length, distance: 0 })),
  ).sort((a, b) => a.changed - b.changed || Math.abs(a.start - expected) - Math.abs(b.start - expected));
  const found =
    same[0]?.changed === 0
      ? same[0]
      : unlikeOthers([...same, ...judge(row, passage, nearlySame(row, passage, expected))]);
  return found && stretchOf(row, found);
}

/** Those that are certain enough for themselves. */
function judge(row: Row, passage: Passage, candidates: readonly Found[]): Judged[] {
  return candidates.flatMap((found) => {
    const around = surroundings(row, passage, found);
    if (!isCertain(passage.quote.length, found.distance, 1 - around.away / around.of)) return [];
    return [{ ...found, changed: found.distance + around.away }];
  });
}

function unlikeOthers(candidates: readonly Judged[]): Found | undefined {
  const [first, ...others] = [...candidates].sort((a, b) => a.changed - b.changed);
  if (!first) return undefined;
  const isRival = (other: Judged): boolean =>
    other.changed < 2 * first.changed + 1 && (other.start >= first.end || other.end <= first.start);
  return others.some(isRival) ? undefined : first;
}

function isCertain(length: number, distance: number, share: number): boolean {
  const changed = distance / length;
  if (changed === 0) return share >= SURROUNDED || length >= UNMISTAKABLE;
  // The words themselves may be others by half where both sides are as they were.
  if (share >= 0.9) return changed <= 0.5;
  if (length < 4) return false;
  return (share >= SURROUNDED && changed <= 0.3) || (length >= UNMISTAKABLE && changed <= 0.15);
}

/** How many of the characters before and behind it, with the ends of its block, are no longer there. */
function surroundings(
  row: Row,
  { before, after }: Passage,
  { start, end }: Found,
): { away: number; of: number } {
  const [left, right] = withEnds(before, after);
  const room = 8;
  const away =
    nearestEnd(
      reversed(left),
      reversed(row.words.slice(Math.max(0, start - left.length - room), start)),
      true,
    ).distance + nearestEnd(right, row.words.slice(end, end + right.length + room), true).distance;
  return { away, of: left.length + right.length };
}

/** Where fewer than all characters were kept, its block began or ended there. */
function withEnds(before: string, after: string): [left: string, right: string] {
  return [before.length < 31 ? PARTED + before : before, after.length < 31 ? after + PARTED : after];
}

function nearlySame(row: Row, passage: Passage, expected: number): Found[] {
  const { quote } = passage;
  const [left, right] = withEnds(passage.before, passage.after);
  const isLong = quote.length > ENDS;
  const head = isLong ? quote.slice(0, ENDS / 2) : quote;
  const starts = likelyStarts(row.words, left + head + (isLong ? "" : right), left.length, expected);
  const slack = 16 + Math.ceil(head.length / 2);
  return starts.flatMap((start) => {
    const from = Math.max(0, start - slack);
    const found = isLong
      ? byEnds(row.words, quote, from, start, slack)
      : align(row.words, quote, from, start + quote.length + slack);
    return found ? [snap(row.words, found, left, right)] : [];
  });
}

/** The stretch between `from` and `to` that is nearest to the words. */
function align(all: string, words: string, from: number, to: number): Found {
  const last = nearestEnd(words, all.slice(from, to));
  const end = from + last.end;
  const first = nearestEnd(reversed(words), reversed(all.slice(from, end)), true);
  return { start: end - first.end, end, distance: last.distance };
}

function byEnds(all: string, quote: string, from: number, start: number, slack: number): Found | undefined {
  const size = ENDS / 2;
  const head = align(all, quote.slice(0, size), from, start + size + slack);
  // What was put in or taken out between both ends moves the last one.
  const drift = Math.min(2_000, slack + Math.ceil(quote.length / 4));
  const around = head.start + quote.length;
  const tail = align(all, quote.slice(-size), Math.max(head.end, around - size - drift), around + drift);
  const moved = Math.abs(tail.end - head.start - quote.length);
  const distance = ((head.distance + tail.distance) / (2 * size)) * quote.length + moved;
  return tail.end > head.end ? { start: head.start, end: tail.end, distance } : undefined;
}

/** Where an edge itself was changed, what stood beside it tells where it is. */
function snap(all: string, found: Found, left: string, right: string): Found {
  const reach = 2 + found.distance;
  const beside = left.slice(-4);
  const start = nearest(all, beside, found.start - beside.length, reach);
  const end = nearest(all, right.slice(0, 4), found.end, reach);
  const snapped = {
    ...found,
    start: start === undefined ? found.start : start + beside.length,
    end: end ?? found.end,
  };
  return snapped.end > snapped.start ? snapped : found;
}

function nearest(all: string, words: string, at: number, reach: number): number | undefined {
  const from = Math.max(0, at - reach);
  const places = placesOf(words, all.slice(from, at + reach + words.length)).map((place) => from + place);
  return places.sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
}

function stretchOf(row: Row, { start, end }: Found): Stretch | undefined {
  let [from, to] = [start, end];
  while (from < to && row.words[from] === PARTED) from += 1;
  while (to > from && row.words[to - 1] === PARTED) to -= 1;
  if (from === to) return undefined;
  const first = row.pointAt(from);
  const last = row.pointAt(to);
  return { block: first.block, start: first.offset, endBlock: last.block, end: last.offset };
}
