import fc from "fast-check";
import { expect, test } from "vitest";
import { hasCheckDigit } from "../../domain/check-digit.ts";
import { invitationLink, newInvitationCode, spacedInvitationCode } from "./invitation-code.ts";
import { invitationProof } from "./invitation-proof.ts";

test("a code is twelve digits with a check digit, whatever chance brings", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat(255)), (stream) => {
      const bytes = stream[Symbol.iterator]();
      let drawn = 0;
      const code = newInvitationCode((into) => {
        for (let i = 0; i < into.length; i++) {
          // A stream that never goes under 250 would never end; real chance does.
          into[i] = drawn++ > 500 ? i : (bytes.next().value as number);
        }
        return into;
      });
      expect(code).toMatch(/^\d{12}$/);
      expect(hasCheckDigit(code)).toBe(true);
    }),
  );
});

test("bytes that would favour low digits are passed over", () => {
  const draws = [250, 255, 251, 7, 249, 252, 10, 0, 254, 253, 13, 99, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0];
  let at = 0;
  const code = newInvitationCode((into) => {
    for (let i = 0; i < into.length; i++) into[i] = draws[at++ % draws.length]!;
    return into;
  });
  expect(code.slice(0, 11)).toBe("79003912345");
});

test("two codes are two", () => {
  const codes = new Set(Array.from({ length: 200 }, () => newInvitationCode()));
  expect(codes.size).toBe(200);
});

test("a code is read out in fours, and stands in the link behind the #", () => {
  expect(spacedInvitationCode("123456789012")).toBe("1234 5678 9012");
  const link = new URL(invitationLink("https://xuexi.example", "123456789012"));
  expect(link.hash).toBe("#/enrol/123456789012");
  expect(link.pathname + link.search).toBe("/");
});

test("the proof is PBKDF2 as the protocol says, and the invitation its hash", async () => {
  const { proof, invitation } = await invitationProof("123456789012");
  // Reckoned with Python's hashlib.
  expect({ proof, invitation }).toEqual({
    proof: "dE6Oshym4mLUJZmZrMm3UVWW8YS01p8BCx-_lRXFfBM",
    invitation: "R79eADL7p_YMh9fZgzqVfkhzYOO9Z6ISpM6J-f37m2c",
  });
  expect((await invitationProof("123456789013")).invitation).not.toBe(invitation);
});
