import type { Instant } from "../../domain/ids.ts";

/** Something with a time, as a calendar takes it. */
export interface CalendarEvent {
  /** the same for good: a calendar that knows it changes what it has */
  uid: string;
  /** 0, and one more with each change */
  sequence: number;
  /** when this was made */
  stamp: Instant;
  starts: Instant;
  ends: Instant;
  title: string;
  place?: string;
  words?: string;
  /** address of its page */
  link: string;
  isCancelled: boolean;
  /** how long before its start the phone is to say so */
  remindMinutes: number;
}

/** A whole .ics file (RFC 5545) with these events. Times are in UTC: a phone shows them by its own clock, wherever it is. */
export function calendarFile(...events: readonly CalendarEvent[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//songxue//meetings//ZH",
    "CALSCALE:GREGORIAN",
    ...events.flatMap(linesOf),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function linesOf(event: CalendarEvent): string[] {
  const { uid, sequence, place, words, isCancelled } = event;
  const title = isCancelled ? `（已取消）${event.title}` : event.title;
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(event.stamp)}`,
    `DTSTART:${utc(event.starts)}`,
    `DTEND:${utc(event.ends)}`,
    `STATUS:${isCancelled ? "CANCELLED" : "CONFIRMED"}`,
    `SUMMARY:${escaped(title)}`,
    ...(place === undefined ? [] : [`LOCATION:${escaped(place)}`]),
    ...(words === undefined ? [] : [`DESCRIPTION:${escaped(words)}`]),
    `URL:${event.link}`,
    ...(isCancelled ? [] : reminder(title, event.remindMinutes)),
    "END:VEVENT",
  ];
}

function reminder(title: string, minutes: number): string[] {
  return [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-PT${minutes}M`,
    "END:VALARM",
  ];
}

/** "20260312T113000Z". What lies outside the years 0 to 9999 has no such form, and is held at their ends. */
function utc(at: Instant): string {
  const held = Math.min(LAST, Math.max(FIRST, at));
  return new Date(held).toISOString().replaceAll(/[-:]|\.\d+/g, "");
}
const FIRST = Date.parse("0000-01-01T00:00:00Z");
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59);

/** A text may hold every character but those that control a machine. */
function escaped(text: string): string {
  return (
    text
      .replaceAll(/\r\n?/g, "\n")
      // oxlint-disable-next-line no-control-regex -- they are what is taken out
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
      .replaceAll(/[\\;,]/g, String.raw`\$&`)
      .replaceAll("\n", String.raw`\n`)
  );
}

const LINE_BYTES = 75;
const utf8 = new TextEncoder();

/** No line over 75 bytes of UTF-8; what goes on begins with a space. A character is never cut in two. */
function folded(line: string): string {
  let out = "";
  let bytes = 0;
  for (const character of line) {
    const size = utf8.encode(character).length;
    if (bytes + size > LINE_BYTES) {
      out += "\r\n ";
      bytes = 1;
    }
    out += character;
    bytes += size;
  }
  return out;
}
