import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { codeAt, type Hmac, meetingSecret } from "../../domain/check-in-code.ts";
import type { Instant, MeetingId } from "../../domain/ids.ts";
import { fromBase64Url } from "../../protocol/bytes.ts";

export interface OrganiserCode {
  /** six digits and the check digit */
  code: string;
  /** until the next one, whole seconds, at least 1 */
  secondsLeft: number;
}

const hmacSha256: Hmac = (key, message) => hmac(sha256, key, message);

/**
 * What the organiser's phone shows now, reckoned on the phone alone.
 * @param seed base64url, the code seed of this device (`PhoneState.codeSeed`)
 * @param at by the clock that this phone's entries are written with
 * @throws where the seed is none
 */
export function organiserCode(seed: string, meeting: MeetingId, at: Instant): OrganiserCode {
  const bytes = fromBase64Url(seed);
  if (!bytes || bytes.length === 0) throw new Error("The code seed of this device is not base64url.");
  const { code, until } = codeAt(hmacSha256, meetingSecret(hmacSha256, bytes, meeting), at);
  return { code, secondsLeft: Math.max(1, Math.ceil((until - at) / 1000)) };
}
