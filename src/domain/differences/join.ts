import { compareTexts } from "./compare-texts.ts";
import type { Block } from "./same-blocks.ts";

/**
 * A stretch of two texts that were made from one. `mine`, `theirs`: changed on this side only · `both`: changed on both, or there is
 * nothing known that they were made from. Where both say the same it is `same`, whatever stood there before.
 */
export interface Chunk {
  is: "same" | "mine" | "theirs" | "both";
  mine: string;
  theirs: string;
}

/** What is to stand in the joined text. `both`: mine and theirs behind it. */
export type Choice = "mine" | "theirs" | "both";

/** @param base what both were made from; undefined: not known. All `mine` in a row are my text, all `theirs` the other. */
export function chunksOf(base: string | undefined, mine: string, theirs: string): Chunk[] {
  return base === undefined ? ofTwo(mine, theirs) : ofThree(base, mine, theirs);
}

/** @param choices one a chunk; those of `same` count for nothing */
export function joined(chunks: readonly Chunk[], choices: readonly (Choice | undefined)[]): string {
  return chunks.map((chunk, i) => chosen(chunk, choices[i] ?? "both")).join("");
}

function chosen({ is, mine, theirs }: Chunk, choice: Choice): string {
  if (is === "same" || choice === "mine") return mine;
  return choice === "theirs" ? theirs : mine + theirs;
}

function ofTwo(mine: string, theirs: string): Chunk[] {
  const { before, after, same } = compareTexts(mine, theirs);
  const chunks: Chunk[] = [];
  let [x, y] = [0, 0];
  for (const { a, b, length } of [...same, { a: before.length, b: after.length, length: 0 }]) {
    add(chunks, "both", before.slice(x, a).join(""), after.slice(y, b).join(""));
    const alike = before.slice(a, a + length).join("");
    add(chunks, "same", alike, alike);
    [x, y] = [a + length, b + length];
  }
  return chunks;
}

function ofThree(base: string, mine: string, theirs: string): Chunk[] {
  const one = compareTexts(base, mine);
  const other = compareTexts(base, theirs);
  const chunks: Chunk[] = [];
  let at = { base: 0, mine: 0, theirs: 0 };
  const ends = { base: one.before.length, mine: one.after.length, theirs: other.after.length, length: 0 };
  for (const held of [...heldByBoth(one.same, other.same), ends]) {
    const was = one.before.slice(at.base, held.base).join("");
    const mineNow = one.after.slice(at.mine, held.mine).join("");
    const theirsNow = other.after.slice(at.theirs, held.theirs).join("");
    const is = mineNow === was ? "theirs" : theirsNow === was ? "mine" : "both";
    add(chunks, is, mineNow, theirsNow);
    const alike = one.before.slice(held.base, held.base + held.length).join("");
    add(chunks, "same", alike, alike);
    at = {
      base: held.base + held.length,
      mine: held.mine + held.length,
      theirs: held.theirs + held.length,
    };
  }
  return chunks;
}

/** What of the base is left alike on both sides, in order. */
function heldByBoth(one: readonly Block[], other: readonly Block[]) {
  const held: { base: number; mine: number; theirs: number; length: number }[] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    const [mine, theirs] = [one[i]!, other[j]!];
    const from = Math.max(mine.a, theirs.a);
    const to = Math.min(mine.a + mine.length, theirs.a + theirs.length);
    if (from < to) {
      held.push({
        base: from,
        mine: mine.b + from - mine.a,
        theirs: theirs.b + from - theirs.a,
        length: to - from,
      });
    }
    if (mine.a + mine.length < theirs.a + theirs.length) i++;
    else j++;
  }
  return held;
}

function add(chunks: Chunk[], is: Chunk["is"], mine: string, theirs: string): void {
  if (mine === "" && theirs === "") return;
  const last = chunks.at(-1);
  if (mine === theirs) is = "same";
  if (is === "same" && last?.is === "same") {
    last.mine += mine;
    last.theirs += theirs;
  } else chunks.push({ is, mine, theirs });
}
