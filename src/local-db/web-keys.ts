import type { Bytes } from "../protocol/bytes.ts";
import type { Keys, SigningKey } from "../sync/ports.ts";

const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;
const SIGNING = { name: "ECDSA", hash: "SHA-256" } as const;

/** Keys of this browser: the private half can be used and stored, but not read by any script. */
export const webKeys: Keys = {
  async generate() {
    const pair = await crypto.subtle.generateKey(P256, false, ["sign"]);
    const publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
    return { publicKey, key: pair.privateKey as unknown as SigningKey };
  },
  async sign(key, bytes) {
    return new Uint8Array(await crypto.subtle.sign(SIGNING, key as unknown as CryptoKey, bytes));
  },
  async digest(bytes) {
    return new Uint8Array(await crypto.subtle.digest(SIGNING.hash, bytes));
  },
  forCarrying: async () => (await import("./web-carry.ts")).carryCrypto(false),
};

export function randomBytes(count: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(count));
}
