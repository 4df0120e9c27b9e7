import * as v from "valibot";
import { type Bytes, concat, fromBase64Url, toBase64Url } from "../bytes.ts";
import type { Sha256 } from "../chain.ts";
import { utf8 } from "../utf8.ts";

/**
 * A piece of a file of one's own, a photo or a voice, given to others to carry: what is sealed in a bundle whose label is a `file`.
 *
 *     head (JSON, one line) "\n" signature (base64url) "\n" bytes of the piece
 *
 * The signature is that of the giver's device over "songxue carry file 1" ‖ 0x00 ‖ SHA-256 of head "\n" bytes: whoever seals something to the
 * server's key, which everybody knows, has not yet shown in whose name he may.
 */
export const FilePieceHead = v.object({
  device: v.string(),
  /** SHA-256 of the whole file, hex */
  blob: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** offset of the piece, and bytes of the whole */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  total: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** the entry of the device that hands it in: one that was erased has no files any more */
  entry: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});
export type FilePieceHead = v.InferOutput<typeof FilePieceHead>;

/** What the server says to it, sealed for the giver, as JSON, packed. */
export const FileAnswer = v.object({
  epoch: v.string(),
  blob: v.string(),
  /** bytes from the beginning that it has */
  has: v.number(),
});
export type FileAnswer = v.InferOutput<typeof FileAnswer>;

export const CARRY_FILE_LIMITS = {
  /** bytes of a piece */
  piece: 1_000_000,
} as const;

const CONTEXT = utf8("songxue carry file 1\0");
const NEW_LINE = 10;
const SIGNATURE = 86;

export interface FilePiece {
  head: FilePieceHead;
  bytes: Bytes;
  signature: Bytes;
  /** what `signature` must be over */
  signed: Bytes;
}

export async function writeFilePiece(
  digest: (bytes: Bytes) => Promise<Uint8Array>,
  head: FilePieceHead,
  bytes: Bytes,
  sign: (bytes: Bytes) => Promise<Uint8Array>,
): Promise<Bytes> {
  const line = utf8(`${JSON.stringify(head)}\n`);
  const signature = await sign(concat(CONTEXT, await digest(concat(line, bytes))));
  return concat(line, utf8(`${toBase64Url(signature)}\n`), bytes);
}

/** @returns undefined where it is none; the signature is for the caller to check */
export function readFilePiece(sha256: Sha256, plain: Bytes): FilePiece | undefined {
  const end = plain.indexOf(NEW_LINE);
  const from = end + 1 + SIGNATURE + 1;
  if (end < 0 || plain.length <= from || plain[from - 1] !== NEW_LINE) return undefined;
  const signature = fromBase64Url(String.fromCharCode(...plain.subarray(end + 1, from - 1)));
  const head = readHead(plain.subarray(0, end));
  const bytes = plain.slice(from);
  if (!signature || !head || bytes.length > CARRY_FILE_LIMITS.piece || head.at + bytes.length > head.total)
    return undefined;
  const signed = concat(CONTEXT, sha256(concat(plain.subarray(0, end + 1), bytes)));
  return { head, bytes, signature, signed };
}

function readHead(line: Uint8Array): FilePieceHead | undefined {
  if (line.length > 1_000) return undefined;
  try {
    const parsed = v.safeParse(FilePieceHead, JSON.parse(String.fromCharCode(...line)));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
