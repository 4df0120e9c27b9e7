import { createHash, createPublicKey, hash, type KeyObject, verify } from "node:crypto";
import { fromBase64Url } from "../../protocol/bytes.ts";

export function sha256(bytes: Uint8Array): Uint8Array {
  return hash("sha256", bytes, "buffer");
}

export function sha256Of(text: string): Buffer {
  return createHash("sha256").update(text, "utf8").digest();
}

/** SubjectPublicKeyInfo of a P-256 key up to the raw point. */
const SPKI_P256 = Buffer.from("3059301306072a8648ce3d020106082a8648ce3d030107034200", "hex");
const KEYS_KEPT = 10_000;
const keys = new Map<string, KeyObject>();

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
