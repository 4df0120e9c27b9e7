import * as v from "valibot";

/**
 * An invitation's code is 12 digits: 11 random ones and a check digit (`domain/check-digit.ts`), read out as 4-4-4.
 *
 *     proof      = PBKDF2-HMAC-SHA256(code, "songxue invitation 1", 100 000 rounds, 32 bytes), base64url
 *     invitation = base64url SHA-256 of the proof's 32 bytes: its id, all that an entry or a database holds
 *
 * The link is `/#/enrol/<code>`: a fragment never reaches a server or its log.
 *
 * `POST /api/invitations/look` asks, before consent and without using it up, whether a code will do.
 */
export const INVITATION_KDF = { salt: "songxue invitation 1", rounds: 100_000, bytes: 32 } as const;

export const InvitationLook = v.object({ proof: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)) });
export type InvitationLook = v.InferOutput<typeof InvitationLook>;

export const InvitationLookAnswer = v.object({
  state: v.picklist(["good", "used", "expired", "unknown"]),
  /** with good: whom it is for, so that the person sees that it is he */
  name: v.optional(v.string()),
  branch: v.optional(v.string()),
  campaign: v.optional(v.string()),
  office: v.optional(v.string()),
  expires: v.optional(v.number()),
});
export type InvitationLookAnswer = v.InferOutput<typeof InvitationLookAnswer>;
