import * as v from "valibot";
import { BLOB_LIMITS } from "../blob.ts";
import { type Bytes, concat, equalBytes } from "../bytes.ts";
import type { Sha256 } from "../chain.ts";
import { utf8 } from "../utf8.ts";

/**
 * What one phone gives to another to carry: to the server what waits in its journal, back from the server the answer to it. Whoever
 * carries it can neither read nor change it. As bytes it is a file, and several stand one behind the other in one file:
 *
 *     "SXCARRY1" ‖ length of all that follows (4) ‖ length of label (2) ‖ label ‖ nonce (12) ‖ ciphertext ‖ tag (16) ‖ H (8)
 *
 * A `blob` is not sealed: in the place of nonce, ciphertext and tag stand its bytes.
 *
 * The label is JSON (in ASCII) and may be read by the carrier: it says on whose behalf he carries. All before the nonce is authenticated with the
 * ciphertext. H is the beginning of SHA-256 of all before it: by it a carrier finds what was damaged on the way, before he leaves; it
 * proves nothing against whoever wants to deceive, who is found out by the tag.
 *
 *     up:      plaintext = gzip( a push (`push.ts`) whose envelope says "carried": true )
 *     file:    plaintext = a piece of a file (`file-piece.ts`)
 *     answer:  plaintext = gzip( a PushAnswer without a token; to a file a FileAnswer )
 *
 *     (Z, epk) = ECDH P-256 of a fresh key of the giver with the server's carry key
 *     HKDF-SHA-256 of Z, salt = epk ‖ server's key:   info "songxue carry up 1", "songxue carry answer 1"   →   AES-256-GCM
 */
export const BundleLabel = v.variant("is", [
  v.object({
    is: v.literal("up"),
    /** the first 8 bytes of SHA-256 of the server's carry key, base64url: which server can open it */
    to: v.string(),
    /** the giver's fresh key: raw P-256 point, base64url */
    key: v.pipe(v.string(), v.regex(/^[\w-]{87}$/)),
    device: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)),
    /** as the carrier knows the giver */
    name: v.pipe(v.string(), v.maxLength(40)),
    /** by the giver's clock, ms */
    at: v.number(),
    /** entries in it */
    entries: v.number(),
  }),
  v.object({
    is: v.literal("file"),
    to: v.string(),
    key: v.pipe(v.string(), v.regex(/^[\w-]{87}$/)),
    device: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)),
    name: v.pipe(v.string(), v.maxLength(40)),
    at: v.number(),
    /** where in its file the piece begins: the carrier brings them in this order */
    piece: v.number(),
  }),
  v.object({
    /** downward: a piece of a text, or of a picture or recording of one, published as it is and the same for all who may read it */
    is: v.literal("blob"),
    /** SHA-256 of the whole, hex: which an entry names, and by which it is checked */
    blob: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    /** offset of the piece, and bytes of the whole */
    at: v.pipe(v.number(), v.integer(), v.minValue(0)),
    total: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(BLOB_LIMITS.size)),
    /** picture or sound */
    media: v.optional(v.literal(true)),
  }),
  v.object({
    is: v.literal("answer"),
    device: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)),
    /** the `key` of the bundle that it answers */
    key: v.pipe(v.string(), v.regex(/^[\w-]{87}$/)),
    at: v.number(),
  }),
]);
export type BundleLabel = v.InferOutput<typeof BundleLabel>;
export type UpLabel = Extract<BundleLabel, { is: "up" }>;
export type FileLabel = Extract<BundleLabel, { is: "file" }>;
export type BlobLabel = Extract<BundleLabel, { is: "blob" }>;
export type AnswerLabel = Extract<BundleLabel, { is: "answer" }>;

export const BUNDLE_LIMITS = {
  /** bytes of one */
  bundle: 2_000_000,
  label: 1_000,
} as const;

export interface Bundle {
  label: BundleLabel;
  /** authenticated with what is sealed */
  about: Bytes;
  /** nonce, ciphertext, tag; of a `blob`: its bytes */
  sealed: Bytes;
  /** the whole of it, as it is passed on */
  bytes: Bytes;
}

/**
 * foreign: there is none of ours in it · newer: of a version that is not known here · truncated: the end is missing ·
 * damaged: not as it was written
 */
export type BundleTrouble = "foreign" | "newer" | "truncated" | "damaged";

