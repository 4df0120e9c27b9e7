import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { expect, test } from "vitest";
import { CODE_STEP_MS, meetingSecret, stepsShowing, typedCode } from "../../domain/check-in-code.ts";
import { checkInLink, parseCheckInLink } from "./check-in-link.ts";
import { organiserCode } from "./organiser-code.ts";

const seed = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
const seedBytes = Uint8Array.from({ length: 32 }, (_, i) => i);
const meeting = "meeting000000000";
const opened = Date.parse("2026-03-12T19:30:00+08:00");
const keyed = (key: Uint8Array, message: Uint8Array): Uint8Array => hmac(sha256, key, message);

test("what the organiser's phone shows is what the server finds between opening and closing", () => {
  const secret = meetingSecret(keyed, seedBytes, meeting);
  for (const minutes of [0, 1, 7, 45]) {
    const { code } = organiserCode(seed, meeting, opened + minutes * 60_000);
    expect(
      [...stepsShowing({ hmac: keyed, secret, code, opened, closed: opened + 3_600_000 })],
      `${minutes} min`,
    ).not.toEqual([]);
  }
  const late = organiserCode(seed, meeting, opened + 3 * 3_600_000).code;
  expect([...stepsShowing({ hmac: keyed, secret, code: late, opened, closed: opened + 3_600_000 })]).toEqual(
    [],
  );
});

test("a code is seven digits that can be typed, and turns after its seconds", () => {
  const first = organiserCode(seed, meeting, opened + 20_400);
  expect(typedCode(first.code)).toBe(first.code);
  expect(first.secondsLeft).toBe(40);
  expect(organiserCode(seed, meeting, opened + 20_400 + 39_000).code).toBe(first.code);
  expect(organiserCode(seed, meeting, opened + CODE_STEP_MS).code).not.toBe(first.code);
});

test("another meeting and another phone have other codes", () => {
  const { code } = organiserCode(seed, meeting, opened);
  expect(organiserCode(seed, "meeting000000001", opened).code).not.toBe(code);
  expect(organiserCode(`${seed.slice(0, -1)}g`, meeting, opened).code).not.toBe(code);
  expect(() => organiserCode("not a seed!", meeting, opened)).toThrow();
});

test("the QR's words lead back to the same meeting and code, and nothing else does", () => {
  const origin = "https://xuexi.example";
  const said = { branch: "wanghe-1", meeting, code: "1234567" };
  expect(parseCheckInLink(origin, checkInLink(origin, said))).toEqual(said);
  expect(parseCheckInLink(origin, checkInLink("https://elsewhere.example", said))).toBeUndefined();
  expect(parseCheckInLink(origin, `${origin}/#/check-in?code=1234567`)).toBeUndefined();
  expect(parseCheckInLink(origin, checkInLink(origin, { ...said, code: "12" }))).toBeUndefined();
});
