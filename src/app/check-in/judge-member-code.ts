import { sha256 } from "@noble/hashes/sha2.js";
import type { EnrolledDevice } from "../../domain/fold/invitations.ts";
import type { DeviceId, Instant, MemberId } from "../../domain/ids.ts";
import { looksLikeMemberCode, readMemberCode } from "../../protocol/member-code.ts";

/** Clocks of phones are wrong by minutes: so far apart, ms, the time of a code says nothing. */
const NEAR = 15 * 60_000;

/**
 * What the organiser's phone makes of a text that its camera read.
 * - here: signed by a phone of this member, just now
 * - ask: a member's code, and the organiser has to say himself whether he sees the person: `old` its time is far from this phone's
 *   (wrong clocks, or a picture of a code; `minutes` ago, negative: ahead), `unknown-phone` (enrolled just now, or not at this branch),
 *   `revoked-phone`
 * - no: nothing that can be marked
 */
export type Judged =
  | { is: "here"; member: MemberId }
  | {
      is: "ask";
      member: MemberId;
      why: { is: "old"; minutes: number } | { is: "unknown-phone" } | { is: "revoked-phone" };
    }
  | { is: "no"; why: "damaged" | "another's-phone" | "not-on-roster" | "meeting-code" | "another-code" };

/** What this phone knows, without a network. */
export interface Known {
  devices: ReadonlyMap<DeviceId, EnrolledDevice>;
  /** of the branch and its guests */
  isOnRoster: (member: MemberId) => boolean;
  /** the server's time, as far as it is known */
  now: Instant;
}

export async function judgeMemberCode(text: string, known: Known): Promise<Judged> {
  if (!looksLikeMemberCode(text))
    return { is: "no", why: text.includes("/#/check-in?") ? "meeting-code" : "another-code" };
  const code = readMemberCode(sha256, text);
  if (!code || !(await isSigned(code))) return { is: "no", why: "damaged" };
  const { member } = code;
  const device = known.devices.get(code.device);
  if (device && device.member !== member) return { is: "no", why: "another's-phone" };
  if (!known.isOnRoster(member)) return { is: "no", why: "not-on-roster" };
  if (!device) return { is: "ask", member, why: { is: "unknown-phone" } };
  if (device.revoked) return { is: "ask", member, why: { is: "revoked-phone" } };
  const apart = known.now - code.at;
  if (Math.abs(apart) > NEAR)
    return { is: "ask", member, why: { is: "old", minutes: Math.round(apart / 60_000) } };
  return { is: "here", member };
}

const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;

async function isSigned(code: NonNullable<ReturnType<typeof readMemberCode>>): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey("raw", code.key, P256, false, ["verify"]);
    return await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, code.signature, code.signed);
  } catch {
    // 65 bytes that are no point of the curve.
    return false;
  }
}
