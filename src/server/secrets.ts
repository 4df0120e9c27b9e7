import {
  createECDH,
  createHmac,
  createPrivateKey,
  createSecretKey,
  type ECDH,
  type KeyObject,
  sign,
  timingSafeEqual,
} from "node:crypto";
import type { DeviceId } from "../domain/ids.ts";
import { fromBase64Url, toBase64Url } from "../protocol/bytes.ts";
import { deviceIdOf } from "../protocol/chain.ts";
import { sha256 } from "./accept/crypto.ts";
import type { Store } from "./store/store.ts";

/** What only the server knows: from one random secret, and the key of its own device. Made at the first start, kept in the database. */
export interface ServerSecrets {
  /** the office's own device */
  device: DeviceId;
  publicKey: Uint8Array;
  sign(bytes: Uint8Array): Uint8Array;
  /** for bearer tokens */
  tokenKey: KeyObject;
  /** base64url; what a staff device derives its meetings' secrets from */
  codeSeed(device: DeviceId): string;
  /** what a browser that loses its storage still holds */
  recoveryCookie(device: DeviceId): string;
  /** @returns the device that the cookie is of; undefined where it is none of ours */
  deviceOfCookie(cookie: string): DeviceId | undefined;
  /** what bundles are sealed to that others carry (`protocol/carry/bundle.ts`) */
  carry: { publicKey: Uint8Array; ecdh: ECDH };
  /** for the seeds of the server's own runs */
  runSeed(from: number, link: string): Uint8Array;
}

export async function loadSecrets(
  store: Store,
  random: (bytes: number) => Uint8Array,
): Promise<ServerSecrets> {
  const { secret, key } = await store.write(async (tx) => {
    // A second process that starts at the same moment finds what the first one wrote.
    const fresh = { secret: toBase64Url(random(32)), key: toBase64Url(randomPrivateKey(random)) };
    await tx
      .insertInto("server_state")
      .values([
        { name: "secret", value: fresh.secret },
        { name: "device key", value: fresh.key },
        { name: "epoch", value: toBase64Url(random(9)) },
      ])
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const rows = await tx.selectFrom("server_state").selectAll().execute();
    const value = (name: string) => rows.find((row) => row.name === name)!.value;
    return { secret: value("secret"), key: value("device key") };
  });
  return secretsOf(fromBase64Url(secret)!, fromBase64Url(key)!);
}

function secretsOf(secret: Uint8Array, scalar: Uint8Array): ServerSecrets {
  const ecdh = createECDH("prime256v1");
  ecdh.setPrivateKey(scalar);
  const publicKey = new Uint8Array(ecdh.getPublicKey());
  const privateKey = importKey(scalar, publicKey);
  // As an object: what Node does with bytes that are no object yet takes longer than the hash.
  const key = createSecretKey(secret);
  const mac = (use: string, about: string) =>
    createHmac("sha256", key).update(`songxue ${use}\0${about}`).digest();
  return {
    device: deviceIdOf(sha256, publicKey),
    publicKey,
    sign: (bytes) => sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" }),
    tokenKey: createSecretKey(mac("token", "")),
    codeSeed: (device) => toBase64Url(mac("meeting seed", device)),
    recoveryCookie: (device) => `${device}.${toBase64Url(mac("recovery", device))}`,
    deviceOfCookie(cookie) {
      const [device = "", given = ""] = cookie.split(".");
      const right = mac("recovery", device);
      const bytes = fromBase64Url(given);
      return bytes?.length === right.length && timingSafeEqual(bytes, right) ? device : undefined;
    },
    carry: carryKey(new Uint8Array(mac("carry key", ""))),
    runSeed: (from, link) => new Uint8Array(mac("run seed", `${from} ${link}`).subarray(0, 16)),
  };
}

function carryKey(scalar: Uint8Array): ServerSecrets["carry"] {
  scalar[0]! &= 0x7f;
  const ecdh = createECDH("prime256v1");
  ecdh.setPrivateKey(scalar);
  return { publicKey: new Uint8Array(ecdh.getPublicKey()), ecdh };
}

function randomPrivateKey(random: (bytes: number) => Uint8Array): Uint8Array {
  // Below the order of the curve but for one in 2^32; a first byte of 0x7f at most makes it certain.
  const scalar = random(32);
  scalar[0]! &= 0x7f;
  return scalar;
}

function importKey(scalar: Uint8Array, publicKey: Uint8Array): KeyObject {
  return createPrivateKey({
    format: "jwk",
    key: {
      kty: "EC",
      crv: "P-256",
      d: toBase64Url(scalar),
      x: toBase64Url(publicKey.subarray(1, 33)),
      y: toBase64Url(publicKey.subarray(33)),
    },
  });
}
