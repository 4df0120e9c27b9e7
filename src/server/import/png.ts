import { crc32, deflateSync } from "node:zlib";

/** Pixels in rows, each of so many bytes: 1 grey, 3 red green blue, 4 with what shows through. */
export interface Pixels {
  width: number;
  height: number;
  channels: 1 | 3 | 4;
  data: Uint8Array;
}

/** Pixels across, beyond which no phone shows more. */
const WIDEST = 1_400;

/** A PNG of at most so many bytes: each time it is too large, the picture becomes smaller. */
export function pngWithin(pixels: Pixels, most: number): Uint8Array {
  let picture = pixels.width > WIDEST ? shrunk(pixels, WIDEST / pixels.width) : pixels;
  for (;;) {
    const png = pngOf(picture);
    if (png.length <= most || picture.width <= 16 || picture.height <= 16) return png;
    picture = shrunk(pixels, (picture.width / pixels.width) * Math.min(0.9, Math.sqrt(most / png.length)));
  }
}

/** Each new pixel is the mean of those that it stands for. */
export function shrunk({ width, height, channels, data }: Pixels, by: number): Pixels {
  const [across, down] = [Math.max(1, Math.round(width * by)), Math.max(1, Math.round(height * by))];
  const small = new Uint8Array(across * down * channels);
  for (let y = 0; y < down; y++) {
    const [top, bottom] = span(y, down, height);
    for (let x = 0; x < across; x++) {
      const [left, right] = span(x, across, width);
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        for (let row = top; row < bottom; row++)
          for (let column = left; column < right; column++)
            sum += data[(row * width + column) * channels + channel]!;
        const count = (bottom - top) * (right - left);
        small[(y * across + x) * channels + channel] = Math.round(sum / count);
      }
    }
  }
  return { width: across, height: down, channels, data: small };
}

function span(at: number, of: number, whole: number): [number, number] {
  const from = Math.floor((at * whole) / of);
  return [from, Math.max(from + 1, Math.floor(((at + 1) * whole) / of))];
}

/** Each row is written as its difference to the one above: pictures are alike from row to row. */
function pngOf({ width, height, channels, data }: Pixels): Uint8Array {
  const length = width * channels;
  const rows = Buffer.alloc((length + 1) * height);
  for (let y = 0; y < height; y++) {
    const at = y * (length + 1);
    rows[at] = 2;
    for (let i = 0; i < length; i++)
      rows[at + 1 + i] = data[y * length + i]! - (y === 0 ? 0 : data[(y - 1) * length + i]!);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  head[9] = { 1: 0, 3: 2, 4: 6 }[channels];
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk("IHDR", head),
      chunk("IDAT", deflateSync(rows, { level: 9 })),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
