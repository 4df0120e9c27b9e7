import { hasCheckDigit } from "../domain/check-digit.ts";

/** Digits of an invitation's code, the last a check. */
export const CODE_DIGITS = 12;

/**
 * What a person made of the code: typed with blanks, dashes or full-width digits, or the whole link pasted.
 * `length` (too-short, too-long) is how many digits there were; `mistyped`: one is wrong, or two are swapped.
 */
export function readInvitationCode(
  typed: string,
):
  | { code: string }
  | { problem: "empty" | "not-digits" | "mistyped" }
  | { problem: "too-short" | "too-long"; length: number } {
  const afterLink = typed.slice(typed.lastIndexOf("/") + 1);
  const digits = afterLink
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\s\-‐-―－_.·]/g, "");
  if (digits === "") return { problem: "empty" };
  if (!/^\d+$/.test(digits)) return { problem: "not-digits" };
  const { length } = digits;
  if (length !== CODE_DIGITS) return { problem: length < CODE_DIGITS ? "too-short" : "too-long", length };
  return hasCheckDigit(digits) ? { code: digits } : { problem: "mistyped" };
}
