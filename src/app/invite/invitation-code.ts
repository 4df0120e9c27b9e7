import { fromBase64Url } from "../../protocol/bytes.ts";
import { formatInvitationCode, newInvitationCode as newCode } from "../../protocol/invitation-code.ts";

/** Twelve digits of this browser's chance. */
export function newInvitationCode(): string {
  return newCode((length) => crypto.getRandomValues(new Uint8Array(length)));
}

/** "1234 5678 9012": how it is shown and read over the telephone. */
export function spacedInvitationCode(code: string): string {
  return formatInvitationCode(code).replaceAll("-", " ");
}

/**
 * The code stands behind `#`: a fragment reaches no server and no log. Behind it the server's key, by which a phone without a network seals its enrolment
 * to be carried (`serverKeyIn`).
 * @param origin of the app @param serverKey of `phone.carry`
 */
export function invitationLink(origin: string, code: string, serverKey?: string): string {
  return `${origin}/#/enrol/${code}${serverKey === undefined ? "" : `?k=${serverKey}`}`;
}

/** What an invitation's link brought of the server's key: a raw P-256 point. @param query of the link */
export function serverKeyIn(query: URLSearchParams): Uint8Array<ArrayBuffer> | undefined {
  const words = query.get("k");
  return words !== null && /^[\w-]{87}$/.test(words) ? fromBase64Url(words) : undefined;
}
