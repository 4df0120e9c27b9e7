import { gunzipSync, gzipSync } from "node:zlib";
import { createECDH, createHash, createPrivateKey, type KeyObject, sign } from "node:crypto";
import { toBase64Url } from "../protocol/bytes.ts";
import { bundleKeys, openWith, sealWith } from "../server/carry/carry-crypto.ts";
import type { CarryCrypto, CarryKey, Keys, SigningKey } from "../sync/ports.ts";
import type { Dice } from "./dice.ts";

/** Keys that come of the dice, so that devices have the same ids each time. Their signatures are the only thing that is not the same. */
export function simKeys(dice: Dice): Keys {
  return {
    generate() {
      const scalar = dice.bytes(32);
      scalar[0]! &= 0x7f;
      const ecdh = createECDH("prime256v1");
      ecdh.setPrivateKey(scalar);
      const publicKey = new Uint8Array(ecdh.getPublicKey());
      const key = createPrivateKey({
        format: "jwk",
        key: {
          kty: "EC",
          crv: "P-256",
          d: toBase64Url(scalar),
          x: toBase64Url(publicKey.subarray(1, 33)),
          y: toBase64Url(publicKey.subarray(33)),
        },
      });
      return Promise.resolve({ publicKey, key: key as unknown as SigningKey });
    },
    sign(key, bytes) {
      const how = { key: key as unknown as KeyObject, dsaEncoding: "ieee-p1363" } as const;
      return Promise.resolve(new Uint8Array(sign("sha256", bytes, how)));
    },
    digest(bytes) {
      return Promise.resolve(new Uint8Array(createHash("sha256").update(bytes).digest()));
    },
    // What is sealed is another each time, and tells nothing.
    forCarrying: () => Promise.resolve(carryCrypto),
  };
}

const carryCrypto: CarryCrypto = {
  agree(to) {
    const own = createECDH("prime256v1");
    const publicKey = new Uint8Array(own.generateKeys());
    const { up, answer } = bundleKeys(own, to, publicKey, to);
    return Promise.resolve({
      publicKey,
      up: up as unknown as CarryKey,
      answer: answer as unknown as CarryKey,
    });
  },
  encrypt: (key, about, bytes) =>
    Promise.resolve(new Uint8Array(sealWith(key as unknown as Uint8Array, about, bytes))),
  decrypt(key, about, sealed) {
    const opened = openWith(key as unknown as Uint8Array, about, sealed);
    return Promise.resolve(opened && new Uint8Array(opened));
  },
  zip: (text) => Promise.resolve(new Uint8Array(gzipSync(text))),
  unzip: (bytes) => Promise.resolve(gunzipSync(bytes).toString("utf8")),
};
