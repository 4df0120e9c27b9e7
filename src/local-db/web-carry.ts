import { concat } from "../protocol/bytes.ts";
import { CARRY_ANSWER, CARRY_UP } from "../protocol/carry/keys.ts";
import { utf8 } from "../protocol/utf8.ts";
import type { CarryCrypto, CarryKey } from "../sync/ports.ts";
import { randomBytes } from "./web-keys.ts";

/** bytes, at the beginning of what is sealed */
const NONCE = 12;
const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;

/** @param isLockable the answer's key can be read by script until it lies behind a PIN's lock */
export function carryCrypto(isLockable: boolean): CarryCrypto {
  return {
    async agree(to) {
      const server = await crypto.subtle.importKey("raw", to, CURVE, false, []);
      const own = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
      const publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
      const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: server }, own.privateKey, 256);
      const secret = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
      const salt = concat(publicKey, to);
      const derive = async (info: string, extractable: boolean, usage: KeyUsage): Promise<CarryKey> => {
        const how = { name: "HKDF", hash: "SHA-256", salt, info: utf8(info) };
        const aes = { name: "AES-GCM", length: 256 };
        const key = await crypto.subtle.deriveKey(how, secret, aes, extractable, [usage]);
        return key as unknown as CarryKey;
      };
      const [up, answer] = await Promise.all([
        derive(CARRY_UP, false, "encrypt"),
        derive(CARRY_ANSWER, isLockable, "decrypt"),
      ]);
      return { publicKey, up, answer };
    },
    async encrypt(key, about, bytes) {
      const iv = randomBytes(NONCE);
      const how = { name: "AES-GCM", iv, additionalData: about };
      return concat(iv, new Uint8Array(await crypto.subtle.encrypt(how, key as unknown as CryptoKey, bytes)));
    },
    async decrypt(key, about, sealed) {
      const how = { name: "AES-GCM", iv: sealed.subarray(0, NONCE), additionalData: about };
      return crypto.subtle
        .decrypt(how, key as unknown as CryptoKey, sealed.subarray(NONCE))
        .then((bytes) => new Uint8Array(bytes))
        .catch(() => undefined);
    },
    async zip(text) {
      const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
      return new Uint8Array(await new Response(packed).arrayBuffer());
    },
    unzip(bytes) {
      const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      return new Response(text).text().catch(() => undefined);
    },
  };
}
