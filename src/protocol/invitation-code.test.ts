import { createHash, pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatInvitationCode, invitationIdOf, newInvitationCode, proofOf } from "./invitation-code.ts";
import { readInvitationCode } from "./read-invitation-code.ts";
import { INVITATION_KDF } from "./invitation.ts";

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const random = (length: number) => new Uint8Array(randomBytes(length));
const derive = async (code: string) =>
  new Uint8Array(
    await promisify(pbkdf2)(code, INVITATION_KDF.salt, INVITATION_KDF.rounds, INVITATION_KDF.bytes, "sha256"),
  );

describe("an invitation's code", () => {
  it("is twelve digits that read back as they were made", () => {
    for (let i = 0; i < 200; i++) {
      const code = newInvitationCode(random);
      expect(code).toMatch(/^\d{12}$/);
      expect(readInvitationCode(formatInvitationCode(code))).toEqual({ code });
    }
  });

  it("keeps leading zeros", () => {
    expect(newInvitationCode(() => Uint8Array.of(0, 0, 0, 0, 7))).toMatch(/^00000000007\d$/);
  });

  it("draws again where a draw would make some codes likelier than others", () => {
    // 10^12 is the first of the 40-bit numbers that do not fill a whole round of 10^11 codes.
    const draws = [
      [0xff, 0xff, 0xff, 0xff, 0xff],
      [0xe8, 0xd4, 0xa5, 0x10, 0x00],
      [0xe8, 0xd4, 0xa5, 0x0f, 0xff],
    ];
    expect(newInvitationCode(() => Uint8Array.from(draws.shift()!))).toMatch(/^99999999999\d$/);
    expect(draws).toEqual([]);
  });

  it("is shown in groups of four", () => {
    expect(formatInvitationCode("123456789012")).toBe("1234-5678-9012");
  });

  it("is understood however a person types it", () => {
    const code = newInvitationCode(random);
    const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(+digit + 0xff10));
    for (const typed of [
      code,
      ` ${code}\n`,
      code.replace(/(....)/g, "$1 "),
      code.replace(/(....)/g, "$1－"),
      wide(code),
      wide(formatInvitationCode(code)).replaceAll("-", "　"),
      `https://songxue.example.org/#/enrol/${code}`,
      `songxue.example.org/sub/#/enrol/${code} `,
    ]) {
      expect(readInvitationCode(typed)).toEqual({ code });
    }
  });

  it("says what is wrong", () => {
    const code = newInvitationCode(random);
    expect(readInvitationCode(" - ")).toEqual({ problem: "empty" });
    expect(readInvitationCode("我的邀请码")).toEqual({ problem: "not-digits" });
    expect(readInvitationCode(code.slice(0, 9))).toEqual({ problem: "too-short", length: 9 });
    expect(readInvitationCode(code + "1")).toEqual({ problem: "too-long", length: 13 });
    fc.assert(
      fc.property(fc.nat(11), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const wrong = code.slice(0, at) + ((Number(code[at]) + by) % 10) + code.slice(at + 1);
        expect(readInvitationCode(wrong)).toEqual({ problem: "mistyped" });
      }),
    );
  });
});

describe("an invitation's proof and id", () => {
  it("follow from the code as the protocol says", async () => {
    const proof = await proofOf(derive, "123456789012");
    // Worked out once with Python's hashlib.pbkdf2_hmac, so that both sides and other clients agree for good.
    expect(proof).toBe("dE6Oshym4mLUJZmZrMm3UVWW8YS01p8BCx-_lRXFfBM");
    expect(invitationIdOf(sha256, proof)).toBe("R79eADL7p_YMh9fZgzqVfkhzYOO9Z6ISpM6J-f37m2c");
  });

  it("have one spelling only", () => {
    expect(invitationIdOf(sha256, "A".repeat(43))).toHaveLength(43);
    expect(invitationIdOf(sha256, "A".repeat(42) + "B")).toBeUndefined();
    expect(invitationIdOf(sha256, "A".repeat(40))).toBeUndefined();
    expect(invitationIdOf(sha256, "not base64")).toBeUndefined();
  });
});
