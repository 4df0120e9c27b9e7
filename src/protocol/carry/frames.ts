import { type Bytes, concat, equalBytes } from "../bytes.ts";
import type { Sha256 } from "../chain.ts";

/**
 * Bytes as a row of frames without end, each small enough for a QR that a cheap camera reads, so that they get across although many
 * frames are missed. No answer is needed from the other side.
 *
 *     "SF" 1 ‖ id (8) ‖ length (3) ‖ block size (2) ‖ number (3) ‖ block ‖ check (4)
 *
 * The bytes are cut into K blocks, the last filled up with zeros. Frame i < K holds block i. Every later one holds the XOR of about half
 * of all blocks, which ones follows from id and number: a random linear fountain. Any K frames and one or two more give all of it back,
 * whichever were missed. `id` is the beginning of SHA-256 of all the bytes, `check` that of the frame before it.
 */
const MAGIC = [0x53, 0x46, 1] as const;
const HEAD = 3 + 8 + 3 + 2 + 3;
const CHECK = 4;

export const FRAME_LIMITS = {
  /** bytes that may be sent in this way */
  length: 128 * 1024,
  /** bytes of a block */
  block: { from: 32, to: 2_000 },
  /** blocks of one sending: putting them together takes their square */
  blocks: 1_024,
} as const;

/** Bytes that a frame has beside its block. */
export const FRAME_OVERHEAD = HEAD + CHECK;

export interface FrameSource {
  /** frames that are needed at least */
  readonly blocks: number;
  /** @param number from 0 on, as many as it takes */
  frame(number: number): Bytes;
}

/** @throws RangeError where there are more bytes, or more blocks, than may be sent */
export function frameSource(sha256: Sha256, bytes: Uint8Array, block: number): FrameSource {
  const blocks = Math.max(1, Math.ceil(bytes.length / block));
  const isGood = bytes.length <= FRAME_LIMITS.length && blocks <= FRAME_LIMITS.blocks;
  if (!isGood || block < FRAME_LIMITS.block.from || block > FRAME_LIMITS.block.to) {
    throw new RangeError(`${bytes.length} bytes in blocks of ${block}`);
  }
  const id = sha256(bytes).slice(0, 8);
  const filled = new Uint8Array(blocks * block);
  filled.set(bytes);
  const blockAt = (i: number): Uint8Array => filled.subarray(i * block, (i + 1) * block);
  return {
    blocks,
    frame(number) {
      const head = concat(
        Uint8Array.from(MAGIC),
        id,
        Uint8Array.of(bytes.length >> 16, bytes.length >> 8, bytes.length),
        Uint8Array.of(block >> 8, block),
        Uint8Array.of(number >> 16, number >> 8, number),
      );
      const words = new Uint8Array(block);
      const chosen = chosenBlocks(id, number, blocks);
      for (let i = 0; i < blocks; i++) if (has(chosen, i)) xor(words, blockAt(i));
      const frame = concat(head, words);
      return concat(frame, sha256(frame).slice(0, CHECK));
    },
  };
}

/** other: of another sending, nothing was taken · damaged: no frame, or not as it was sent · known: nothing new in it */
export type Caught = "new" | "known" | "other" | "damaged" | "complete";

/** Puts frames together, in whatever order they come, however many are missing. */
export class FrameCatcher {
  readonly #sha256: Sha256;
  #sending: Sending | undefined;

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  /** Blocks that are known so far, and how many there are; undefined before the first frame. */
  get progress(): { have: number; of: number } | undefined {
    const sending = this.#sending;
    return sending && { have: sending.rank, of: sending.blocks };
  }

  /** All bytes, once they are there and are what was sent. */
  get bytes(): Bytes | undefined {
    return this.#sending?.whole;
  }

