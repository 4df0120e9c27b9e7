import { createHmac } from "node:crypto";
import { checkDigit } from "../../domain/check-digit.ts";
import { codeAt, LONGEST_OPEN_MS, meetingSecret, stepsShowing } from "../../domain/check-in-code.ts";
import type { Instant, MeetingId } from "../../domain/ids.ts";
import { fromBase64Url } from "../../protocol/bytes.ts";
import type { TestPhone } from "./test-phone.ts";

export function hmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  return createHmac("sha256", key).update(message).digest();
}

/** What the organiser's phone shows at `at` by its own clock. */
export function codeShownBy(organiser: TestPhone, meeting: MeetingId, at: Instant): string {
  return codeAt(hmac, secretOf(organiser, meeting), at).code;
}

/** Different codes with a sound check digit that this phone does not show, from opening to as long as a meeting may be open. */
export function codesNotShownBy(
  organiser: TestPhone,
  meeting: MeetingId,
  opened: Instant,
  count: number,
): string[] {
  const secret = secretOf(organiser, meeting);
  const closed = opened + LONGEST_OPEN_MS;
  const codes: string[] = [];
  for (let i = 1; codes.length < count; i++) {
    const digits = String(i).padStart(6, "0");
    const code = digits + checkDigit(digits);
    if (stepsShowing({ hmac, secret, code, opened, closed }).next().done) codes.push(code);
  }
  return codes;
}

function secretOf(organiser: TestPhone, meeting: MeetingId): Uint8Array {
  return meetingSecret(hmac, fromBase64Url(organiser.last!.caller!.codeSeed!)!, meeting);
}
