import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type CalendarEvent, calendarFile } from "./calendar-file.ts";

const event: CalendarEvent = {
  uid: "m-1@songxue",
  sequence: 2,
  stamp: Date.parse("2026-03-01T00:00:00Z"),
  starts: Date.parse("2026-03-12T19:30:00+08:00"),
  ends: Date.parse("2026-03-12T21:00:00+08:00"),
  title: "冬季学习第二课",
  place: "村委会二楼，左手边; 带笔",
  words: "一，读\n二，议",
  link: "https://songxue.example/#/meetings/m-1",
  isCancelled: false,
  remindMinutes: 60,
};

test("a meeting as a calendar reads it: in UTC, escaped, with a reminder", () => {
  expect(calendarFile(event).split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//songxue//meetings//ZH",
    "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT",
    "UID:m-1@songxue",
    "SEQUENCE:2",
    "DTSTAMP:20260301T000000Z",
    "DTSTART:20260312T113000Z",
    "DTEND:20260312T130000Z",
    "STATUS:CONFIRMED",
    "SUMMARY:冬季学习第二课",
    String.raw`LOCATION:村委会二楼，左手边\; 带笔`,
    String.raw`DESCRIPTION:一，读\n二，议`,
    "URL:https://songxue.example/#/meetings/m-1",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "DESCRIPTION:冬季学习第二课",
    "TRIGGER:-PT60M",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("several meetings stand in one file, each an event of its own", () => {
  const lines = calendarFile(event, { ...event, uid: "m-2@songxue" }).split("\r\n");
  expect(lines.filter((line) => /^(BEGIN|END|UID)/.test(line) && !line.endsWith("VALARM"))).toEqual([
    "BEGIN:VCALENDAR",
    "BEGIN:VEVENT",
    "UID:m-1@songxue",
    "END:VEVENT",
    "BEGIN:VEVENT",
    "UID:m-2@songxue",
    "END:VEVENT",
    "END:VCALENDAR",
  ]);
});

test("a cancelled one says so to calendars and to people, and reminds nobody", () => {
  const file = calendarFile({ ...event, isCancelled: true, sequence: 3 });
  expect(file).toContain("STATUS:CANCELLED\r\n");
  expect(file).toContain("SUMMARY:（已取消）冬季学习第二课\r\n");
  expect(file).not.toContain("VALARM");
});

// Long ones of one byte a character fill a line to its last; the others need all that UTF-8 has.
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300, size: "max" }),
  fc.string({ unit: "binary-ascii", maxLength: 300, size: "max" }),
  fc.stringMatching(/^[一-龟a,;\\\r\n]{0,200}$/, { size: "max" }),
);
const anyEvent = fc.record({
  uid: fc.constant("m-1@songxue"),
  sequence: fc.nat(),
  stamp: fc.integer({ min: 0, max: 4e12 }),
  starts: fc.integer({ min: -1e15, max: 1e15 }),
  ends: fc.integer({ min: -1e15, max: 1e15 }),
  title: texts,
  place: texts,
  words: texts,
  link: fc.webUrl(),
  isCancelled: fc.boolean(),
  remindMinutes: fc.nat(),
});

test("whatever is in it: no line over 75 bytes, no character cut, no line that is not of the format", () => {
  fc.assert(
    fc.property(anyEvent, (one) => {
      const file = calendarFile(one);
      expect(file.endsWith("\r\n")).toBe(true);
      const lines = file.slice(0, -2).split("\r\n");
      for (const line of lines) {
        const bytes = new TextEncoder().encode(line);
        expect(bytes.length).toBeLessThanOrEqual(75);
        // Cut in the middle of a character, one of the two halves would come back as another.
        expect(new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toBe(line);
        expect(line).not.toMatch(/[\r\n\0]/);
      }
      for (const line of unfolded(file)) expect(line).toMatch(/^[A-Z]+:/);
    }),
  );
});

test("whatever is in it comes back when it is read", () => {
  fc.assert(
    fc.property(anyEvent, (one) => {
      const lines = unfolded(calendarFile(one));
      expect(valueOf(lines, "LOCATION")).toBe(plain(one.place));
      expect(valueOf(lines, "DESCRIPTION")).toBe(plain(one.words));
      expect(valueOf(lines, "SUMMARY")).toBe(plain(one.isCancelled ? `（已取消）${one.title}` : one.title));
      expect(valueOf(lines, "DTSTART")).toMatch(/^\d{8}T\d{6}Z$/);
    }),
  );
});

/** As a calendar reads it, written apart from how it is made. */
function unfolded(file: string): string[] {
  return file.replaceAll("\r\n ", "").slice(0, -2).split("\r\n");
}

/** @throws where a character is bare that ends a value. The first of the name: an alarm's own words come after the event's. */
function valueOf(lines: readonly string[], name: string): string {
  const value = lines.find((line) => line.startsWith(`${name}:`))!.slice(name.length + 1);
  expect(value.replaceAll(/\\[\\;,n]/g, "")).not.toMatch(/[\\;,\n]/);
  return value.replaceAll(/\\(.)/gu, (_, character: string) => (character === "n" ? "\n" : character));
}

/** What a calendar may hold of a text. */
function plain(text: string): string {
  const noControls = Array.from(text.replaceAll(/\r\n?/g, "\n")).filter(
    (character) => character === "\n" || character === "\t" || (character >= " " && character !== "\u007f"),
  );
  return noControls.join("");
}
