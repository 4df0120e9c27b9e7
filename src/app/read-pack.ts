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
  const body = response.body!.getReader();
  try {
    for (;;) {
      const { done, value } = await body.read();
      if (done) return {};
      alive();
      for (const frame of frames.read(value)) {
        const arrived = await unpack(frame);
        const goOn = await take(arrived).catch((failed: unknown) => ({ failed }));
        if (goOn !== true) return goOn === false ? {} : goOn;
        alive();
      }
    }
  } finally {
    // Nobody waits for the rest.
    void body.cancel().catch(() => undefined);
  }
}

async function unpack({ head, bytes }: Frame): Promise<ArrivedFrame> {
  const want = head[1];
  if (head[0] === "refused") return { is: "refused", want, code: head[2] };
  if (head[0] === "piece") return { is: "piece", want, from: head[2], bytes };
  const most = head[0] === "packed" ? PACK_LIMITS.piece : MOST_OF_A_DIFFERENCE;
  const unpacked = await inflate(bytes, most);
  if (!unpacked) return { is: "broken", want };
  if (head[0] === "packed") return { is: "piece", want, from: head[2], bytes: unpacked };
  return { is: "difference", want, bytes: unpacked };
}

/** It adds little to what is new in it, and that is no more than the file. */
const MOST_OF_A_DIFFERENCE = PACK_LIMITS.difference * 1.5;

/** @returns undefined where it is damaged, or more than `most` bytes */
export async function inflate(packed: Bytes, most: number): Promise<Bytes | undefined> {
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = unpacked.getReader();
  const parts: BlobPart[] = [];
  let length = 0;
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
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
