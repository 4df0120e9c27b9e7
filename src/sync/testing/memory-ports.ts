import { sha256 } from "@noble/hashes/sha2.js";
import { MemoryDisk, MemoryStorage } from "../memory-storage.ts";
import { randomBytes, webKeys } from "../../local-db/web-keys.ts";
import type { PhonePorts, Transport } from "../ports.ts";

/** A network that is not there. */
export const noNetwork: Transport = {
  push: () => Promise.resolve({ ok: false }),
  feedPage: () => Promise.resolve({ ok: false }),
  ask: () => Promise.resolve({ ok: false }),
  importFile: () => Promise.resolve({ ok: false }),
  packs: () => Promise.resolve({ ok: false }),
  blobPart: () => Promise.resolve({ ok: false }),
  carried: () => Promise.resolve({ ok: false }),
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
