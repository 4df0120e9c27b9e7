import { createCipheriv, createDecipheriv, type ECDH, hkdfSync, randomBytes } from "node:crypto";
import { concat } from "../../protocol/bytes.ts";
import { CARRY_ANSWER, CARRY_UP } from "../../protocol/carry/keys.ts";

const NONCE = 12;
const TAG = 16;

/** AES keys of one bundle (`protocol/carry/bundle.ts`): the same on both sides. */
export interface BundleKeys {
  up: Uint8Array;
  answer: Uint8Array;
}

/**
 * @param own the private half of one side @param other the public half of the other, raw point
 * @param fresh the giver's public key @param server the server's
 * @throws where `other` is no point of the curve
 */
export function bundleKeys(own: ECDH, other: Uint8Array, fresh: Uint8Array, server: Uint8Array): BundleKeys {
  const shared = own.computeSecret(other);
  const salt = concat(fresh, server);
  const derive = (info: string) => new Uint8Array(hkdfSync("sha256", shared, salt, info, 32));
  return { up: derive(CARRY_UP), answer: derive(CARRY_ANSWER) };
}

/** @returns nonce, ciphertext, tag */
export function sealWith(key: Uint8Array, about: Uint8Array, bytes: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(about);
  return concat(nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag());
}

/** @returns undefined where it is not what was sealed about this */
export function openWith(key: Uint8Array, about: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < NONCE + TAG) return undefined;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE))
      .setAAD(about)
      .setAuthTag(sealed.subarray(sealed.length - TAG));
    return concat(decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final());
  } catch {
    return undefined;
  }
}