export interface Unpacked {
  whole: Bundle[];
  /** @param at offset in the bytes */
  trouble: { why: BundleTrouble; at: number }[];
}

const MAGIC = utf8("SXCARRY");
const VERSION = "1".charCodeAt(0);
const HEAD = MAGIC.length + 1 + 4;
const CHECK = 8;
const LEAST_SEALED = 12 + 16;

/** @param seal encrypts what is in it; `about` is authenticated @returns nonce, ciphertext, tag */
export async function packBundle(
  sha256: Sha256,
  label: BundleLabel,
  plain: { length: number },
  seal: (about: Bytes) => Promise<Uint8Array>,
): Promise<Bytes> {
  const about = headOf(label, LEAST_SEALED + plain.length);
  return withCheck(sha256, about, await seal(about));
}

/** The same for what is open to everybody who has the file. */
export function packOpen(sha256: Sha256, label: BlobLabel, bytes: Uint8Array): Bytes {
  return withCheck(sha256, headOf(label, bytes.length), bytes);
}

function headOf(label: BundleLabel, content: number): Bytes {
  const words = utf8(ascii(JSON.stringify(label)));
  const length = 2 + words.length + content + CHECK;
  return concat(MAGIC, Uint8Array.of(VERSION), bytesOf(length, 4), bytesOf(words.length, 2), words);
}

function withCheck(sha256: Sha256, about: Bytes, content: Uint8Array): Bytes {
  const bundle = concat(about, content);
  return concat(bundle, sha256(bundle).slice(0, CHECK));
}

/** Takes a file apart: what is whole in it is given, what is not is named, and neither hides the other. */
export function unpackBundles(sha256: Sha256, bytes: Bytes): Unpacked {
  const found: Unpacked = { whole: [], trouble: [] };
  let at = 0;
  while (at < bytes.length) {
    const start = nextMagic(bytes, at);
    if (start === undefined) break;
    const read = readBundle(sha256, bytes, start);
    if (typeof read === "string") {
      found.trouble.push({ why: read, at: start });
      at = start + MAGIC.length;
    } else {
      found.whole.push(read);
      at = start + read.bytes.length;
    }
  }
  if (found.whole.length + found.trouble.length === 0) found.trouble.push({ why: "foreign", at: 0 });
  return found;
}

function readBundle(sha256: Sha256, bytes: Bytes, start: number): Bundle | BundleTrouble {
  const left = bytes.length - start;
  if (left < HEAD + 2) return "truncated";
  if (bytes[start + MAGIC.length] !== VERSION)
    return isDigit(bytes[start + MAGIC.length]!) ? "newer" : "damaged";
  const length = numberAt(bytes, start + MAGIC.length + 1, 4);
  const labelLength = numberAt(bytes, start + HEAD, 2);
  if (length > BUNDLE_LIMITS.bundle || length < 2 + labelLength + CHECK) return "damaged";
  if (labelLength > BUNDLE_LIMITS.label) return "damaged";
  const end = start + HEAD + length;
  if (end > bytes.length) return "truncated";
  const whole = bytes.slice(start, end);
  if (!equalBytes(sha256(whole.subarray(0, -CHECK)).slice(0, CHECK), whole.subarray(-CHECK)))
    return "damaged";
  const sealedAt = HEAD + 2 + labelLength;
  const label = readLabel(whole.subarray(HEAD + 2, sealedAt));
  const isLongEnough = label?.is === "blob" || whole.length >= sealedAt + LEAST_SEALED + CHECK;
  if (!label || !isLongEnough) return "damaged";
  return { label, about: whole.slice(0, sealedAt), sealed: whole.slice(sealedAt, -CHECK), bytes: whole };
}

function readLabel(bytes: Uint8Array): BundleLabel | undefined {
  try {
    const parsed = v.safeParse(BundleLabel, JSON.parse(String.fromCharCode(...bytes)));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** JSON in ASCII alone: it is read without a decoder, and has one spelling. */
function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function nextMagic(bytes: Uint8Array, from: number): number | undefined {
  for (let at = from; at + MAGIC.length <= bytes.length; at++) {
    if (MAGIC.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return undefined;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function bytesOf(number: number, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, i) => Math.floor(number / 256 ** (count - 1 - i)));
}

function numberAt(bytes: Uint8Array, at: number, count: number): number {
  return bytes.subarray(at, at + count).reduce((sum, byte) => sum * 256 + byte, 0);
}
