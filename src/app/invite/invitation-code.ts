import { formatInvitationCode, newInvitationCode as newCode } from "../../protocol/invitation-code.ts";

/** Twelve digits of this browser's chance. */
export function newInvitationCode(): string {
  return newCode((length) => crypto.getRandomValues(new Uint8Array(length)));
}

/** "1234 5678 9012": how it is shown and read over the telephone. */
export function spacedInvitationCode(code: string): string {
  return formatInvitationCode(code).replaceAll("-", " ");
}

/** The code stands behind `#`: a fragment reaches no server and no log. @param origin of the app */
export function invitationLink(origin: string, code: string): string {
  return `${origin}/#/enrol/${code}`;
}
