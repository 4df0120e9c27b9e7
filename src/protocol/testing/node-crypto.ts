import { createHash } from "node:crypto";
import { deviceIdOf, firstLink } from "../chain.ts";
import { deriveRun, formatRun, type Run, type RunEntry } from "../run.ts";

/** Real hashing and real ECDSA for tests, by Node's WebCrypto: the same interface that a browser has. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash("sha256").update(bytes).digest());
}

const ECDSA = { name: "ECDSA", hash: "SHA-256" } as const;
const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;

export interface TestDevice {
  id: string;
  /** raw P-256 point, 65 bytes */
  key: Uint8Array<ArrayBuffer>;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

export async function newDevice(): Promise<TestDevice> {
  const pair = await crypto.subtle.generateKey(P256, false, ["sign", "verify"]);
  const key = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return {
    id: deviceIdOf(sha256, key),
    key,
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(ECDSA, pair.privateKey, bytes)),
  };
}

export async function isSignedBy(
  key: Uint8Array<ArrayBuffer>,
  signature: Uint8Array,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const publicKey = await crypto.subtle.importKey("raw", key, P256, false, ["verify"]);
  return crypto.subtle.verify(ECDSA, publicKey, new Uint8Array(signature), bytes);
}

/** Seals entries as a phone does. @param after link of the entry before; absent: the run begins the journal */
export async function sealRun(
  device: TestDevice,
  entries: readonly RunEntry[],
  after?: { n: number; link: Uint8Array },
): Promise<{ run: Run; text: string; link: Uint8Array; to: number }> {
  const unsigned = {
    device: device.id,
    from: after === undefined ? 1 : after.n + 1,
    seed: crypto.getRandomValues(new Uint8Array(16)),
    ...(after === undefined && { key: device.key }),
    entries,
  };
  const { signed, link, to } = deriveRun(sha256, unsigned, after?.link ?? firstLink(sha256, device.id));
  const run = { ...unsigned, signature: await device.sign(signed) };
  return { run, text: formatRun(run), link, to };
}
