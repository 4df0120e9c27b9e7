import { hasCheckDigit } from "../../domain/check-digit.ts";

/** The digits of what was typed or pasted; a whole link will do, and full-width digits. */
export function cleanCode(typed: string): string {
  const fromLink = /enrol\/(\d+)/.exec(typed)?.[1];
  if (fromLink !== undefined) return fromLink;
  return typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\D/g, "");
}

/** Twelve digits whose last one fits: a slip of the finger is told without network, and before the code is used. */
export function isSoundCode(code: string): boolean {
  return /^\d{12}$/.test(code) && hasCheckDigit(code);
}

/** The link that holds a code, in the fragment, which no server and no log ever sees. */
export function enrolmentLink(code: string): string {
  return `${location.origin}/#/enrol/${code}`;
}
