import { createHmac } from "node:crypto";
import { meetingSecret } from "../../domain/check-in-code.ts";
import type { AttendanceClaimed } from "../../domain/entries/meetings.ts";
import type { Instant } from "../../domain/ids.ts";
import { type CodeWeight, type Display, weighCode } from "../../domain/weigh-code.ts";
import { fromBase64Url } from "../../protocol/bytes.ts";
import type { MeetingDoc, Turn } from "../registry/docs.ts";
import type { ServerSecrets } from "../secrets.ts";

function hmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  return createHmac("sha256", key).update(message).digest();
}

/** The organisers' phones that showed codes of a meeting, as far as has been heard of them. */
export function displaysOf(secrets: ServerSecrets, meeting: MeetingDoc): Display[] {
  return meeting.openings.map((opened) => {
    const seed = fromBase64Url(secrets.codeSeed(opened.device))!;
    return { secret: meetingSecret(hmac, seed, meeting.id), opened, closed: closingOf(meeting, opened) };
  });
}

/** Of the same phone, by its journal, if it closed it; else of any other, whose clock is another. */
function closingOf({ closings }: MeetingDoc, opened: Turn): Display["closed"] {
  const { device, n } = opened;
  const own = closings.filter((turn) => turn.device === device && turn.n > n);
  if (own.length > 0) return own.reduce((first, turn) => (turn.n < first.n ? turn : first));
  const other = closings.find((turn) => turn.device !== device && isOf(opened, turn));
  return other && { ...other, elsewhere: true };
}

/**
 * Whether another phone's closing came after an opening: where both clocks say so; or, as the clock of the opening may be fast, where
 * the server had the opening by then. Which of them was first where it had neither is not guessed at: that would cost honest members.
 */
function isOf(opened: Turn, closed: Turn): boolean {
  const { at, received, heard = 0 } = opened;
  // Heard of the server after the closing had come, and opened again: that closing was of a time before.
  if (closed.received < Math.min(heard, received)) return false;
  return closed.at >= at || Math.min(closed.at, closed.received) >= received;
}

/** What a check-in's code shows of these. */
export function weighTyped(
  displays: readonly Display[],
  { code, heard }: AttendanceClaimed,
  received: Instant,
): CodeWeight {
  // Nobody has heard what was not said yet.
  return weighCode(hmac, displays, {
    code,
    received,
    ...(heard !== undefined && heard <= received && { heard }),
  });
}
