import { foldUnit } from "./fold-unit.ts";

/** Word characters that must stand in a row in both: shorter ones are names and turns of phrase that everybody uses. */
export const LEAST_COPIED = 16;
/** of the rolling hash; odd, so that no bit of a character is lost */
const BASE = 0x01000193;

/** What somebody has written, made ready to be looked for in many texts: they are long, it is short. */
export interface Writing {
  text: string;
  units: Units;
  /** of each run of `LEAST_COPIED` units, by its hash: where it begins in `units` */
  runs: ReadonlyMap<number, readonly number[]>;
}

/** A passage of the writing, UTF-16 units `start` to `end` (not included), that stands in a text word for word. */
export interface CopiedPassage {
  start: number;
  end: number;
  /** word characters of it */
  length: number;
  /** the block of the text in which it begins there */
  block: number;
}

/** Letters, digits and characters alone, made comparable, and where each stood. Marks and blanks may differ and it is still copied. */
interface Units {
  folded: Uint16Array;
  from: Uint32Array;
}

export function writingOf(text: string): Writing {
  const units = unitsOf([text]);
  const runs = new Map<number, number[]>();
  eachRun(units.folded, (hash, at) => {
    const same = runs.get(hash);
    if (same) same.push(at);
    else runs.set(hash, [at]);
  });
  return { text, units, runs };
}

/**
 * The passages that the writing has from this text, each as long as it goes, in the order of the text; marked as quotations or not.
 * @param blocks the words of the text
 */
export function copiedPassages(writing: Writing, blocks: readonly string[]): CopiedPassage[] {
  const found: CopiedPassage[] = [];
  if (writing.runs.size === 0) return found;
  const mine = writing.units.folded;
  const { folded: theirs, from } = unitsOf(blocks);
  const begins = beginsOf(blocks);
  // For each distance between the two, how far in the text has been matched already.
  const done = new Map<number, number>();
  eachRun(theirs, (hash, at) => {
    for (const own of writing.runs.get(hash) ?? []) {
      if ((done.get(at - own) ?? 0) > at) continue;
      let length = 0;
      while (own + length < mine.length && mine[own + length] === theirs[at + length]) length += 1;
      if (length < LEAST_COPIED) continue;
      done.set(at - own, at + length);
      const [start, last] = [writing.units.from[own]!, writing.units.from[own + length - 1]!];
      found.push({ start, end: last + 1, length, block: blockAt(begins, from[at]!) });
    }
  });
  return found;
}

function unitsOf(blocks: readonly string[]): Units {
  const size = blocks.reduce((sum, block) => sum + block.length + 1, 0);
  const folded = new Uint16Array(size);
  const from = new Uint32Array(size);
  let count = 0;
  let begin = 0;
  for (const block of blocks) {
    for (let i = 0; i < block.length; i++) {
      const unit = foldUnit(block.charCodeAt(i));
      if (unit === 0) continue;
      folded[count] = unit;
      from[count] = begin + i;
      count += 1;
    }
    begin += block.length + 1;
  }
  return { folded: folded.subarray(0, count), from: from.subarray(0, count) };
}

/** The hash of every `LEAST_COPIED` units in a row, rolling: each costs the same, however long the run is. */
function eachRun(units: Uint16Array, visit: (hash: number, at: number) => void): void {
  let outgoing = 1;
  for (let i = 1; i < LEAST_COPIED; i++) outgoing = Math.imul(outgoing, BASE);
  let hash = 0;
  for (let i = 0; i < units.length; i++) {
    if (i >= LEAST_COPIED) hash = (hash - Math.imul(units[i - LEAST_COPIED]!, outgoing)) | 0;
    hash = (Math.imul(hash, BASE) + units[i]!) | 0;
    if (i >= LEAST_COPIED - 1) visit(hash, i - LEAST_COPIED + 1);
  }
}

function beginsOf(blocks: readonly string[]): number[] {
  let begin = 0;
  return blocks.map((block) => {
    const own = begin;
    begin += block.length + 1;
    return own;
  });
}

function blockAt(begins: readonly number[], place: number): number {
  let block = 0;
  while ((begins[block + 1] ?? Infinity) <= place) block += 1;
  return block;
}
