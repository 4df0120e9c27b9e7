import { checkDigit } from "../../domain/check-digit.ts";

/** Fills the bytes with what nobody can guess: `crypto.getRandomValues`. */
export type Random = (into: Uint8Array<ArrayBuffer>) => Uint8Array;

const DIGITS = 11;
const browserRandom: Random = (into) => crypto.getRandomValues(into);

/** Twelve digits: eleven of chance, each of the ten as likely, and a check digit (`protocol/invitation.ts`). */
export function newInvitationCode(random: Random = browserRandom): string {
  let digits = "";
  while (digits.length < DIGITS) {
    for (const byte of random(new Uint8Array(DIGITS))) {
      // 250 to 255 would make the digits 0 to 5 likelier than the others.
      if (byte < 250 && digits.length < DIGITS) digits += String(byte % 10);
    }
  }
  return digits + checkDigit(digits);
}

/** "1234 5678 9012": how it is shown and read over the telephone. */
export function spacedInvitationCode(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, "$1 ");
}

/** The code stands behind `#`: a fragment reaches no server and no log. @param origin of the app */
export function invitationLink(origin: string, code: string): string {
  return `${origin}/#/enrol/${code}`;
}
