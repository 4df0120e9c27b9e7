import type { Bytes } from "../../protocol/bytes.ts";
import { concat, toHex } from "../../protocol/bytes.ts";
import { utf8 } from "../../protocol/utf8.ts";
import { StorageDamaged } from "../../sync/phone.ts";

/**
 * What a profile with a PIN is locked with: keys derived from one random master key, which leave the browser's crypto for no
 * script. `about` is what is sealed (store and key): sealed bytes that were put in another's place do not open.
 */
export interface Vault {
  seal(bytes: Bytes, about: string): Promise<Bytes>;
  /** @throws StorageDamaged where it is not what was sealed about this */
  open(sealed: Bytes, about: string): Promise<Bytes>;
  /** What stands for a name in the clear: the same each time, and telling nothing. */
  nameOf(name: string): Promise<string>;
  /** By what stands for them, names that have been read here. */
  readonly seenNames: Map<string, string>;
  /** @param key extractable: it can be wrapped once, where it was made */
  wrapKey(key: CryptoKey, about: string): Promise<Bytes>;
  /** @param of device: it signs (the default) · answer: it opens the answer to a bundle @returns not extractable @throws StorageDamaged */
  unwrapKey(wrapped: Bytes, about: string, of?: "device" | "answer"): Promise<CryptoKey>;
}

export const IV_BYTES = 12;
const AES = { name: "AES-GCM", length: 256 } as const;
const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;

/** @param master HKDF, `deriveKey` */
export async function openVault(master: CryptoKey): Promise<Vault> {
  const derive = (what: string, algorithm: AesKeyGenParams | HmacKeyGenParams, usages: KeyUsage[]) =>
    crypto.subtle.deriveKey(
      { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info: utf8(`songxue lock 1 ${what}`) },
      master,
      algorithm,
      false,
      usages,
    );
  const [values, names, keys] = await Promise.all([
    derive("values", AES, ["encrypt", "decrypt"]),
    derive("names", { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]),
    derive("keys", AES, ["wrapKey", "unwrapKey"]),
  ]);
  const known = new Map<string, Promise<string>>();

  return {
    seenNames: new Map(),
    async seal(bytes, about) {
      const iv = newIv();
      return concat(iv, new Uint8Array(await crypto.subtle.encrypt(how(iv, about), values, bytes)));
    },
    open: (sealed, about) =>
      orDamaged(about, async () => {
        const { iv, rest } = parts(sealed);
        return new Uint8Array(await crypto.subtle.decrypt(how(iv, about), values, rest));
      }),
    nameOf(name) {
      let found = known.get(name);
      if (!found) {
        found = crypto.subtle
          .sign("HMAC", names, utf8(name))
          .then((mac) => toHex(new Uint8Array(mac, 0, 16)));
        known.set(name, found);
      }
      return found;
    },
    async wrapKey(key, about) {
      const iv = newIv();
      const format = key.type === "secret" ? "raw" : "pkcs8";
      return concat(iv, new Uint8Array(await crypto.subtle.wrapKey(format, key, keys, how(iv, about))));
    },
    unwrapKey: (wrapped, about, of = "device") =>
      orDamaged(about, () => {
        const { iv, rest } = parts(wrapped);
        if (of === "answer") {
          return crypto.subtle.unwrapKey("raw", rest, keys, how(iv, about), AES, false, ["decrypt"]);
        }
        return crypto.subtle.unwrapKey("pkcs8", rest, keys, how(iv, about), P256, false, ["sign"]);
      }),
  };
}

function newIv(): Bytes {
  return crypto.getRandomValues(new Uint8Array(IV_BYTES));
}

function how(iv: Bytes, about: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: utf8(about) };
}

function parts(sealed: Bytes): { iv: Bytes; rest: Bytes } {
  return { iv: sealed.subarray(0, IV_BYTES), rest: sealed.subarray(IV_BYTES) };
}

async function orDamaged<T>(about: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw new StorageDamaged(`${about} does not open`, { cause: error });
  }
}
