import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Bytes } from "./bytes.ts";

/** The UTF-8 of a text. A lone surrogate becomes U+FFFD: `parseRun` refuses such text before. */
export function utf8(text: string): Bytes {
  return new Uint8Array(utf8ToBytes(text));
}
