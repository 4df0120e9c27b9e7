/**
 * Raised whenever `consent-words.ts` changes in what it means; it stands in the entry of enrolment.
 *
 * 2  says how long it is kept, and whom to ask
 */
export const CONSENT_VERSION = 2;
