import { createPublicKey, hash, type KeyObject, verify } from "node:crypto";
import { concat, fromBase64Url } from "../../protocol/bytes.ts";

export function sha256(bytes: Uint8Array): Uint8Array {
  // A text of the digest comes out of OpenSSL in half the time that a buffer does; sixty of these are in a push.
  return Buffer.from(hash("sha256", bytes, "binary"), "binary");
}

export function sha256Of(text: string): Buffer {
  return hash("sha256", text, "buffer");
}

/** SubjectPublicKeyInfo of a P-256 key up to the raw point. */
const SPKI_P256 = Buffer.from("3059301306072a8648ce3d020106082a8648ce3d030107034200", "hex");
const KEYS_KEPT = 10_000;
const keys = new Map<string, KeyObject>();

/** As `isSignedBy`, on another thread: the one that judges has more to do meanwhile. */
export function isSignedByElsewhere(
  publicKey: string,
  bytes: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      verify("sha256", bytes, keyOf(publicKey), toDer(signature), (error, good) =>
        resolve(error === null && good),
      );
    } catch {
      resolve(false);
    }
  });
}

/** @param publicKey raw point, base64url @returns false also where the key is no point of the curve */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify("sha256", bytes, keyOf(publicKey), toDer(signature));
  } catch {
    return false;
  }
}

/**
 * A signature r ‖ s as OpenSSL has it. Node does that too, but for a key inside an object, and takes longer to open the object than
 * to hand over all the rest.
 * @throws where it is not 64 bytes long
 */
function toDer(signature: Uint8Array): Uint8Array {
  if (signature.length !== 64) throw new RangeError("no signature");
  const [r, s] = [derInteger(signature.subarray(0, 32)), derInteger(signature.subarray(32))];
  return concat(Uint8Array.of(0x30, r.length + s.length), r, s);
}

/** Without zeros before it, but for one that says it is not negative. */
function derInteger(bytes: Uint8Array): Uint8Array {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from++;
  const sign = bytes[from]! > 0x7f ? [0] : [];
  return Uint8Array.of(0x02, bytes.length - from + sign.length, ...sign, ...bytes.subarray(from));
}

function keyOf(publicKey: string): KeyObject {
  let key = keys.get(publicKey);
  if (!key) {
    const der = Buffer.concat([SPKI_P256, fromBase64Url(publicKey) ?? new Uint8Array()]);
    key = createPublicKey({ key: der, format: "der", type: "spki" });
    if (keys.size >= KEYS_KEPT) keys.clear();
    keys.set(publicKey, key);
  }
  return key;
}
