import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasCheckDigit } from "./check-digit.ts";
import {
  codeAt,
  CODE_STEP_MS,
  type Hmac,
  LONGEST_OPEN_MS,
  meetingSecret,
  spacedCode,
  stepsShowing,
  totp,
  typedCode,
} from "./check-in-code.ts";
import { shanghai } from "./testing/journal.ts";

const hmacOf =
  (hash: string): Hmac =>
  (key, message) =>
    createHmac(hash, key).update(message).digest();
const hmac = hmacOf("sha256");
const ascii = (text: string) => new TextEncoder().encode(text);

// RFC 6238, appendix B: seconds, then the eight digits for SHA-1, SHA-256 and SHA-512.
const VECTORS: [number, string, string, string][] = [
  [59, "94287082", "46119246", "90693936"],
  [1111111109, "07081804", "68084774", "25091201"],
  [1111111111, "14050471", "67062674", "99943326"],
  [1234567890, "89005924", "91819424", "93441116"],
  [2000000000, "69279037", "90698825", "38618901"],
  [20000000000, "65353130", "77737706", "47863826"],
];
const SEED = "12345678901234567890";

describe("the vectors of RFC 6238", () => {
  // The seed is as long as the hash, as in the erratum of the RFC.
  const hashes = [
    ["SHA-1", "sha1", 20],
    ["SHA-256", "sha256", 32],
    ["SHA-512", "sha512", 64],
  ] as const;
  const vectors = VECTORS.flatMap(([seconds, ...codes]) =>
    hashes.map(([name, hash, length], i) => [name, seconds, codes[i]!, hash, length] as const),
  );
  test.each(vectors)("%s at %i s is %s", (_name, seconds, code, hash, length) => {
    const seed = ascii(SEED.repeat(4).slice(0, length));
    expect(totp(hmacOf(hash), seed, seconds * 1000, 30_000, 8)).toBe(code);
  });
});

const secret = meetingSecret(hmac, ascii("the seed of one staff device, 32"), "m1");
const opened = shanghai("2026-03-12 19:25");
const closed = shanghai("2026-03-12 21:00");

test("two meetings of one device, and one meeting of two devices, have different secrets", () => {
  const other = meetingSecret(hmac, ascii("the seed of one staff device, 32"), "m2");
  const elsewhere = meetingSecret(hmac, ascii("the seed of another device, 32 b"), "m1");
  expect(new Set([secret, other, elsewhere].map((bytes) => Buffer.from(bytes).toString("hex"))).size).toBe(3);
});

test("a code shown at any time between opening and closing is found again in its step", () => {
  fc.assert(
    fc.property(fc.integer({ min: opened, max: closed }), (at) => {
      const { code, until } = codeAt(hmac, secret, at);
      expect(until).toBeGreaterThan(at);
      expect(until - at).toBeLessThanOrEqual(CODE_STEP_MS);
      expect(hasCheckDigit(code)).toBe(true);
      const [found] = stepsShowing({ hmac, secret, code, opened, closed });
      // The first step that has this code: chance may give one code twice.
      expect(found!).toBeLessThanOrEqual(Math.floor(at / CODE_STEP_MS));
      expect(codeAt(hmac, secret, found! * CODE_STEP_MS).code).toBe(code);
    }),
    { numRuns: 30 },
  );
});

test("a code from before the opening, from after the closing, or of another meeting is not found", () => {
  const before = codeAt(hmac, secret, opened - 5 * CODE_STEP_MS).code;
  const after = codeAt(hmac, secret, closed + 5 * CODE_STEP_MS).code;
  const other = codeAt(hmac, meetingSecret(hmac, ascii("seed"), "m2"), opened).code;
  for (const code of [before, after, other]) {
    expect([...stepsShowing({ hmac, secret, code, opened, closed })]).toEqual([]);
  }
});

test("a meeting that nobody closed does not make codes good for weeks", () => {
  const question = { hmac, secret, opened, closed: opened + 30 * 86_400_000 };
  const late = codeAt(hmac, secret, opened + LONGEST_OPEN_MS + 5 * CODE_STEP_MS).code;
  const inTime = codeAt(hmac, secret, opened + LONGEST_OPEN_MS - CODE_STEP_MS).code;
  expect([...stepsShowing({ ...question, code: late })]).toEqual([]);
  expect([...stepsShowing({ ...question, code: inTime })]).not.toEqual([]);
});

test("closed before it was opened, by a clock set back: no code is good, and nothing hangs", () => {
  const { code } = codeAt(hmac, secret, opened);
  expect([...stepsShowing({ hmac, secret, code, opened, closed: opened - 1 })]).toEqual([]);
});

test("what is typed: blanks and full-width digits are forgiven, a slip of the finger is told", () => {
  const { code } = codeAt(hmac, secret, opened);
  const wide = code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  expect(typedCode(` ${spacedCode(code)} `)).toBe(code);
  expect(typedCode(wide)).toBe(code);
  expect(typedCode(code.slice(0, 6))).toBeUndefined();
  const slipped = code.slice(0, 6) + ((Number(code[6]) + 1) % 10);
  expect(typedCode(slipped)).toBeUndefined();
});
