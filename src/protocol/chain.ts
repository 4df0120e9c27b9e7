import type { DeviceId } from "../domain/ids.ts";
import { type Bytes, concat, toBase64Url } from "./bytes.ts";
import { utf8, writeUtf8 } from "./utf8.ts";

/**
 * The chain of a journal. Hashes are SHA-256; ‖ joins bytes; a text is its exact UTF-8, never parsed and written again.
 *
 *     link(0)       = H(0x00 ‖ device)                                   device: its 22 characters
 *     salt(n)       = H(0x01 ‖ seed ‖ n as 8 bytes, big endian)[0..16]    seed: 16 random bytes of the run
 *     commitment(n) = H(0x02 ‖ salt(n) ‖ body)
 *     link(n)       = H(0x03 ‖ link(n-1) ‖ commitment(n) ‖ header)
 *     signed(run)   = "songxue run 1" ‖ 0x00 ‖ device ‖ to as 8 bytes ‖ link(to)
 *
 * When a body and its salt are erased, its commitment is kept in their place: the links still hold, and nobody can try
 * guesses of the body against the commitment.
 */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

const RUN_CONTEXT = utf8("songxue run 1\0");

export function firstLink(sha256: Sha256, device: DeviceId): Uint8Array {
  return hashOf(sha256, 0, [], device);
}

export function saltOf(sha256: Sha256, seed: Uint8Array, n: number): Bytes {
  const input = new Uint8Array(1 + seed.length + 8);
  input[0] = 1;
  input.set(seed, 1);
  writeNumber(input, 1 + seed.length, n);
  return new Uint8Array(sha256(input).subarray(0, 16));
}

export function commitmentOf(sha256: Sha256, salt: Uint8Array, body: string): Uint8Array {
  return hashOf(sha256, 2, [salt], body);
}

export function nextLink(
  sha256: Sha256,
  previous: Uint8Array,
  commitment: Uint8Array,
  header: string,
): Uint8Array {
  return hashOf(sha256, 3, [previous, commitment], header);
}

/** The bytes that a device signs to seal a run whose last entry is `to`. */
export function signedBytes(device: DeviceId, to: number, link: Uint8Array): Bytes {
  const number = new Uint8Array(8);
  writeNumber(number, 0, to);
  return concat(RUN_CONTEXT, utf8(device), number, link);
}

/** A device's id follows from its key, so nobody can claim another's. @param publicKey raw P-256 point, 65 bytes */
export function deviceIdOf(sha256: Sha256, publicKey: Uint8Array): DeviceId {
  return toBase64Url(sha256(publicKey).subarray(0, 16));
}

/** H(tag ‖ bytes ‖ text), put together in one piece of memory, always the same: a run hashes two of these an entry. */
function hashOf(sha256: Sha256, tag: number, bytes: readonly Uint8Array[], text: string): Uint8Array {
  const most = 100 + text.length * 3;
  const input = most <= scratch.length ? scratch : new Uint8Array(most);
  input[0] = tag;
  let at = 1;
  for (const part of bytes) {
    input.set(part, at);
    at += part.length;
  }
  return sha256(input.subarray(0, writeUtf8(text, input, at)));
}

const scratch = new Uint8Array(10_000);

function writeNumber(into: Uint8Array, at: number, n: number): void {
  let rest = n;
  for (let i = at + 7; i >= at; i--) {
    into[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}
