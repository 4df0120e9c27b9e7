import type { Bytes } from "../protocol/bytes.ts";
import { type Frame, FrameReader } from "../protocol/pack.ts";
import { PACK_LIMITS } from "../protocol/pack-limits.ts";
import type { ArrivedFrame } from "../sync/ports.ts";

/**
 * Reads the answer of a pack as it arrives, unpacks each frame and hands it on.
 * @param take whether to go on; what it throws is given in the answer, and is no fault of the network
 * @param alive called whenever something has arrived
 * @throws PackFormatError, and whatever a broken connection throws: what was taken before is good
 */
export async function readPack(
  response: Response,
  take: (frame: ArrivedFrame) => Promise<boolean>,
  alive: () => void,
): Promise<{ failed?: unknown }> {
  const frames = new FrameReader();
  const unpacker = new Unpacker();
  const body = response.body!.getReader();
  let isWhole = false;
  try {
    for (;;) {
      const { done, value } = await body.read();
      isWhole = done;
      if (done) return {};
      alive();
      for (const frame of frames.read(value)) {
        const arrived = await unpacker.unpack(frame);
        const goOn = await take(arrived).catch((failed: unknown) => ({ failed }));
        if (goOn !== true) return goOn === false ? {} : goOn;
        alive();
      }
    }
  } finally {
    // Nobody waits for the rest.
    if (!isWhole) void body.cancel().catch(() => undefined);
  }
}

class Unpacker {
  /** the end of the piece that was unpacked last */
  #last: Uint8Array<ArrayBuffer> | undefined;

  async unpack({ head, bytes }: Frame): Promise<ArrivedFrame> {
    const want = head[1];
    if (head[0] === "refused") return { is: "refused", want, code: head[2] };
    if (head[0] === "piece") return { is: "piece", want, from: head[2], bytes };
    if (head[0] === "difference") {
      const difference = await inflate(bytes, MOST_OF_A_DIFFERENCE);
      return difference ? { is: "difference", want, bytes: difference } : { is: "broken", want };
    }
    const before = head[0] === "behind" ? this.#last : new Uint8Array();
    const piece = before && (await inflate(bytes, PACK_LIMITS.piece, before));
    this.#last = piece?.slice(-PACK_LIMITS.dictionary);
    return piece ? { is: "piece", want, from: head[2], bytes: piece } : { is: "broken", want };
  }
}

/** It adds little to what is new in it, and that is no more than the file. */
const MOST_OF_A_DIFFERENCE = PACK_LIMITS.difference * 1.5;

/**
 * @param most bytes of the result
 * @param before what it may refer to. The browser's own way has no place for that, so it goes first as it is, as deflate allows
 * (a stored block), and is taken off the result.
 * @returns undefined where it is damaged, or more than `most` bytes
 */
async function inflate(
  packed: Bytes,
  most: number,
  before: Bytes = new Uint8Array(),
): Promise<Bytes | undefined> {
  const stream = before.length === 0 ? [packed] : [storedBlock(before.length), before, packed];
  const unpacked = new Blob(stream).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = unpacked.getReader();
  const parts: BlobPart[] = [];
  let length = -before.length;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > most) return undefined;
      parts.push(new Uint8Array(value));
    }
  } catch {
    return undefined;
  } finally {
    void reader.cancel().catch(() => undefined);
  }
  return new Uint8Array(await new Blob(parts).slice(before.length).arrayBuffer());
}

/** What stands before so many bytes as they are, of which more follows (RFC 1951, 3.2.4). @param length below 65,536 */
function storedBlock(length: number): Bytes {
  const [low, high] = [length & 255, length >> 8];
  return Uint8Array.of(0, low, high, ~low & 255, ~high & 255);
}
