import type { SeenEntry } from "../entry.ts";
import type { MeetingId } from "../ids.ts";
import { headsOf, madeFrom } from "./heads.ts";
import { inOrder } from "./in-order.ts";
import { inJournalOrder } from "./journal-order.ts";
import type { Meeting } from "./meetings.ts";

export type MinutesVersion = SeenEntry<"meeting-closed">;

/** Every version of the minutes of a meeting, the one that holds last: a correction is written beside what it corrects. */
export function minutesOf(entries: readonly SeenEntry[], meeting: MeetingId): readonly MinutesVersion[] {
  return inOrder(entries).filter(
    (entry): entry is MinutesVersion => entry.kind === "meeting-closed" && entry.body.meeting === meeting,
  );
}

/**
 * Minutes that another phone wrote without knowing of those that hold: no correction of anything, and corrected by nothing. The
 * newest first.
 */
export function otherMinutes(
  entries: readonly SeenEntry[],
  { id, closed }: Pick<Meeting, "id" | "closed">,
): readonly MinutesVersion[] {
  const heads = headsOf(inJournalOrder(minutesOf(entries, id)), ({ body }) => madeFrom(body));
  return heads.filter((one) => one.id !== closed?.entry).reverse();
}
