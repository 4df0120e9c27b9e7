import * as v from "valibot";
import { type Bytes, concat } from "./bytes.ts";
import { PACK_LIMITS } from "./pack-limits.ts";
import { utf8 } from "./utf8.ts";

const blobId = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

/**
 * `POST /api/packs`, bearer token: many files in one answer, compressed, each as much as is missing.
 *
 *     {"wants":[{"blob":"…"},{"blob":"…","from":256000},{"blob":"…","base":"…"}]}
 *
 * `from`: bytes that the phone has already. `base`: another file that it has whole, the version before as a rule.
 *
 * The answer, `application/x-songxue-pack`, is a row of frames in the order of the wants: a head, one line of JSON, and its bytes.
 *
 *     ["piece",2,0,31234]           31234 bytes of want 2, from byte 0 of the file
 *     ["packed",0,0,11873]          the same, raw deflate
 *     ["behind",1,0,9120]           the same, with the end of the piece that was unpacked last as what it may refer to (its dictionary)
 *     ["difference",4,118]          want 4 against its base (`difference.ts`), raw deflate
 *     ["refused",5,"not-found"]     no bytes follow
 *
 * A file comes in pieces that end at multiples of `PACK_LIMITS.piece`. What arrived before a connection broke is kept, and the
 * phone asks for the rest. Rights are those of `GET /api/blobs`, for the file and its base;
 * a base that the caller may not read, or that does not help, is passed over and the file is sent whole. The phone checks every file by its hash.
 */
export const PackWant = v.object({
  blob: blobId,
  from: v.optional(count(2 ** 31)),
  base: v.optional(blobId),
});
export type PackWant = v.InferOutput<typeof PackWant>;

export const PackAsk = v.object({
  wants: v.pipe(v.array(PackWant), v.minLength(1), v.maxLength(PACK_LIMITS.wants)),
});
export type PackAsk = v.InferOutput<typeof PackAsk>;

const want = count(PACK_LIMITS.wants - 1);
const length = count(PACK_LIMITS.frame);
export const FrameHead = v.union([
  v.tuple([v.picklist(["piece", "packed", "behind"]), want, count(2 ** 31), length]),
  v.tuple([v.literal("difference"), want, length]),
  v.tuple([v.literal("refused"), want, v.picklist(["forbidden", "not-found"])]),
]);
export type FrameHead = v.InferOutput<typeof FrameHead>;

export interface Frame {
  head: FrameHead;
  bytes: Bytes;
}

export class PackFormatError extends Error {}

const NEWLINE = 10;
/** characters of a head, with room to spare */
const LONGEST_HEAD = 200;

export function formatFrame({ head, bytes }: Frame): Bytes {
  return concat(utf8(`${JSON.stringify(head)}\n`), bytes);
}

/** Takes the bytes of an answer as they arrive and gives the frames that are whole. */
export class FrameReader {
  /** what has arrived and is not read yet; put together when a frame is whole, not with each few bytes */
  #waiting: Uint8Array[] = [];
  #held = 0;
  #head: FrameHead | undefined;

  /** @throws PackFormatError where this is no row of frames; those given before it hold */
  *read(arrived: Uint8Array): Generator<Frame> {
    this.#waiting.push(arrived);
    this.#held += arrived.length;
    for (;;) {
      this.#head ??= this.#takeHead();
      if (!this.#head || this.#held < bytesOf(this.#head)) return;
      const head = this.#head;
      this.#head = undefined;
      yield { head, bytes: this.#take(bytesOf(head)) };
    }
  }

  #takeHead(): FrameHead | undefined {
    const end = this.#whole().indexOf(NEWLINE);
    if (end > LONGEST_HEAD || (end < 0 && this.#held > LONGEST_HEAD)) {
      throw new PackFormatError("a head without an end");
    }
    if (end < 0) return undefined;
    const line = String.fromCharCode(...this.#take(end));
    this.#take(1);
    const head = headOf(line);
    if (!head) throw new PackFormatError("no head of a frame");
    return head;
  }

  #take(length: number): Bytes {
    const whole = this.#whole();
    this.#waiting = [whole.subarray(length)];
    this.#held -= length;
    return new Uint8Array(whole.subarray(0, length));
  }

  #whole(): Uint8Array {
    const only = this.#waiting.length === 1 ? this.#waiting[0] : undefined;
    const whole = only ?? concat(...this.#waiting);
    this.#waiting = [whole];
    return whole;
  }
}

function headOf(line: string): FrameHead | undefined {
  try {
    const found = v.safeParse(FrameHead, JSON.parse(line));
    return found.success ? found.output : undefined;
  } catch {
    return undefined;
  }
}

/** How many bytes follow a head. */
function bytesOf(head: FrameHead): number {
  if (head[0] === "refused") return 0;
  return head[0] === "difference" ? head[2] : head[3];
}
