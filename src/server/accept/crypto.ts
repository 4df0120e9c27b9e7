import { createHash, createPublicKey, hash, type KeyObject, verify } from "node:crypto";
import { fromBase64Url } from "../../protocol/bytes.ts";

export function sha256(bytes: Uint8Array): Uint8Array {
  // A text of the digest comes out of OpenSSL in half the time that a buffer does; sixty of these are in a push.
  return Buffer.from(hash("sha256", bytes, "binary"), "binary");
}

export function sha256Of(text: string): Buffer {
  return createHash("sha256").update(text, "utf8").digest();
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
      const key = { key: keyOf(publicKey), dsaEncoding: "ieee-p1363" } as const;
      verify("sha256", bytes, key, signature, (error, good) => resolve(error === null && good));
    } catch {
      resolve(false);
    }
  });
}

/** @param publicKey raw point, base64url @returns false also where the key is no point of the curve */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify("sha256", bytes, { key: keyOf(publicKey), dsaEncoding: "ieee-p1363" }, signature);
  } catch {
    return false;
  }
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
