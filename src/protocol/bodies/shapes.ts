import * as v from "valibot";
import { isDay } from "../../domain/day.ts";
import { UNPRINTABLE } from "../../domain/unprintable.ts";

/**
 * The forms of values in bodies (`domain/ids.ts`). What is out of form makes an entry `bad-body`: set apart, never dropped.
 * The functions are marked so that a phone which only writes entries carries none of the schemas.
 */

/** 2200-01-01. A phone whose clock begins again in 1970 still writes entries. */
const LATEST = 7_258_118_400_000;

/** Words of a person, at most `max` UTF-16 units; may be empty. */
// @__NO_SIDE_EFFECTS__
export function words(max: number) {
  return v.pipe(
    v.string(),
    v.maxLength(max),
    v.check((text) => !UNPRINTABLE.test(text), "unprintable"),
  );
}

/** A name or a title: one line with something in it. */
// @__NO_SIDE_EFFECTS__
export function line(max: number) {
  return v.pipe(words(max), v.regex(/^[^\n\r]*\S[^\n\r]*$/));
}

/** 12 random bytes, base64url: member, meeting, essay, text, pairing. */
export const randomId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16}$/));
export const unitId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));
export const deviceId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));
export const entryId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}\.[1-9]\d{0,14}$/));
/** 32 bytes, base64url: an invitation or its proof */
export const hash = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
export const blobId = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** what staff name things by inside a campaign: phases, requirements */
export const slug = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,60}$/));

export const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST));
export const day = v.pipe(v.string(), v.check(isDay, "day"));
/** a length within one day */
export const minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440));
/** as people write it down: "0731-8888 (儿子)" */
export const phone = words(60);

// @__NO_SIDE_EFFECTS__
export function count(max: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));
}

// @__NO_SIDE_EFFECTS__
export function list<S extends v.GenericSchema>(of: S, max: number) {
  return v.pipe(v.array(of), v.maxLength(max));
}

/**
 * The schema of a body: a field for each of the type's, and unknown fields are kept and passed over. A field that the type
 * gained or lost does not compile.
 */
// @__NO_SIDE_EFFECTS__
export function body<B>(fields: {
  [F in keyof Required<B>]: v.GenericSchema<unknown, B[F]>;
}): v.GenericSchema<unknown, B> {
  return v.looseObject(fields) as unknown as v.GenericSchema<unknown, B>;
}

/** The fields of `MadeFrom`. */
export const madeFrom = {
  base: v.optional(v.nullable(entryId)),
  joined: v.optional(list(entryId, 100)),
};
