import { promisify } from "node:util";
import { deflateRaw, deflateRawSync } from "node:zlib";
import type { BlobId } from "../../domain/ids.ts";
import type { Bytes } from "../../protocol/bytes.ts";
import type { Frame, PackWant } from "../../protocol/pack.ts";
import { PACK_LIMITS } from "../../protocol/pack-limits.ts";
import type { Caller } from "../core.ts";
import type { Store } from "../store/store.ts";
import { PackedCache } from "./packed-cache.ts";
import { type BlobRow, readableBlobs, readRange } from "./read-blob.ts";
import { writeDifference } from "./write-difference.ts";

const deflateLater = promisify(deflateRaw);
/** bytes of what is kept compressed: some thousand texts */
const KEPT = 48_000_000;
/** Below this a thread costs more than the work. */
const SMALL = 32_000;
/** Photos and sound are compressed as they are: their first bytes show it, and no more of them is tried. */
const TASTE = 16_000;
/** A difference that saves less than this share of the file is no help. */
const HELPS = 0.8;
/** Bytes that one request may have compared. Beyond that files go whole: comparing holds up everybody else. */
const COMPARED = 16_000_000;

/** Files of which rights are looked up at once. */
const LOOKED_UP = 50;

const NOTHING = new Uint8Array();

export type Packs = (caller: Caller, wants: readonly PackWant[]) => AsyncGenerator<Frame>;

interface Piece {
  id: BlobId;
  from: number;
  /** not included */
  to: number;
}

/** What one answer remembers from frame to frame. */
interface Answer {
  /** bytes of pieces */
  sent: number;
  /** bytes that were compared for differences */
  compared: number;
  /** the piece that was compressed last */
  last: Piece | undefined;
}

/** Files as the frames of `protocol/pack.ts`. Rights are looked up for some files at a time, as their turn comes. */
export function openPacks(store: Store): Packs {
  const cache = new PackedCache(KEPT);

  async function* framesOf(caller: Caller, wants: readonly PackWant[]): AsyncGenerator<Frame> {
    const answer: Answer = { sent: 0, compared: 0, last: undefined };
    for (let begin = 0; begin < wants.length; begin += LOOKED_UP) {
      const some = wants.slice(begin, begin + LOOKED_UP);
      const ids = some.flatMap(({ blob, base }) => (base === undefined ? [blob] : [blob, base]));
      const found = await readableBlobs(store.read, caller, ids);
      for (const [i, want] of some.entries()) {
        const row = found.get(want.blob)!;
        if (typeof row === "string") {
          yield { head: ["refused", begin + i, row], bytes: NOTHING };
          continue;
        }
        const base = want.base === undefined || want.from ? undefined : found.get(want.base);
        const difference = typeof base === "object" ? await differenceOf(base, row, answer) : undefined;
        if (difference) yield { head: ["difference", begin + i, difference.length], bytes: difference };
        else yield* framesOfPieces(begin + i, row, want.from ?? 0, answer);
      }
    }
  }

  async function* framesOfPieces(
    i: number,
    row: BlobRow,
    start: number,
    answer: Answer,
  ): AsyncGenerator<Frame> {
    for (let from = start; from < row.size && answer.sent < PACK_LIMITS.answer;) {
      const to = Math.min(row.size, from - (from % PACK_LIMITS.piece) + PACK_LIMITS.piece);
      const piece = { id: row.id, from, to };
      const small = await packed(piece, answer.last);
      const bytes = small ?? (await read(piece));
      // Erased in between: the phone finds it incomplete, asks again and is told.
      if (bytes.length === 0) return;
      yield { head: [small ? (answer.last ? "behind" : "packed") : "piece", i, from, bytes.length], bytes };
      answer.sent += bytes.length;
      if (small) answer.last = piece;
      from = to;
    }
  }

  function read({ id, from, to }: Piece): Promise<Bytes> {
    return readRange(store.read, id, from, to - 1);
  }

  /**
   * Compressed, and kept so where it is one that everybody asks for: most want the same texts in the same order.
   * @param last unpacked before it @returns undefined: it does not get smaller
   */
  function packed(piece: Piece, last: Piece | undefined): Promise<Bytes | undefined> {
    const pack = async (): Promise<Bytes | undefined> => {
      const bytes = await read(piece);
      return isPackable(bytes) ? deflate(bytes, last && endOf(await read(last))) : undefined;
    };
    const isCommon = [piece, last].every((one) => !one || one.from % PACK_LIMITS.piece === 0);
    return isCommon ? cache.get(`${nameOf(piece)} behind ${last ? nameOf(last) : "nothing"}`, pack) : pack();
  }

  async function differenceOf(before: BlobRow, row: BlobRow, answer: Answer): Promise<Bytes | undefined> {
    if (before.id === row.id || Math.max(before.size, row.size) > PACK_LIMITS.difference) return undefined;
    answer.compared += row.size + before.size;
    if (answer.compared > COMPARED) return undefined;
    return cache.get(`${row.id} against ${before.id}`, async () => {
      const [one, other] = await Promise.all(
        [before, row].map(({ id, size }) => readRange(store.read, id, 0, size - 1)),
      );
      if (!isPackable(other!)) return undefined;
      const difference = await deflate(writeDifference(one!, other!));
      const first = { id: row.id, from: 0, to: Math.min(row.size, PACK_LIMITS.piece) };
      const whole = (await packed(first, undefined))?.length ?? row.size;
      return difference.length < whole * HELPS ? difference : undefined;
    });
  }

  return framesOf;
}

function isPackable(bytes: Uint8Array): boolean {
  const taste = bytes.subarray(0, TASTE);
  return deflateRawSync(taste, { level: 1 }).length < taste.length * HELPS;
}

/** What the phone remembers of it (`PACK_LIMITS.dictionary`). */
function endOf(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(-PACK_LIMITS.dictionary);
}

function nameOf({ id, from }: Piece): string {
  return `${id} ${from}`;
}

async function deflate(bytes: Uint8Array, dictionary?: Uint8Array): Promise<Bytes> {
  const how = { level: 9, ...(dictionary && { dictionary }) };
  return new Uint8Array(bytes.length < SMALL ? deflateRawSync(bytes, how) : await deflateLater(bytes, how));
}
