import { type Bytes, concat, toHex } from "./bytes.ts";

/**
 * The phone's half of blind RSA signatures: RFC 9474, RSABSSA-SHA384-PSS-Randomized. The server signs what it cannot see, and what
 * comes of it is an ordinary RSA-PSS signature (SHA-384, salt of 48 bytes) that it can check and not recognise. The server's half
 * needs the private key and is Node's (`server/forms/slip-keys.ts`).
 *
 * Not in constant time: what is reckoned here is the phone's own, and nobody sends it numbers of his choice and measures.
 */
export interface BlindKey {
  /** the modulus, big endian */
  n: Uint8Array;
  /** the exponent, 65537 as a rule */
  e: number;
}

export interface Blinded {
  /** what the server is asked to sign; tells it nothing */
  blinded: Bytes;
  /** what takes the blinding off again */
  inverse: Bytes;
  /** what the signature is of, encoded: what it must come to */
  encoded: Bytes;
}

export interface BlindMeans {
  sha384: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
  /** @returns as many random bytes as asked, fit for keys */
  random: (bytes: number) => Uint8Array;
}

const HASH = 48;
const SALT = 48;

/** Blind, section 4.2. @param message with its random prefix of 32 bytes (Prepare, section 4.1) */
export async function blind(key: BlindKey, message: Uint8Array, means: BlindMeans): Promise<Blinded> {
  const n = numberOf(key.n);
  const encoded = await encodePss(message, bitsOf(n) - 1, means);
  const m = numberOf(encoded);
  const r = randomUnit(n, means.random);
  if (inverseOf(m, n) === undefined) throw new Error("the message shares a factor with the key");
  const z = (m * power(r, BigInt(key.e), n)) % n;
  const length = key.n.length;
  return { blinded: bytesOf(z, length), inverse: bytesOf(inverseOf(r, n)!, length), encoded };
}

/**
 * Finalize, section 4.4: the signature without its blinding.
 * @returns undefined where it is none by this key of this message: the server has signed with another one
 */
export function unblind(
  key: BlindKey,
  signed: Uint8Array,
  { inverse, encoded }: Pick<Blinded, "inverse" | "encoded">,
): Bytes | undefined {
  const n = numberOf(key.n);
  if (signed.length !== key.n.length || numberOf(signed) >= n) return undefined;
  const s = (numberOf(signed) * numberOf(inverse)) % n;
  // It is the one signature of this encoding, which is stricter than that some encoding of the message would do.
  if (power(s, BigInt(key.e), n) !== numberOf(encoded)) return undefined;
  return bytesOf(s, key.n.length);
}

/** EMSA-PSS-ENCODE, RFC 8017 section 9.1.1. */
async function encodePss(message: Uint8Array, bits: number, { sha384, random }: BlindMeans): Promise<Bytes> {
  const length = Math.ceil(bits / 8);
  const salt = random(SALT);
  const hash = await sha384(concat(new Uint8Array(8), await sha384(message), salt));
  const block = concat(new Uint8Array(length - SALT - HASH - 2), Uint8Array.of(1), salt);
  const mask = await maskOf(hash, block.length, sha384);
  for (let i = 0; i < block.length; i++) block[i]! ^= mask[i]!;
  block[0]! &= 0xff >> (8 * length - bits);
  return concat(block, hash, Uint8Array.of(0xbc));
}

/** MGF1, RFC 8017 appendix B.2.1. */
async function maskOf(seed: Uint8Array, length: number, sha384: BlindMeans["sha384"]): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  for (let i = 0; i * HASH < length; i++) parts.push(await sha384(concat(seed, Uint8Array.of(0, 0, 0, i))));
  return concat(...parts).slice(0, length);
}

/** Below n, not 0, without a factor in common with it: all of them equally likely. */
function randomUnit(n: bigint, random: BlindMeans["random"]): bigint {
  const bits = bitsOf(n);
  for (;;) {
    const bytes = random(Math.ceil(bits / 8)).slice();
    bytes[0]! &= 0xff >> (8 * bytes.length - bits);
    const r = numberOf(bytes);
    if (r < n && inverseOf(r, n) !== undefined) return r;
  }
}

function power(base: bigint, exponent: bigint, n: bigint): bigint {
  let result = 1n;
  for (let square = base % n, left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % n;
    square = (square * square) % n;
  }
  return result;
}

/** Euclid's, the extended one; undefined where there is none. */
function inverseOf(a: bigint, n: bigint): bigint | undefined {
  let [r, next] = [n, a % n];
  let [t, nextT] = [0n, 1n];
  while (next !== 0n) {
    const times = r / next;
    [r, next] = [next, r - times * next];
    [t, nextT] = [nextT, t - times * nextT];
  }
  return r === 1n ? ((t % n) + n) % n : undefined;
}

function bitsOf(n: bigint): number {
  return n.toString(2).length;
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes) || "0"}`);
}

function bytesOf(number: bigint, length: number): Bytes {
  const hex = number.toString(16).padStart(length * 2, "0");
  return Uint8Array.from({ length }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}
