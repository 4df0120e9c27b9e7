import type { EntryId, MemberId } from "./ids.ts";

/** Why a piece of study counts as it does. Codes for machines; `credit-words.ts` puts them into a sentence. All lengths in minutes. */
export type CreditReason =
  /** self-study of one text counts `cap` in all, and `before` had counted already */
  | { code: "per-text-cap"; cap: number; before: number }
  /** one day counts `cap` in all, and `before` had counted already */
  | { code: "daily-cap"; cap: number; before: number }
  /** so many minutes lie in time that counts already for entry `with` */
  | { code: "overlap"; minutes: number; with: EntryId }
  /** the day had not come when this was received: it stands, and does not count */
  | { code: "future-day" }
  /** `stated` is what it was corrected to; 0: taken back */
  | { code: "corrected"; entry: EntryId; from: number; by: MemberId; why?: string }
  /** so many minutes are stated for the one day: a person should look at it */
  | { code: "over-24h"; minutes: number }
  /** 待家乡支部核对 */
  | { code: "certificate-waits" }
  | { code: "certificate-refused"; words?: string }
  /** the minutes of the meeting are not written yet */
  | { code: "meeting-not-closed" }
  /** a code was typed, and its meeting has not come to this device yet: its length is not known */
  | { code: "meeting-unknown" }
  /** a code was typed, and the organiser says otherwise */
  | { code: "marked-absent"; why?: string }
  /** how the presence is known is still open (C) or one's own word (D); it counts */
  | { code: "own-word"; evidence: "C" | "D" };
