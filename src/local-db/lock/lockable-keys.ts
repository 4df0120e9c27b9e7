import type { SigningKey } from "../../sync/ports.ts";
import { webKeys } from "../web-keys.ts";

/**
 * Keys of a profile with a PIN. The browser lets a key be wrapped only where it could be read, too: so it can, from when it is
 * made until it lies behind the lock. Out of there it comes as a key that no script can read.
 */
export const lockableKeys: typeof webKeys = {
  ...webKeys,
  async generate() {
    const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]);
    const publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
    return { publicKey, key: pair.privateKey as unknown as SigningKey };
  },
  forCarrying: async () => (await import("../web-carry.ts")).carryCrypto(true),
};
