import { checkDigit } from "../domain/check-digit.ts";
import type { InvitationId } from "../domain/ids.ts";
import { fromBase64Url, toBase64Url } from "./bytes.ts";
import type { Sha256 } from "./chain.ts";
import { CODE_DIGITS } from "./read-invitation-code.ts";

/** The code of an invitation, from its making to the entry that uses it; what it is made of: `invitation.ts`. */

/** Bytes that nobody can foresee. */
export type RandomBytes = (length: number) => Uint8Array;

/** PBKDF2 with the parameters of `INVITATION_KDF`, of the code's twelve ASCII digits. @returns 32 bytes */
export type DeriveProof = (code: string) => Promise<Uint8Array>;

const RANDOM_DIGITS = CODE_DIGITS - 1;
const CODES = 10 ** RANDOM_DIGITS;
/** Draws of 40 bits that are evenly spread over all codes; the rest are drawn again. */
const EVEN = Math.floor(2 ** 40 / CODES) * CODES;

/** @returns twelve digits; each of the 10^11 codes is as likely as another */
export function newInvitationCode(random: RandomBytes): string {
  let drawn: number;
  do {
    drawn = random(5).reduce((number, byte) => number * 256 + byte, 0);
  } while (drawn >= EVEN);
  const digits = String(drawn % CODES).padStart(RANDOM_DIGITS, "0");
  return digits + checkDigit(digits);
}

/** "1234-5678-9012": as it is shown, printed and read out. */
export function formatInvitationCode(code: string): string {
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join("-");
}

/** What an enrolment shows instead of the code: it takes long to try all codes against it. @returns base64url */
export async function proofOf(derive: DeriveProof, code: string): Promise<string> {
  return toBase64Url(await derive(code));
}

/** @returns undefined where the proof is not base64url of 32 bytes */
export function invitationIdOf(sha256: Sha256, proof: string): InvitationId | undefined {
  const bytes = fromBase64Url(proof);
  return bytes?.length === 32 ? toBase64Url(sha256(bytes)) : undefined;
}
