import type { FormId } from "../domain/ids.ts";
import { type Bytes, concat } from "./bytes.ts";
import type { SlipHandIn } from "./slips.ts";
import { utf8 } from "./utf8.ts";

/** Apart from the schemas of `slips.ts`, which a phone does not need. */
export const SLIP_LIMITS = {
  /** bits of a form's key */
  key: 2_048,
  /** characters of the answers' JSON */
  answers: 60_000,
  /** bytes of a hand-in: each is padded to the next of these, so that its length says little */
  sizes: [4_000, 16_000, 64_000, 256_000],
} as const;

const CONTEXT = "songxue slip 1\0";

/** What the signature of a slip is of. */
export function slipMessage(slip: Uint8Array, form: FormId): Bytes {
  return concat(slip, utf8(`${CONTEXT}${form}`));
}

/** The text of a hand-in, of one of a few lengths. @throws RangeError where there is too much of it */
export function formatHandIn(handIn: Omit<SlipHandIn, "pad">): string {
  const bare = utf8(JSON.stringify({ ...handIn, pad: "" })).length;
  const size = SLIP_LIMITS.sizes.find((one) => one >= bare);
  if (size === undefined) throw new RangeError("too much for one slip");
  return JSON.stringify({ ...handIn, pad: " ".repeat(size - bare) });
}
