import * as v from "valibot";

/**
 * A browser that lost its storage but kept its cookie `songxue-recovery` (HttpOnly, SameSite=Strict) asks `GET /api/recovery`
 * whose it is (204 where it has none, 404 `not-found` where nobody is known by it), then enrols a new key: a `device-enrolled` entry without proof
 * in a push that carries the cookie.
 */
export const RecoveryAnswer = v.object({
  name: v.string(),
  branch: v.string(),
  /** the journal that was lost */
  device: v.string(),
  /** the version of the words that its owner consented to there: he has not been asked anew, so the new key says the same */
  consent: v.number(),
});
export type RecoveryAnswer = v.InferOutput<typeof RecoveryAnswer>;
