import { checkDigit, hasCheckDigit } from "./check-digit.ts";
import type { Instant, MeetingId } from "./ids.ts";

/**
 * The rotating code of a meeting: a TOTP (RFC 6238) of the meeting's secret with HMAC-SHA-256, a step of 60 s, six digits,
 * and a check digit behind them, so that a slip of the finger is told at once and without network.
 */
export const CODE_STEP_MS = 60_000;
const DIGITS = 6;

/** A keyed hash, given by the caller: domain has none. SHA-256 in the app; any for the vectors of the RFC. */
export type Hmac = (key: Uint8Array, message: Uint8Array) => Uint8Array;

/** HMAC(seed of the staff device, meeting id): known to whoever made the meeting and to the server, never to a member. */
export function meetingSecret(hmac: Hmac, seed: Uint8Array, meeting: MeetingId): Uint8Array {
  return hmac(seed, ascii(`songxue meeting 1\0${meeting}`));
}

export interface CodeShown {
  /** seven digits: six and the check digit */
  code: string;
  /** the next one comes at */
  until: Instant;
}

export function codeAt(hmac: Hmac, secret: Uint8Array, at: Instant): CodeShown {
  const step = Math.floor(at / CODE_STEP_MS);
  return { code: codeOfStep(hmac, secret, step), until: (step + 1) * CODE_STEP_MS };
}

/** "123 4567": how a code is shown and read out. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** What was typed, without blanks and with full-width digits made plain; undefined where it cannot be a code. */
export function typedCode(typed: string): string | undefined {
  const code = typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\s\-—·]/g, "");
  return /^\d{7}$/.test(code) && hasCheckDigit(code) ? code : undefined;
}

export interface CodeQuestion {
  hmac: Hmac;
  secret: Uint8Array;
  /** as typed, seven digits */
  code: string;
  /** opening and closing on the clock of the organiser's device; not closed: the latest instant it can have been shown */
  opened: Instant;
  closed: Instant;
}

/** Who forgets to close a meeting does not make its codes good for weeks. */
export const LONGEST_OPEN_MS = 12 * 3_600_000;

/** Every step between opening and closing that had this code, the first first: as a rule one or none. */
export function* stepsShowing({ hmac, secret, code, opened, closed }: CodeQuestion): Generator<number> {
  const typed = typedCode(code);
  if (typed === undefined || closed < opened) return;
  const until = Math.min(closed, opened + LONGEST_OPEN_MS);
  const last = Math.floor(until / CODE_STEP_MS);
  for (let step = Math.floor(opened / CODE_STEP_MS); step <= last; step++) {
    if (codeOfStep(hmac, secret, step) === typed) yield step;
  }
}

function codeOfStep(hmac: Hmac, secret: Uint8Array, step: number): string {
  const digits = totp(hmac, secret, step * CODE_STEP_MS, CODE_STEP_MS, DIGITS);
  return digits + checkDigit(digits);
}

/** RFC 6238 (and 4226): `digits` digits for the instant. */
export function totp(hmac: Hmac, secret: Uint8Array, at: Instant, stepMs: number, digits: number): string {
  const step = Math.floor(at / stepMs);
  const message = new Uint8Array(8);
  const view = new DataView(message.buffer);
  view.setUint32(0, Math.floor(step / 2 ** 32));
  view.setUint32(4, step % 2 ** 32);
  const mac = hmac(secret, message);
  const offset = mac[mac.length - 1]! & 0x0f;
  const number = new DataView(mac.buffer, mac.byteOffset, mac.byteLength).getUint32(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
