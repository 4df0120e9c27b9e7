import type { Bytes } from "../../protocol/bytes.ts";

/**
 * A frame (`protocol/carry/frames.ts`) as the text of a QR code, and back. The phone's own reader gives text and nothing else, and what a reader makes of bytes that are no
 * UTF-8 is its own affair; so a frame is written in base45 (RFC 9285), whose signs a QR code packs two in eleven bits: 3 % more than bytes
 * would take. No frame begins or ends with a space, which some readers cut off.
 */
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

export function frameText(frame: Uint8Array): string {
  let text = "";
  for (let at = 0; at < frame.length; at += 2) {
    const isPair = at + 1 < frame.length;
    const value = isPair ? frame[at]! * 256 + frame[at + 1]! : frame[at]!;
    text += SIGNS[value % 45]! + SIGNS[Math.floor(value / 45) % 45]!;
    if (isPair) text += SIGNS[Math.floor(value / 2025)]!;
  }
  return text;
}

/** @returns undefined where it is no base45; whether it is a frame is for whoever takes it to see */
export function frameOfText(text: string): Bytes | undefined {
  if (text.length % 3 === 1) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const isPair = at + 2 < text.length;
    const [a, b, c] = [0, 1, 2].map((i) => (i === 2 && !isPair ? 0 : SIGNS.indexOf(text[at + i]!)));
    const value = a! + b! * 45 + c! * 2025;
    if (Math.min(a!, b!, c!) < 0 || value >= (isPair ? 65_536 : 256)) return undefined;
    if (isPair) bytes.push(value >> 8);
    bytes.push(value & 255);
  }
  return Uint8Array.from(bytes);
}
