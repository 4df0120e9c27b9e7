import { createHash, pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import type { NewEntry } from "../../domain/entry.ts";
import type { Instant, MemberId } from "../../domain/ids.ts";
import { INVITATION_KDF } from "../../protocol/invitation.ts";
import { newInvitationCode } from "../../protocol/invitation-code.ts";

const derive = promisify(pbkdf2);

/** A new invitation: its code, to be shown once, and the entry that holds only a hash of its proof. */
export async function newInvitation(
  member: MemberId,
  expires: Instant,
): Promise<{ code: string; entry: NewEntry<"invitation-made"> }> {
  const code = newInvitationCode(randomBytes);
  const { salt, rounds, bytes } = INVITATION_KDF;
  const proof = await derive(code, salt, rounds, bytes, "sha256");
  const invitation = createHash("sha256").update(proof).digest("base64url");
  return {
    code,
    entry: { kind: "invitation-made", body: { invitation, member, purpose: "enrol", expires } },
  };
}

/** The code stands behind `#`: a fragment reaches no server and no log. @param origin where people open the app */
export function invitationLink(origin: string, code: string): string {
  return `${origin}/#/enrol/${code}`;
}

/** An id for a member, a meeting, a text or a pairing (`domain/ids.ts`). */
export function newId(): string {
  return randomBytes(12).toString("base64url");
}
