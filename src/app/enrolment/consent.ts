/** Raised whenever `consent-words.ts` changes in what it means; it stands in the entry of enrolment. */
export const CONSENT_VERSION = 1;
