import * as v from "valibot";
import type { VerdictReason } from "../domain/entry.ts";
import { FeedChunk, FeedIdSchema } from "./feed.ts";

/**
 * `POST /api/push`, `content-type: application/x-songxue-push`, `content-encoding: gzip` as a rule.
 *
 *     {"protocol":1,"device":"…","now":1763778000000,"epoch":"…","cursors":[["member:…",2,17]],"runs":1}
 *     …the runs (`run.ts`), one behind the other; they may be of other devices (carried)…
 *     signature    base64url: the caller's key over "songxue push 1" ‖ 0x00 ‖ SHA-256 of all the text before this line
 *
 * A run proves who wrote it; the envelope proves who is calling, so that a carrier gets receipts only and never a token.
 * An envelope without a caller (`device: null`, an empty last line) delivers runs and gets receipts. Zero runs is a plain "what is new".
 */
export const PushEnvelope = v.object({
  protocol: v.pipe(v.number(), v.integer()),
  device: v.nullable(v.string()),
  /** The caller's clock. Over 5 minutes off: `clock`, with the server's `now`; the caller signs again with what it learnt. */
  now: v.number(),
  /** the epoch that the cursors are of; null: a new phone */
  epoch: v.nullable(v.string()),
  /** [feed, generation, how many items the device has] */
  cursors: v.array(v.tuple([FeedIdSchema, v.number(), v.number()])),
  runs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200)),
  /** The caller has a PIN: no recovery cookie for it, and one of its member that came along is taken back. */
  locked: v.optional(v.literal(true)),
  /** Somebody else carries it (`carry/bundle.ts`): it may be late by any clock, and the answer has no token. */
  carried: v.optional(v.literal(true)),
});
export type PushEnvelope = v.InferOutput<typeof PushEnvelope>;

export const PUSH_LIMITS = {
  /** bytes of a request as it comes, compressed or not */
  packed: 4_000_000,
  /** UTF-8 bytes of its text; a phone with more to say says it in several pushes */
  text: 8_000_000,
} as const;

/** What stands apart in a journal, whole at every answer: an entry that is not listed (up to `through`) is accepted. */
export const ReceiptException = v.object({
  n: v.number(),
  verdict: v.picklist(["pending", "quarantined"]),
  reason: v.string() as v.GenericSchema<VerdictReason>,
  detail: v.optional(v.string()),
});
export type ReceiptException = v.InferOutput<typeof ReceiptException>;

export const Receipt = v.object({
  device: v.string(),
  /** everything up to and including this entry is durable on the server */
  through: v.number(),
  /** base64url link of entry `through`: a device with another one at that place has been forked */
  link: v.string(),
  exceptions: v.array(ReceiptException),
});
export type Receipt = v.InferOutput<typeof Receipt>;

/** A run that was refused whole; its device keeps it. */
export const RunRefusal = v.object({
  device: v.string(),
  from: v.number(),
  code: v.picklist(["gap", "conflict", "bad-chain", "bad-run", "too-large", "unknown-device"]),
  /** with `gap`: the number the server waits for */
  expected: v.optional(v.number()),
});
export type RunRefusal = v.InferOutput<typeof RunRefusal>;

/** What the server says of the caller, so that a phone's own policy and screens use the same facts. */
export const CallerStanding = v.object({
  member: v.nullable(v.string()),
  /** `waiting`: the invitation has not arrived yet; `ended`: revoked, moved out, consent withdrawn: delete what was read */
  state: v.picklist(["enrolled", "waiting", "refused", "ended"]),
  reason: v.optional(v.string()),
  roles: v.array(v.object({ role: v.string(), unit: v.string(), until: v.optional(v.number()) })),
  /** base64url, for staff: meeting secrets are HMAC(seed, meeting id) */
  codeSeed: v.optional(v.string()),
});
export type CallerStanding = v.InferOutput<typeof CallerStanding>;

export const PushAnswer = v.object({
  protocol: v.number(),
  epoch: v.string(),
  /** the server's clock */
  now: v.number(),
  receipts: v.array(Receipt),
  refusals: v.array(RunRefusal),
  /** only to a caller who signed */
  caller: v.optional(CallerStanding),
  /** every feed that the caller follows now; what he has of others he deletes */
  following: v.optional(v.array(FeedIdSchema)),
  /** what is new in them, as much as fits in one answer */
  feeds: v.optional(v.array(FeedChunk)),
  /** bearer token for feeds and blobs, short-lived, kept in memory only */
  token: v.optional(v.string()),
  tokenExpires: v.optional(v.number()),
  /** base64url: the key that bundles are sealed to, raw P-256 point */
  carryKey: v.optional(v.string()),
});
export type PushAnswer = v.InferOutput<typeof PushAnswer>;
