import { createHash } from "node:crypto";
import type { PictureBlock } from "../../../protocol/block-words.ts";

/** Bytes of one picture that a member's phone is asked to fetch at the most. */
export const LIMIT = 300_000;
const WIDEST = 20_000;

export interface KeptPicture {
  block: PictureBlock;
  bytes: Uint8Array;
}

/**
 * A picture as it travels: by its own bytes and not its name, without what a camera wrote into it.
 * @returns why it cannot stay, in Chinese, where it cannot
 */
export function keepPicture(found: Uint8Array, alt: string): KeptPicture | string {
  const type = typeOf(found);
  if (type === undefined) return "不是 PNG、JPEG、GIF 或 WebP，手机上看不了";
  const bytes = type === "image/jpeg" ? withoutCameraNotes(found) : found;
  const size = bytes && dimensions(type, bytes);
  if (!bytes || !size || size.width === 0 || size.height === 0) return "图片坏了，读不出来";
  if (size.width > WIDEST || size.height > WIDEST) return `${size.width}×${size.height} 太大了`;
  if (bytes.length > LIMIT)
    return `有 ${Math.ceil(bytes.length / 1000)} kB，超过 ${LIMIT / 1000} kB，又不能自动压小，请在原文里压缩图片后重新导入`;
  const picture = createHash("sha256").update(bytes).digest("hex");
  return { block: { t: "pic", picture, type, ...size, alt, size: bytes.length }, bytes };
}

function typeOf(bytes: Uint8Array): PictureBlock["type"] | undefined {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (ascii(1, 4) === "PNG" && bytes[0] === 0x89) return "image/png";
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return "image/jpeg";
  if (ascii(0, 4) === "GIF8") return "image/gif";
  return ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP" ? "image/webp" : undefined;
}

type Size = { width: number; height: number };

function dimensions(type: PictureBlock["type"], bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (type === "image/png") return { width: view.getUint32(16), height: view.getUint32(20) };
    if (type === "image/gif") return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    return type === "image/webp" ? ofWebp(view) : ofJpeg(bytes, view);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function ofWebp(view: DataView): Size | undefined {
  const kind = view.getUint8(15);
  // "VP8X", "VP8L", "VP8 ": extended, lossless, lossy.
  if (kind === 0x58) {
    const triple = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
    return { width: triple(24), height: triple(27) };
  }
  if (kind === 0x4c) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** As it is shown: one that lies on its side is turned. */
function ofJpeg(bytes: Uint8Array, view: DataView): Size | undefined {
  let liesOnItsSide = false;
  for (const { marker, at, length } of segments(view)) {
    if (marker === 0xe1 && turnOf(bytes, at, length) >= 5) liesOnItsSide = true;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (!isFrame) continue;
    const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
    return liesOnItsSide ? { width: height, height: width } : { width, height };
  }
  return undefined;
}

/** The parts of a JPEG before its picture, each from its marker on. */
function segments(view: DataView): { marker: number; at: number; length: number }[] {
  const found: { marker: number; at: number; length: number }[] = [];
  for (let at = 2; at + 4 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) break;
    const marker = view.getUint8(at + 1);
    if (marker === 0xda) break;
    const length = 2 + view.getUint16(at + 2);
    found.push({ marker, at, length });
    at += length;
  }
  return found;
}

/**
 * Drops EXIF, XMP, comments and thumbnails: where and with what a photo was taken is nobody's business here. A photo that lies
 * on its side by EXIF alone keeps that one word. @returns undefined where the file is no sound JPEG
 */
function withoutCameraNotes(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = segments(view);
  if (parts.length === 0) return undefined;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  const turn = parts.map(({ marker, at, length }) => (marker === 0xe1 ? turnOf(bytes, at, length) : 1));
  const turned = turn.find((one) => one > 1);
  if (turned !== undefined) kept.push(turnOnly(turned));
  for (const { marker, at, length } of parts) {
    // APP0 (JFIF), APP2 (colour profile) and APP14 (Adobe's colours) say how to draw; the others who, where, with what.
    const isNote =
      marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee);
    if (!isNote) kept.push(bytes.subarray(at, at + length));
  }
  const last = parts.at(-1)!;
  kept.push(bytes.subarray(last.at + last.length));
  return new Uint8Array(Buffer.concat(kept));
}

/** EXIF's orientation of a JPEG, 1 to 8; 1 is upright. */
export function turnOfJpeg(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const turns = segments(view).map(({ marker, at, length }) =>
    marker === 0xe1 ? turnOf(bytes, at, length) : 1,
  );
  return turns.find((turn) => turn > 1) ?? 1;
}

function turnOf(bytes: Uint8Array, at: number, length: number): number {
  const exif = new DataView(bytes.buffer, bytes.byteOffset + at, Math.min(length, bytes.length - at));
  try {
    if (exif.getUint32(4) !== 0x45786966) return 1;
    const little = exif.getUint16(10) === 0x4949;
    const directory = 10 + exif.getUint32(14, little);
    const count = exif.getUint16(directory, little);
    for (let i = 0; i < count; i++) {
      const entry = directory + 2 + 12 * i;
      if (exif.getUint16(entry, little) === 0x0112) {
        const turn = exif.getUint16(entry + 8, little);
        return turn >= 1 && turn <= 8 ? turn : 1;
      }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}

/** An EXIF part that says the orientation and nothing else. */
function turnOnly(turn: number): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const entry = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0];
  const body = [...exif, ...entry];
  return Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body]);
}
