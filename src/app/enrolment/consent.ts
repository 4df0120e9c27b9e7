/**
 * Raised whenever `consent-words.ts` changes in what it means; it stands in the entry of enrolment.
 *
 * 2  says how long it is kept, and whom to ask
 * 3  says what a 送学人 sees, who hears a recorded reading, and that notes and places stay between one's own phones
 * 4  says what is kept of forms, whose staff read them, and which answers nobody can erase alone
 */
export const CONSENT_VERSION = 4;
