import { deflateSync } from "fflate";
import { dayOf, startOfDay } from "../../domain/day.ts";
import type { Instant } from "../../domain/ids.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * A zip as everybody's programs open it, written file after file, so that no more than one of them is in memory. Sizes and sums stand
 * before the bytes (fflate's own stream puts them behind, which some phones' file managers refuse for what is stored as it is), and
 * names are marked as UTF-8, so that Windows reads Chinese ones.
 */
export class ZipWriter {
  readonly #take: (bytes: Bytes) => void;
  readonly #entries: Bytes[] = [];
  #at = 0;

  /** @param take gets the bytes of the file, in their order */
  constructor(take: (bytes: Bytes) => void) {
    this.#take = take;
  }

  /**
   * @param path with "/" between folders
   * @param pack words get small; sounds and pictures are so already
   * @throws RangeError beyond 4 GB, which this form of zip cannot say
   */
  add(path: string, content: Bytes, at: Instant, pack: boolean): void {
    const packed = pack ? deflateSync(content) : content;
    const name = new TextEncoder().encode(path);
    const offset = this.#at;
    if (offset + packed.length > 0xffff_0000) throw new RangeError("larger than a zip can be");
    const about = fields(
      [2, UTF8_NAMES],
      [2, pack ? 8 : 0],
      [4, dosTime(at)],
      [4, crc32(content)],
      [4, packed.length],
      [4, content.length],
      [2, name.length],
      [2, 0],
    );
    this.#say(fields([4, 0x04034b50], [2, 20]), about, name, packed);
    const who = fields([4, 0x02014b50], [2, UNIX], [2, 20]);
    const where = fields([2, 0], [2, 0], [2, 0], [4, READABLE], [4, offset]);
    this.#entries.push(joined(who, about, where, name));
  }

  /** The list of what is in it, which a zip ends with. */
  end(): void {
    const from = this.#at;
    this.#say(...this.#entries);
    const count = this.#entries.length;
    this.#say(
      fields(
        [4, 0x06054b50],
        [2, 0],
        [2, 0],
        [2, count],
        [2, count],
        [4, this.#at - from],
        [4, from],
        [2, 0],
      ),
    );
  }

  #say(...parts: Bytes[]): void {
    for (const part of parts) {
      this.#take(part);
      this.#at += part.length;
    }
  }
}

const UTF8_NAMES = 0x0800;
/** Made on a system whose names are UTF-8, which unzip looks at too; and then rights are wanted: all read it, its owner writes. */
const UNIX = 0x0314;
const READABLE = 0o100644 << 16;

/** Each with how many bytes it takes; the lowest comes first. */
function fields(...all: readonly (readonly [bytes: 2 | 4, value: number])[]): Bytes {
  const out = new Uint8Array(all.reduce((sum, [bytes]) => sum + bytes, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [bytes, value] of all) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value >>> 0, true);
    at += bytes;
  }
  return out;
}

function joined(...parts: readonly Bytes[]): Bytes {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Local time, which is all that a zip knows; ours is that of Shanghai. Seconds by two, from 1980 on. */
function dosTime(at: Instant): number {
  const day = dayOf(at);
  const [year = 1980, month = 1, date = 1] = day.split("-").map(Number);
  const seconds = Math.floor((at - startOfDay(day)) / 1000);
  const time =
    (Math.floor(seconds / 3600) << 11) | (Math.floor((seconds / 60) % 60) << 5) | ((seconds % 60) >> 1);
  return (((Math.max(0, year - 1980) << 9) | (month << 5) | date) << 16) | time;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, i) => {
  let value = i;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Bytes): number {
  let sum = -1;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255]! ^ (sum >>> 8);
  return ~sum >>> 0;
}