  take(frame: Uint8Array): Caught {
    const read = readFrame(this.#sha256, frame);
    if (!read) return "damaged";
    const sending = (this.#sending ??= newSending(read));
    if (!isOf(sending, read)) return "other";
    if (sending.whole) return "complete";
    if (!addRow(sending, chosenBlocks(read.id, read.number, sending.blocks), read.words)) return "known";
    if (sending.rank < sending.blocks) return "new";
    const whole = putTogether(sending);
    if (!equalBytes(this.#sha256(whole).slice(0, 8), sending.id)) {
      // Somebody mixed frames of his own in: what was caught is worth nothing.
      this.#sending = undefined;
      return "damaged";
    }
    sending.whole = whole;
    return "complete";
  }

  /** Forgets what was caught, for another sending. */
  begin(): void {
    this.#sending = undefined;
  }
}

interface Frame {
  id: Uint8Array;
  length: number;
  block: number;
  number: number;
  words: Uint8Array;
}

interface Sending {
  id: Uint8Array;
  length: number;
  block: number;
  blocks: number;
  rank: number;
  /** by the first block that is in it: which blocks it is the XOR of, and what that comes to */
  rows: Map<number, { chosen: Uint32Array; words: Uint8Array }>;
  whole?: Bytes;
}

function readFrame(sha256: Sha256, frame: Uint8Array): Frame | undefined {
  if (frame.length < FRAME_OVERHEAD || MAGIC.some((byte, i) => frame[i] !== byte)) return undefined;
  const end = frame.length - CHECK;
  if (!equalBytes(sha256(frame.subarray(0, end)).slice(0, CHECK), frame.subarray(end))) return undefined;
  const number = (at: number, bytes: number): number =>
    frame.subarray(at, at + bytes).reduce((sum, byte) => sum * 256 + byte, 0);
  const [length, block] = [number(11, 3), number(14, 2)];
  const blocks = Math.max(1, Math.ceil(length / block));
  const isGood = length <= FRAME_LIMITS.length && blocks <= FRAME_LIMITS.blocks;
  if (!isGood || block < FRAME_LIMITS.block.from || end - HEAD !== block) return undefined;
  return { id: frame.slice(3, 11), length, block, number: number(16, 3), words: frame.slice(HEAD, end) };
}

function newSending({ id, length, block }: Frame): Sending {
  return { id, length, block, blocks: Math.max(1, Math.ceil(length / block)), rank: 0, rows: new Map() };
}

function isOf(sending: Sending, { id, length, block }: Frame): boolean {
  return equalBytes(sending.id, id) && sending.length === length && sending.block === block;
}

/** Gauss, a row at a time. @returns whether it told anything new */
function addRow(sending: Sending, chosen: Uint32Array, words: Uint8Array): boolean {
  for (let i = 0; i < sending.blocks; i++) {
    if (!has(chosen, i)) continue;
    const row = sending.rows.get(i);
    if (!row) {
      sending.rows.set(i, { chosen, words });
      sending.rank++;
      return true;
    }
    xor32(chosen, row.chosen);
    xor(words, row.words);
  }
  return false;
}

/** From the last block to the first: what is behind a block in its row is known by then. */
function putTogether({ rows, blocks, block, length }: Sending): Bytes {
  const bytes = new Uint8Array(blocks * block);
  for (let i = blocks - 1; i >= 0; i--) {
    const { chosen, words } = rows.get(i)!;
    for (let j = i + 1; j < blocks; j++) {
      if (has(chosen, j)) xor(words, bytes.subarray(j * block, (j + 1) * block));
    }
    bytes.set(words, i * block);
  }
  return bytes.slice(0, length);
}

/** Which blocks a frame is the XOR of, a bit each. */
function chosenBlocks(id: Uint8Array, number: number, blocks: number): Uint32Array {
  const chosen = new Uint32Array(Math.ceil(blocks / 32));
  if (number < blocks) {
    chosen[number >> 5] = 1 << (number & 31);
    return chosen;
  }
  const seed = id.reduce((sum, byte) => (Math.imul(sum, 31) + byte) | 0, number);
  const next = dice(seed);
  for (let i = 0; i < chosen.length; i++) chosen[i] = next();
  const left = blocks & 31;
  if (left > 0) chosen[chosen.length - 1]! &= 2 ** left - 1;
  return chosen;
}

/** mulberry32: the same on every phone, and even enough for choosing blocks. */
function dice(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

function has(chosen: Uint32Array, i: number): boolean {
  return ((chosen[i >> 5]! >>> (i & 31)) & 1) === 1;
}

function xor(into: Uint8Array, other: Uint8Array): void {
  for (let i = 0; i < into.length; i++) into[i]! ^= other[i]!;
}

function xor32(into: Uint32Array, other: Uint32Array): void {
  for (let i = 0; i < into.length; i++) into[i]! ^= other[i]!;
}
