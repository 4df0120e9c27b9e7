import type { InvitationId } from "../../domain/ids.ts";
import { toBase64Url } from "../../protocol/bytes.ts";
import { INVITATION_KDF } from "../../protocol/invitation.ts";
import { utf8 } from "../../protocol/utf8.ts";

export interface InvitationProof {
  /** what whoever holds the code shows to the server; base64url */
  proof: string;
  /** its hash: all that an entry holds */
  invitation: InvitationId;
}

/**
 * What a code proves (`protocol/invitation.ts`). Takes a moment by intent: it is what guessing codes would cost.
 * @param code twelve digits
 */
export async function invitationProof(code: string): Promise<InvitationProof> {
  const key = await crypto.subtle.importKey("raw", utf8(code), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits(
    {
      name: "PBKDF2",
      hash: "SHA-256",
      salt: utf8(INVITATION_KDF.salt),
      iterations: INVITATION_KDF.rounds,
    },
    key,
    INVITATION_KDF.bytes * 8,
  );
  const hash = await crypto.subtle.digest("SHA-256", bits);
  return { proof: toBase64Url(new Uint8Array(bits)), invitation: toBase64Url(new Uint8Array(hash)) };
}
