import * as v from "valibot";

/** The one shape of every error answer. `message` is for a person, in Chinese; machines read `code`. */
export const ErrorAnswer = v.object({
  code: v.picklist([
    "bad-request",
    "bad-signature",
    "clock",
    "unauthorised",
    "forbidden",
    "not-found",
    "too-large",
    "too-many",
    "protocol",
    "unavailable",
    "internal",
  ]),
  message: v.string(),
  /** with `clock`: the server's time */
  now: v.optional(v.number()),
  /** with `protocol`: the versions that the server speaks */
  speaks: v.optional(v.array(v.number())),
});
export type ErrorAnswer = v.InferOutput<typeof ErrorAnswer>;
