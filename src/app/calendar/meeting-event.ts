import type { SeenEntry } from "../../domain/entry.ts";
import type { Meeting } from "../../domain/fold/meetings.ts";
import type { Instant } from "../../domain/ids.ts";
import { howHeldWords } from "../words/how-held-words.ts";
import type { CalendarEvent } from "./calendar-file.ts";

const REMIND_MINUTES = 60;

/**
 * A meeting for the phone's calendar. Saved again after a change it has a higher number, so that a calendar replaces what it has.
 * @param entries all that is known; the changes of this meeting among them are counted @param origin "https://…" of the app
 */
export function meetingEvent(
  meeting: Meeting,
  entries: readonly SeenEntry[],
  now: Instant,
  origin: string,
): CalendarEvent {
  const { id, title, place, starts, minutes } = meeting;
  const words = wordsOf(meeting);
  return {
    uid: `${id}@songxue`,
    sequence: entries.filter((entry) => isChangeOf(entry, id)).length,
    stamp: now,
    starts,
    ends: starts + minutes * 60_000,
    title,
    ...(place ? { place } : {}),
    ...(words === "" ? {} : { words }),
    link: `${origin}/#/meetings/${encodeURIComponent(id)}`,
    isCancelled: meeting.state === "cancelled",
    remindMinutes: REMIND_MINUTES,
  };
}

/** What one wants to know at the hour, also where there is no network: how to join stands first. */
function wordsOf({ topic, agenda, where = "on-site", call }: Meeting): string {
  return [
    ...(where === "on-site" ? [] : [`怎么开：${howHeldWords[where]}`]),
    ...(where !== "on-site" && call ? [`怎么接入：${call}`] : []),
    ...(topic ? [`专题：${topic}`] : []),
    ...(agenda ? [`议程：\n${agenda}`] : []),
  ].join("\n");
}

function isChangeOf({ kind, body }: SeenEntry, meeting: string): boolean {
  return (kind === "meeting-changed" || kind === "meeting-cancelled") && body.meeting === meeting;
}
