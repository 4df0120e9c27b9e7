import { crc32, deflateSync, inflateSync } from "node:zlib";
import type { Pixels } from "./pixels.ts";

/** Each row is written as its difference to the one above: pictures are alike from row to row. */
export function pngOf({ width, height, channels, data }: Pixels): Uint8Array {
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
      chunk("IDAT", deflateSync(rows)),
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

/** Pixels that are taken apart at all. */
const MOST_PIXELS = 30_000_000;
const CHANNELS: Readonly<Record<number, 1 | 2 | 3 | 4>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The pixels of a plain PNG: eight bits, not interlaced. @returns undefined for any other, and for a broken one */
export function pixelsOfPng(png: Uint8Array): Pixels | undefined {
  const bytes = Buffer.from(png);
  const parts: Buffer[] = [];
  let colours: Buffer | undefined;
  let through: Buffer | undefined;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (name === "IDAT") parts.push(body);
    if (name === "PLTE") colours = body;
    if (name === "tRNS") through = body;
    at += 12 + length;
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const channels = CHANNELS[bytes[25]!];
  const isPlain = bytes[24] === 8 && bytes[28] === 0;
  if (channels === undefined || !isPlain || width * height > MOST_PIXELS) return undefined;
  const across = width * channels;
  let rows: Buffer;
  try {
    rows = inflateSync(Buffer.concat(parts), { maxOutputLength: (across + 1) * height });
  } catch {
    return undefined;
  }
  if (rows.length < (across + 1) * height) return undefined;
  const data = unfiltered(rows, across, height, channels);
  if (bytes[25] === 3) return colours && byColours(data, width, height, colours, through);
  if (channels !== 2) return { width, height, channels, data };
  // Grey with what shows through.
  const four = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++)
    four.set([data[2 * i]!, data[2 * i]!, data[2 * i]!, data[2 * i + 1]!], 4 * i);
  return { width, height, channels: 4, data: four };
}

function byColours(
  data: Uint8Array,
  width: number,
  height: number,
  colours: Buffer,
  through?: Buffer,
): Pixels {
  const four = new Uint8Array(width * height * 4);
  for (const [i, colour] of data.entries()) {
    four.set(colours.subarray(3 * colour, 3 * colour + 3), 4 * i);
    four[4 * i + 3] = through?.[colour] ?? 255;
  }
  return { width, height, channels: 4, data: four };
}

/** Each row is written as the difference to what lies left, above or both. */
function unfiltered(rows: Buffer, across: number, height: number, channels: number): Uint8Array {
  const data = new Uint8Array(across * height);
  for (let y = 0; y < height; y++) {
    const kind = rows[y * (across + 1)]!;
    for (let i = 0; i < across; i++) {
      const at = y * across + i;
      const left = i < channels ? 0 : data[at - channels]!;
      const above = y === 0 ? 0 : data[at - across]!;
      const corner = i < channels || y === 0 ? 0 : data[at - across - channels]!;
      const guess = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][kind] ?? 0;
      data[at] = rows[at + y + 1]! + guess;
    }
  }
  return data;
}

function nearest(left: number, above: number, corner: number): number {
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
