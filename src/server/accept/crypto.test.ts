import { generateKeyPairSync, sign } from "node:crypto";
import { expect, it } from "vitest";
import { concat, fromBase64Url, toBase64Url } from "../../protocol/bytes.ts";
import { isSignedBy, isSignedByElsewhere, sha256 } from "./crypto.ts";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
const { x, y } = publicKey.export({ format: "jwk" });
const key = toBase64Url(concat(Uint8Array.of(4), fromBase64Url(x!)!, fromBase64Url(y!)!));

async function answers(key: string, bytes: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const here = isSignedBy(key, bytes, signature);
  expect(await isSignedByElsewhere(key, bytes, signature)).toBe(here);
  return here;
}

it("signatures of every form are known, and nothing else is", async () => {
  // Enough that some r and s begin with a zero, or with a one that is no sign.
  for (let i = 0; i < 600; i++) {
    const bytes = Uint8Array.of(i >> 8, i & 255);
    const signature = new Uint8Array(sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" }));
    expect(await answers(key, bytes, signature)).toBe(true);
    signature[i % 64]! ^= 1;
    expect(await answers(key, bytes, signature)).toBe(false);
  }
});

it("what is no signature or no key is refused", async () => {
  const bytes = Uint8Array.of(1);
  const signature = new Uint8Array(sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" }));
  expect(await answers(key, bytes, new Uint8Array(64))).toBe(false);
  expect(await answers(key, bytes, new Uint8Array(64).fill(255))).toBe(false);
  expect(await answers(key, bytes, new Uint8Array())).toBe(false);
  expect(await answers(key, bytes, signature.subarray(1))).toBe(false);
  expect(await answers(toBase64Url(new Uint8Array(65).fill(4)), bytes, signature)).toBe(false);
});

it("the hash is SHA-256, byte for byte", () => {
  expect(Buffer.from(sha256(Buffer.from("abc"))).toString("hex")).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});
