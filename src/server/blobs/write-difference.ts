import { zigzag } from "../../protocol/difference.ts";

/** Bytes that must be the same for a run to be found; half of a Chinese sentence. */
const SEED = 16;
/** Places of the base looked at for one seed, where a text repeats itself. */
const TRIES = 8;

/**
 * What makes `target` of `base` (`protocol/difference.ts`). Every 16th place of the base is looked up by a hash of what stands
 * there, and each run that is found is made as long as it goes, both ways.
 */
export function writeDifference(base: Uint8Array, target: Uint8Array): Uint8Array {
  const runs = [...runsOf(base, target, new SeedIndex(base))];
  const out = new Uint8Array(target.length + LONGEST_VARINT * (3 * runs.length + 2));
  let end = writeVarint(out, 0, target.length);
  let told = 0;
  let copied = 0;
  const tellNew = (to: number): void => {
    if (to === told) return;
    end = writeVarint(out, end, (to - told) * 2);
    out.set(target.subarray(told, to), end);
    end += to - told;
  };
  for (const { from, at, length } of runs) {
    tellNew(at);
    end = writeVarint(out, end, length * 2 + 1);
    end = writeVarint(out, end, zigzag(from - copied));
    copied = from + length;
    told = at + length;
  }
  tellNew(target.length);
  return out.slice(0, end);
}

interface Run {
  /** place in the base */
  from: number;
  /** place in the target */
  at: number;
  length: number;
}

/** In the order of the target, without overlap. */
function* runsOf(base: Uint8Array, target: Uint8Array, index: SeedIndex): Generator<Run> {
  let done = 0;
  let hash = -1;
  for (let at = 0; at + SEED <= target.length;) {
    hash = hash < 0 ? hashAt(target, at) : roll(hash, target[at - 1]!, target[at + SEED - 1]!);
    const found = longest(base, target, at, done, index, hash);
    if (!found) {
      at++;
      continue;
    }
    yield found;
    done = found.at + found.length;
    at = done;
    hash = -1;
  }
}

function longest(
  base: Uint8Array,
  target: Uint8Array,
  at: number,
  done: number,
  index: SeedIndex,
  hash: number,
): Run | undefined {
  let best: Run | undefined;
  let next = index.first(hash);
  for (let tries = 0; next > 0 && tries < TRIES; tries++, next = index.before(next)) {
    const place = (next - 1) * SEED;
    let ahead = 0;
    while (target[at + ahead] !== undefined && target[at + ahead] === base[place + ahead]) ahead++;
    if (ahead < SEED) continue;
    let behind = 0;
    while (at - behind > done && place > behind && target[at - behind - 1] === base[place - behind - 1])
      behind++;
    const length = ahead + behind;
    if (!best || length > best.length) best = { from: place - behind, at: at - behind, length };
  }
  return best;
}

/** Where in the base a seed may stand. */
class SeedIndex {
  readonly #heads: Int32Array;
  /** of each place that is looked up, the one before it with the same hash */
  readonly #before: Int32Array;

  constructor(base: Uint8Array) {
    const count = Math.floor(base.length / SEED);
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(16, count * 2))));
    this.#before = new Int32Array(count);
    for (let i = count - 1; i >= 0; i--) {
      const slot = this.#slot(hashAt(base, i * SEED));
      this.#before[i] = this.#heads[slot]!;
      this.#heads[slot] = i + 1;
    }
  }

  /** number, from 1, of a place that may begin like this; 0: there is none */
  first(hash: number): number {
    return this.#heads[this.#slot(hash)]!;
  }

  before(number: number): number {
    return this.#before[number - 1]!;
  }

  #slot(hash: number): number {
    return (Math.imul(hash, 0x9e3779b1) >>> 8) % this.#heads.length;
  }
}

const FACTOR = 0x01000193;
/** FACTOR to the power of SEED - 1 */
const LAST = Array.from({ length: SEED - 1 }).reduce<number>((power) => Math.imul(power, FACTOR), 1);

function hashAt(bytes: Uint8Array, at: number): number {
  let hash = 0;
  for (let i = 0; i < SEED; i++) hash = (Math.imul(hash, FACTOR) + bytes[at + i]!) | 0;
  return hash >>> 0;
}

/** The hash one place on. */
function roll(hash: number, out: number, into: number): number {
  return (Math.imul((hash - Math.imul(out, LAST)) | 0, FACTOR) + into) >>> 0;
}

const LONGEST_VARINT = 5;

/** @returns where it ends */
function writeVarint(out: Uint8Array, at: number, value: number): number {
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) out[at++] = (rest % 128) + 128;
  out[at++] = rest;
  return at;
}
