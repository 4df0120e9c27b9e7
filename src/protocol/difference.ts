import type { Bytes } from "./bytes.ts";

/**
 * A file told by what it has in common with another: runs copied from the base, and bytes that are new. Lengths and places are
 * varints (seven bits a byte, the lowest first, the high bit where more follow).
 *
 *     length of the result
 *     then, until it is full:
 *       length * 2       as many new bytes follow
 *       length * 2 + 1   as many are copied; where from follows, zigzag, from the end of the last copy
 *
 * Who puts it together knows the hash of the result and checks it: nothing here is trusted but that it stays inside its bounds.
 */
export function applyDifference(base: Uint8Array, difference: Uint8Array, size: number): Bytes | undefined {
  const reader = new VarintReader(difference);
  if (reader.next() !== size) return undefined;
  const out = new Uint8Array(size);
  let filled = 0;
  let copied = 0;
  while (filled < size) {
    const tag = reader.next();
    if (tag === undefined) return undefined;
    const length = Math.floor(tag / 2);
    if (length === 0 || length > size - filled) return undefined;
    if (tag % 2 === 0) {
      const fresh = reader.take(length);
      if (!fresh) return undefined;
      out.set(fresh, filled);
    } else {
      const step = reader.next();
      if (step === undefined) return undefined;
      const from = copied + unzigzag(step);
      if (from < 0 || from + length > base.length) return undefined;
      out.set(base.subarray(from, from + length), filled);
      copied = from + length;
    }
    filled += length;
  }
  return reader.isAtEnd ? out : undefined;
}

/** The other way of `unzigzag`: small numbers of either sign stay small. */
export function zigzag(n: number): number {
  return n < 0 ? -n * 2 - 1 : n * 2;
}

function unzigzag(n: number): number {
  return n % 2 === 0 ? n / 2 : -(n + 1) / 2;
}

/** Longer ones are no length or place of any file. */
const LONGEST_VARINT = 5;

class VarintReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  next(): number | undefined {
    let value = 0;
    for (let i = 0; i < LONGEST_VARINT; i++) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) return undefined;
      value += (byte & 127) * 2 ** (7 * i);
      if (byte < 128) return value;
    }
    return undefined;
  }

  take(length: number): Uint8Array | undefined {
    const from = this.#at;
    if (from + length > this.#bytes.length) return undefined;
    this.#at += length;
    return this.#bytes.subarray(from, this.#at);
  }
}
