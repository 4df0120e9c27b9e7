import type { SeenEntry } from "../entry.ts";
import type { MeetingId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

/** Every version of the minutes of a meeting, the one that holds last: a correction is written beside what it corrects. */
export function minutesOf(
  entries: readonly SeenEntry[],
  meeting: MeetingId,
): readonly SeenEntry<"meeting-closed">[] {
  return inOrder(entries).filter(
    (entry): entry is SeenEntry<"meeting-closed"> =>
      entry.kind === "meeting-closed" && entry.body.meeting === meeting,
  );
}
