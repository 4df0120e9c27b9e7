import { expect, test } from "vitest";
import { readInvitationCode } from "../../protocol/read-invitation-code.ts";
import { invitationLink, newInvitationCode, spacedInvitationCode } from "./invitation-code.ts";
import { invitationProof } from "./invitation-proof.ts";

test("two codes are two, and what is read out is what is typed", () => {
  const codes = new Set(Array.from({ length: 200 }, () => newInvitationCode()));
  expect(codes.size).toBe(200);
  for (const code of codes) expect(readInvitationCode(spacedInvitationCode(code))).toEqual({ code });
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
