import * as v from "valibot";
import { InvitationLookAnswer } from "../../protocol/invitation.ts";

export type LookUp = InvitationLookAnswer | { state: "offline" } | { state: "too-many" };

/** Whose invitation it is; does not use it up. */
export async function lookUpInvitation(proof: string): Promise<LookUp> {
  try {
    const answer = await fetch("/api/invitations/look", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ proof }),
      credentials: "same-origin",
    });
    if (answer.status === 429) return { state: "too-many" };
    if (!answer.ok) return { state: "offline" };
    return v.parse(InvitationLookAnswer, await answer.json());
  } catch {
    return { state: "offline" };
  }
}
