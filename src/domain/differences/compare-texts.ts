import { endsPhrase, phrasesOf, tokensOf } from "./cut.ts";
import { sameBlocks, type Block, type Budget } from "./same-blocks.ts";

/** Two texts cut into tokens, and what they have in common. */
export interface Compared {
  before: readonly string[];
  after: readonly string[];
  /** in order, none empty, none touching the next in both texts */
  same: readonly Block[];
}

/** Steps: some tenths of a second on a slow phone. Only texts that have next to nothing in common need so many. */
const STEPS = 12_000_000;
/** What is alike between two changes and shorter than both is no help to a reader; longer than this it always is. */
const LONGEST_SWALLOWED = 8;

/** First by phrases, then by characters where phrases differ; then so that a changed phrase is one change. */
export function compareTexts(one: string, other: string): Compared {
  const before = tokensOf(one);
  const after = tokensOf(other);
  const budget = { left: STEPS };
  const found = byPhrase(before, after, budget);
  return { before, after, same: slide(before, after, swallow(before, after, found)) };
}

function byPhrase(before: readonly string[], after: readonly string[], budget: Budget): Block[] {
  const [a, b] = [phrasesOf(before), phrasesOf(after)];
  const numbers = new Map<string, number>();
  const phraseIds = sameBlocks(phraseNumbers(before, a, numbers), phraseNumbers(after, b, numbers), budget);
  const [aIds, bIds] = [tokenNumbers(before, numbers), tokenNumbers(after, numbers)];
  const found: Block[] = [];
  let [x, y] = [0, 0];
  function upTo(nextA: number, nextB: number): void {
    if (x < nextA && y < nextB) {
      for (const block of sameBlocks(aIds.subarray(x, nextA), bIds.subarray(y, nextB), budget))
        add(found, { a: block.a + x, b: block.b + y, length: block.length });
    }
    [x, y] = [nextA, nextB];
  }
  for (const { a: phraseA, b: phraseB, length } of phraseIds) {
    upTo(a[phraseA]!, b[phraseB]!);
    const tokens = a[phraseA + length]! - x;
    add(found, { a: x, b: y, length: tokens });
    [x, y] = [x + tokens, y + tokens];
  }
  upTo(before.length, after.length);
  return found;
}

/** What lies between two larger changes and is shorter than either is counted as changed with them. */
function swallow(before: readonly string[], after: readonly string[], found: readonly Block[]): Block[] {
  const kept: Block[] = [];
  for (let i = 0; i < found.length; i++) {
    kept.push({ ...found[i]! });
    const next = found[i + 1] ?? { a: before.length, b: after.length };
    for (let last = kept.at(-1); last && isSwallowed(last, kept.at(-2), next); last = kept.at(-1)) kept.pop();
  }
  return kept;

  function isSwallowed(block: Block, last: Block | undefined, next: { a: number; b: number }): boolean {
    const ahead = larger(
      block.a - (last ? last.a + last.length : 0),
      block.b - (last ? last.b + last.length : 0),
    );
    const behind = larger(next.a - block.a - block.length, next.b - block.b - block.length);
    if (block.length > LONGEST_SWALLOWED || block.length > Math.min(ahead, behind)) return false;
    return !before.slice(block.a, block.a + block.length).some((token) => /[\r\n]/.test(token));
  }
}

/** What was only added or only removed and could stand some characters before or behind begins and ends where a phrase does. */
function slide(before: readonly string[], after: readonly string[], blocks: Block[]): Block[] {
  for (let i = 0; i + 1 < blocks.length; i++) {
    const [left, right] = [blocks[i]!, blocks[i + 1]!];
    const gapA = right.a - left.a - left.length;
    const gapB = right.b - left.b - left.length;
    if ((gapA === 0) === (gapB === 0)) continue;
    const [tokens, from, to] =
      gapA === 0
        ? ([after, left.b + left.length, right.b] as const)
        : ([before, left.a + left.length, right.a] as const);
    let [best, bestScore] = [0, score(tokens, from) + score(tokens, to)];
    for (let by = 1; by < left.length && tokens[from - by] === tokens[to - by]; by++) consider(-by);
    for (let by = 1; by < right.length && tokens[from + by - 1] === tokens[to + by - 1]; by++) consider(by);
    left.length += best;
    right.a += best;
    right.b += best;
    right.length -= best;

    function consider(by: number): void {
      const its = score(tokens, from + by) + score(tokens, to + by);
      if (its > bestScore) [best, bestScore] = [by, its];
    }
  }
  return blocks;
}

/** How good a place is to begin or to end a change. */
function score(tokens: readonly string[], at: number): number {
  const token = tokens[at - 1];
  if (token === undefined || /[\r\n]/.test(token)) return 3;
  if (/^[。！？!?]/.test(token)) return 2;
  return endsPhrase(token) ? 1 : 0;
}

function phraseNumbers(tokens: readonly string[], starts: readonly number[], numbers: Map<string, number>) {
  const phrases = starts.slice(1).map((end, i) => tokens.slice(starts[i], end).join(""));
  return tokenNumbers(phrases, numbers);
}

function tokenNumbers(tokens: readonly string[], numbers: Map<string, number>): Int32Array {
  return Int32Array.from(tokens, (token) => {
    const known = numbers.get(token);
    if (known !== undefined) return known;
    numbers.set(token, numbers.size);
    return numbers.size - 1;
  });
}

function add(blocks: Block[], block: Block): void {
  if (block.length === 0) return;
  const last = blocks.at(-1);
  if (last && last.a + last.length === block.a && last.b + last.length === block.b)
    last.length += block.length;
  else blocks.push(block);
}

function larger(a: number, b: number): number {
  return Math.max(a, b);
}
