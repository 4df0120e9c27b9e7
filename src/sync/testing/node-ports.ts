import { sha256 } from "@noble/hashes/sha2.js";
import type { Bytes } from "../../protocol/bytes.ts";
import { MemoryDisk, MemoryStorage } from "../memory-storage.ts";
import type { Keys, PhonePorts, SigningKey, Transport } from "../ports.ts";

const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;
const SIGNING = { name: "ECDSA", hash: "SHA-256" } as const;

/** WebCrypto's keys, as a browser has them too. */
export const webKeys: Keys = {
  async generate() {
    const pair = await crypto.subtle.generateKey(P256, false, ["sign"]);
    const publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
    return { publicKey, key: pair.privateKey as unknown as SigningKey };
  },
  async sign(key, bytes) {
    return new Uint8Array(await crypto.subtle.sign(SIGNING, key as unknown as CryptoKey, bytes));
  },
};

export function randomBytes(count: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** A network that is not there. */
export const noNetwork: Transport = {
  push: () => Promise.resolve({ ok: false }),
  feedPage: () => Promise.resolve({ ok: false }),
  unitView: () => Promise.resolve({ ok: false }),
  blobPart: () => Promise.resolve({ ok: false }),
  uploadOffset: () => Promise.resolve({ ok: false }),
  uploadPart: () => Promise.resolve({ ok: false }),
};

/** Ports of a phone with memory storage and no network, but for what is given. The clock stands at 2025-11-22 10:00 in Shanghai. */
export function memoryPorts(given: Partial<PhonePorts> = {}): PhonePorts {
  return {
    storage: new MemoryStorage(new MemoryDisk()),
    transport: noNetwork,
    clock: () => 1_763_776_800_000,
    random: randomBytes,
    keys: webKeys,
    sha256,
    ...given,
  };
}
