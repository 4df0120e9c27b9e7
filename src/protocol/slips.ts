import * as v from "valibot";
import { AnswersSchema } from "./bodies/forms.ts";
import { randomId } from "./bodies/shapes.ts";
import { SLIP_LIMITS } from "./slip-message.ts";

/**
 * Slips (不记名的票). A form of the way `slips` has an RSA key of its own. Each member that it reaches has one blind signature
 * (`blind-signature.ts`) and with it one slip: 32 random bytes and the server's signature of
 *
 *     slip ‖ "songxue slip 1" ‖ 0x00 ‖ form
 *
 * which the server can check and has never seen. With the slip come the answers, in a request that says nothing of who sends it.
 *
 * | request | who | body | answer |
 * |---|---|---|---|
 * | `GET /api/slip-keys/:form` | anybody | | `SlipKey`; may be kept by any cache |
 * | `POST /api/forms/:form/slip` | bearer | `SlipAsk` | `SlipAnswer`; the same ask has the same answer |
 * | `POST /api/slips` | anybody, without cookie and token | `SlipHandIn` | `HandInAnswer`; the same again has the same answer |
 */

const bytes = (length: number) =>
  v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/), v.length(Math.ceil((length * 4) / 3)));
const keyBytes = bytes(SLIP_LIMITS.key / 8);

export const SlipKey = v.object({
  /** the modulus, base64url */
  n: keyBytes,
  e: v.pipe(v.number(), v.integer()),
});
export type SlipKey = v.InferOutput<typeof SlipKey>;

export const SlipAsk = v.object({
  blinded: keyBytes,
  /** The slip of a member without a phone of his own, asked for by his helper or his branch's staff. */
  for: v.optional(randomId),
});
export type SlipAsk = v.InferOutput<typeof SlipAsk>;

/** had: his one slip was given before, to another phone or for him · closed */
export const SlipAnswer = v.variant("state", [
  v.object({ state: v.literal("signed"), signed: keyBytes }),
  v.object({ state: v.literal("had") }),
  v.object({ state: v.literal("closed") }),
]);
export type SlipAnswer = v.InferOutput<typeof SlipAnswer>;

export const SlipHandIn = v.object({
  form: randomId,
  slip: bytes(32),
  signature: keyBytes,
  answers: AnswersSchema,
  /** as many characters as make the body one of `SLIP_LIMITS.sizes` */
  pad: v.string(),
});
export type SlipHandIn = v.InferOutput<typeof SlipHandIn>;

/** Also to answers by link. spent: this slip has brought other answers · unfit: they do not fit the form, and why */
export const HandInAnswer = v.variant("state", [
  v.object({ state: v.literal("in") }),
  v.object({ state: v.literal("closed") }),
  v.object({ state: v.literal("spent") }),
  v.object({ state: v.literal("unfit"), words: v.string() }),
]);
export type HandInAnswer = v.InferOutput<typeof HandInAnswer>;
