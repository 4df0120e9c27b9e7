import type { Bytes } from "./bytes.ts";

/** The UTF-8 of a text. A lone surrogate becomes U+FFFD: `parseRun` refuses such text before. */
export function utf8(text: string): Bytes {
  const bytes = new Uint8Array(text.length * 3);
  return bytes.slice(0, writeUtf8(text, bytes, 0));
}

/**
 * Writes the UTF-8 of a text. By hand, as there are six texts to hash for each entry of a run, and setting up an encoder for
 * each takes longer than the hash.
 * @param into has room for three bytes a character from `at` on
 * @returns where it ends
 */
export function writeUtf8(text: string, into: Uint8Array, at: number): number {
  for (let i = 0; i < text.length; i++) {
    let point = text.charCodeAt(i);
    if (point < 0x80) {
      into[at++] = point;
      continue;
    }
    if (point < 0x800) {
      into[at++] = 0xc0 | (point >> 6);
      into[at++] = 0x80 | (point & 63);
      continue;
    }
    if ((point & 0xf800) === 0xd800) {
      const low = point < 0xdc00 ? text.charCodeAt(i + 1) : 0;
      if ((low & 0xfc00) === 0xdc00) {
        i++;
        point = 0x10000 + ((point & 0x3ff) << 10) + (low & 0x3ff);
        into[at++] = 0xf0 | (point >> 18);
        into[at++] = 0x80 | ((point >> 12) & 63);
        into[at++] = 0x80 | ((point >> 6) & 63);
        into[at++] = 0x80 | (point & 63);
        continue;
      }
      point = 0xfffd;
    }
    into[at++] = 0xe0 | (point >> 12);
    into[at++] = 0x80 | ((point >> 6) & 63);
    into[at++] = 0x80 | (point & 63);
  }
  return at;
}

/** How many bytes the text has in UTF-8. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) length += unit > 0x7ff ? 2 : 1;
    // A pair of surrogates is four bytes, not three and three.
    if (unit >= 0xdc00 && unit <= 0xdfff && isHigh(text.charCodeAt(i - 1))) length -= 2;
  }
  return length;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
