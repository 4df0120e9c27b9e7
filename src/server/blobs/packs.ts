import { promisify } from "node:util";
import { deflateRaw, deflateRawSync } from "node:zlib";
import type { BlobId } from "../../domain/ids.ts";
import type { Bytes } from "../../protocol/bytes.ts";
import type { Frame, PackWant } from "../../protocol/pack.ts";
import { PACK_LIMITS } from "../../protocol/pack-limits.ts";
import { type Caller, Refusal } from "../core.ts";
import type { Store } from "../store/store.ts";
import { PackedCache } from "./packed-cache.ts";
import { type BlobRow, readableBlob, readRange } from "./read-blob.ts";
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

const NOTHING = new Uint8Array();

export type Packs = (caller: Caller, wants: readonly PackWant[]) => AsyncGenerator<Frame>;

/** Files as the frames of `protocol/pack.ts`. Rights are looked up for each file as its turn comes. */
export function openPacks(store: Store): Packs {
  const cache = new PackedCache(KEPT);

  async function* framesOf(caller: Caller, wants: readonly PackWant[]): AsyncGenerator<Frame> {
    const budget = { bytes: COMPARED };
    for (const [i, want] of wants.entries()) {
      let row: BlobRow;
      try {
        row = await readableBlob(store.read, caller, want.blob);
      } catch (error) {
        if (!isRefused(error)) throw error;
        yield { head: ["refused", i, error.code], bytes: NOTHING };
        continue;
      }
      const difference = await differenceOf(caller, row, want, budget);
      if (difference) yield { head: ["difference", i, difference.length], bytes: difference };
      else yield* piecesOf(i, row, want.from ?? 0);
    }
  }

  async function* piecesOf(i: number, row: BlobRow, start: number): AsyncGenerator<Frame> {
    for (let from = start; from < row.size;) {
      const to = Math.min(row.size, from - (from % PACK_LIMITS.piece) + PACK_LIMITS.piece);
      const small = await packed(row.id, from, to);
      const bytes = small ?? (await readRange(store.read, row.id, from, to - 1));
      // Erased in between: the phone finds it incomplete, asks again and is told.
      if (bytes.length === 0) return;
      yield { head: [small ? "packed" : "piece", i, from, bytes.length], bytes };
      from = to;
    }
  }

  /** Compressed, and kept so where it is one of the pieces that everybody asks for; undefined: it does not get smaller. @param to not included */
  function packed(id: BlobId, from: number, to: number): Promise<Bytes | undefined> {
    const pack = async (): Promise<Bytes | undefined> => {
      const bytes = await readRange(store.read, id, from, to - 1);
      return isPackable(bytes) ? deflate(bytes) : undefined;
    };
    return from % PACK_LIMITS.piece === 0 ? cache.get(`${id} ${from}`, pack) : pack();
  }

  async function differenceOf(
    caller: Caller,
    row: BlobRow,
    { base, from = 0 }: PackWant,
    budget: { bytes: number },
  ): Promise<Bytes | undefined> {
    if (base === undefined || base === row.id || from > 0 || row.size > PACK_LIMITS.difference)
      return undefined;
    const before = await readableBlob(store.read, caller, base).catch(unlessRefused);
    if (!before || before.size > PACK_LIMITS.difference) return undefined;
    budget.bytes -= row.size + before.size;
    if (budget.bytes < 0) return undefined;
    return cache.get(`${base} ${row.id}`, async () => {
      const [one, other] = await Promise.all(
        [before, row].map(({ id, size }) => readRange(store.read, id, 0, size - 1)),
      );
      if (!isPackable(other!)) return undefined;
      const difference = await deflate(writeDifference(one!, other!));
      const whole = (await packed(row.id, 0, Math.min(row.size, PACK_LIMITS.piece)))?.length ?? row.size;
      return difference.length < whole * HELPS ? difference : undefined;
    });
  }

  return framesOf;
}

function isPackable(bytes: Uint8Array): boolean {
  const taste = bytes.subarray(0, TASTE);
  return deflateRawSync(taste, { level: 1 }).length < taste.length * HELPS;
}

async function deflate(bytes: Uint8Array): Promise<Bytes> {
  const how = { level: 9 };
  return new Uint8Array(bytes.length < SMALL ? deflateRawSync(bytes, how) : await deflateLater(bytes, how));
}

type Refused = Refusal & { code: "forbidden" | "not-found" };

function isRefused(error: unknown): error is Refused {
  return error instanceof Refusal && (error.code === "forbidden" || error.code === "not-found");
}

function unlessRefused(error: unknown): undefined {
  if (!isRefused(error)) throw error;
}
