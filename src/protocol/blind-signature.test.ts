import {
  constants,
  createHash,
  type createPrivateKey,
  generateKeyPairSync,
  privateDecrypt,
  randomBytes,
  verify,
} from "node:crypto";
import { expect, test } from "vitest";
import { blind, type BlindKey, type BlindMeans, unblind } from "./blind-signature.ts";
import { fromBase64Url, toHex } from "./bytes.ts";
import { BLIND_VECTOR } from "./testing/blind-vector.ts";

const sha384: BlindMeans["sha384"] = (bytes) => createHash("sha384").update(bytes).digest();
const hex = (text: string) => new Uint8Array(Buffer.from(text, "hex"));
const chance: BlindMeans = { sha384, random: randomBytes };

test("RFC 9474, appendix A.1, from the blinding to the signature", async () => {
  const { n, prefix, msg, salt, r, d, ...expected } = BLIND_VECTOR;
  const key: BlindKey = { n: hex(n), e: 65537 };
  const given = [hex(salt), hex(r)];
  const blinded = await blind(key, hex(prefix + msg), { sha384, random: () => given.shift()! });
  expect(toHex(blinded.blinded)).toBe(expected.blinded);
  expect(toHex(blinded.inverse)).toBe(expected.inverse);
  expect(powerHex(expected.blinded, d, n)).toBe(expected.signed);
  expect(toHex(unblind(key, hex(expected.signed), blinded)!)).toBe(expected.signature);
});

const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key: BlindKey = { n: fromBase64Url(pair.publicKey.export({ format: "jwk" }).n!)!, e: 65537 };
const signBlinded = (blinded: Uint8Array) =>
  privateDecrypt({ key: pair.privateKey, padding: constants.RSA_NO_PADDING }, blinded);

test("what comes of it is an ordinary RSA-PSS signature", async () => {
  for (let i = 0; i < 20; i++) {
    const message = randomBytes(50);
    const blinded = await blind(key, message, chance);
    const signature = unblind(key, signBlinded(blinded.blinded), blinded)!;
    const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
    expect(verify("sha384", message, { key: pair.publicKey, ...pss }, signature)).toBe(true);
    expect(verify("sha384", randomBytes(50), { key: pair.publicKey, ...pss }, signature)).toBe(false);
  }
});

test("the same message looks another way each time, and has nothing of its signature in it", async () => {
  const message = randomBytes(50);
  const one = await blind(key, message, chance);
  const two = await blind(key, message, chance);
  expect(toHex(one.blinded)).not.toBe(toHex(two.blinded));
  const signed = signBlinded(one.blinded);
  expect(toHex(unblind(key, signed, one)!)).not.toBe(toHex(signed));
  // Whoever has the blinded message and a signature of another blinding can do nothing with both.
  expect(unblind(key, signed, two)).toBeUndefined();
});

test("another key's signature, a broken one and one of another length are none", async () => {
  const blinded = await blind(key, randomBytes(50), chance);
  const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const signed = signBlinded(blinded.blinded);
  const broken = Uint8Array.from(signed);
  broken[100]! ^= 1;
  expect(unblind(key, broken, blinded)).toBeUndefined();
  expect(unblind(key, signed.subarray(1), blinded)).toBeUndefined();
  expect(unblind(key, new Uint8Array(256).fill(255), blinded)).toBeUndefined();
  const wrong = powerHex(toHex(blinded.blinded), jwkHex(other, "d"), jwkHex(other, "n"));
  expect(unblind(key, hex(wrong), blinded)).toBeUndefined();
});

function jwkHex(of: ReturnType<typeof createPrivateKey>, part: "d" | "n"): string {
  return toHex(fromBase64Url(of.export({ format: "jwk" })[part]!)!);
}

function powerHex(base: string, exponent: string, modulus: string): string {
  const n = BigInt(`0x${modulus}`);
  let result = 1n;
  let square = BigInt(`0x${base}`) % n;
  for (let left = BigInt(`0x${exponent}`); left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % n;
    square = (square * square) % n;
  }
  return result.toString(16).padStart(modulus.length, "0");
}
