import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeAt, CODE_STEP_MS, type Hmac, meetingSecret } from "./check-in-code.ts";
import { shanghai } from "./testing/journal.ts";
import { AFTER_CLOSING_MS, BEFORE_SHOWN_MS, type Display, weighCode } from "./weigh-code.ts";

const hmac: Hmac = (key, message) => createHmac("sha256", key).update(message).digest();
const secret = meetingSecret(hmac, new Uint8Array(32).fill(7), "m1");
const MINUTE = 60_000;
const DAY = 86_400_000;
const YEAR = 365 * DAY;
const begins = shanghai("2026-03-12 19:30");
const code = (at: number) => codeAt(hmac, secret, at).code;

/** A meeting from 19:30 to 21:00, whose organiser had network all evening and a clock that goes right. */
const online: Display = {
  secret,
  opened: { at: begins, received: begins + 1_000, heard: begins - 5 * MINUTE },
  closed: { at: begins + 90 * MINUTE, received: begins + 90 * MINUTE + 1_000, heard: begins + 80 * MINUTE },
};

describe("who was in the room", () => {
  /** How wrong a clock may be: not at all, minutes, hours, years; either way. */
  const skew = fc.oneof(
    fc.constant(0),
    fc.integer({ min: -10 * MINUTE, max: 10 * MINUTE }),
    fc.integer({ min: -30 * 60 * MINUTE, max: 30 * 60 * MINUTE }),
    fc.constantFrom(-YEAR, YEAR, -20 * YEAR),
  );
  const evening = fc.record({
    skew,
    length: fc.integer({ min: 5, max: 240 }).map((minutes) => minutes * MINUTE),
    /** parts of the evening */
    shown: fc.double({ min: 0, max: 1, noNaN: true }),
    typed: fc.double({ min: 0, max: 1, noNaN: true }),
    /** before the meeting: when the organiser's phone had last heard of the server, and the member's */
    heard: fc.option(fc.integer({ min: 0, max: 40 * DAY }), { nil: undefined }),
    memberHeard: fc.option(fc.integer({ min: 0, max: 40 * DAY }), { nil: undefined }),
    /** from the opening on: when the organiser's phone comes into contact, and its clock is put right */
    contact: fc.oneof(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 240, max: 14 * 24 * 60 })),
    /** from the typing on */
    sent: fc.integer({ min: 0, max: 40 * DAY }),
    isClosingKnown: fc.boolean(),
  });

  test("is known to have seen a code, however wrong the clocks are and whoever had no network for how long", () => {
    fc.assert(
      fc.property(evening, (story) => {
        const contact = begins + story.contact * MINUTE + 1;
        const end = begins + story.length;
        const shownAt = begins + story.shown * story.length;
        const typedAt = shownAt + story.typed * (end + AFTER_CLOSING_MS - shownAt);
        /** What the organiser's phone writes into its entries; the server puts it right as soon as it is heard. */
        const clock = (at: number) => Math.floor(at + (at < contact ? story.skew : 0));
        const opened = {
          at: clock(begins),
          received: contact,
          ...(story.heard !== undefined && { heard: begins - story.heard }),
        };
        const closed = { at: clock(end), received: Math.max(end, contact) };
        const display: Display = { secret, opened, ...(story.isClosingKnown && { closed }) };
        // A clock that was set back since shows the first code until then, as on the organiser's screen.
        const onScreen = code(Math.max(opened.at, clock(shownAt)));
        const typed = {
          code: onScreen,
          received: typedAt + story.sent,
          ...(story.memberHeard !== undefined && { heard: typedAt - story.memberHeard }),
        };
        expect(weighCode(hmac, [display], typed)).toBe("shown");
      }),
      { numRuns: 200 },
    );
  });

  test("may note a code and type it in the door, or at home where his phone has no network till the morning", () => {
    const noted = code(begins + 40 * MINUTE);
    const inTheDoor = { code: noted, received: begins + 99 * MINUTE, heard: begins + 98 * MINUTE };
    const atHome = { code: noted, received: begins + 13 * 60 * MINUTE, heard: begins - 10 * MINUTE };
    expect(weighCode(hmac, [online], inTheDoor)).toBe("shown");
    expect(weighCode(hmac, [online], atHome)).toBe("shown");
  });

  test("saw the code of either phone, where two had opened the meeting", () => {
    const other = meetingSecret(hmac, new Uint8Array(32).fill(8), "m1");
    const second: Display = { secret: other, opened: { at: begins + YEAR, received: begins + DAY } };
    const typed = {
      code: codeAt(hmac, other, begins + YEAR + 3 * MINUTE).code,
      received: begins + 5 * MINUTE,
    };
    expect(weighCode(hmac, [online, second], typed)).toBe("shown");
  });

  test("is not made to pay for the clock of another phone, which closed the meeting", () => {
    for (const wrong of [-YEAR, -20 * MINUTE, 0, 20 * MINUTE, YEAR]) {
      const closed = { at: begins + 90 * MINUTE + wrong, received: begins + 92 * MINUTE, elsewhere: true };
      const typed = { code: code(begins + 89 * MINUTE), received: begins + 90 * MINUTE };
      expect(weighCode(hmac, [{ ...online, closed }], typed), String(wrong)).toBe("shown");
    }
  });

  test("is not made to pay where a fast phone showed the codes and another closed, however fast", () => {
    const story = fc.record({
      fast: fc.oneof(fc.integer({ min: 0, max: 10 * 60 }), fc.integer({ min: 0, max: 2 * 365 * 24 * 60 })),
      length: fc.integer({ min: 5, max: 240 }),
      shown: fc.double({ min: 0, max: 1, noNaN: true }),
      /** how long after the opening its journal comes: the clock is put right then */
      contact: fc.integer({ min: 0, max: 5 }),
      other: fc.integer({ min: -10, max: 10 }),
    });
    fc.assert(
      fc.property(story, ({ fast, length, shown, contact, other }) => {
        const end = begins + length * MINUTE;
        const at = begins + fast * MINUTE;
        const opened = { at, received: begins + contact * MINUTE };
        const closed = { at: end + other * MINUTE, received: end + 10 * MINUTE, elsewhere: true };
        const typedAt = Math.floor(begins + shown * length * MINUTE);
        const typed = { code: code(at + typedAt - begins), received: typedAt + DAY, heard: typedAt };
        expect(weighCode(hmac, [{ secret, opened, closed }], typed)).toBe("shown");
      }),
      { numRuns: 200 },
    );
  });
});

describe("what cannot have been seen", () => {
  const received = begins + 30 * DAY;

  test("a code from outside of opening and closing is not found, but where chance gave it to a minute inside", () => {
    const inside = new Set<string>();
    for (let at = begins; at <= begins + 90 * MINUTE; at += CODE_STEP_MS) inside.add(code(at));
    const outside = fc.oneof(
      fc.integer({ min: 1, max: 500_000 }).map((minutes) => begins - minutes * MINUTE),
      fc.integer({ min: 91, max: 500_000 }).map((minutes) => begins + minutes * MINUTE),
    );
    fc.assert(
      fc.property(outside, (at) => {
        const weight = weighCode(hmac, [online], { code: code(at), received });
        expect(weight).toBe(inside.has(code(at)) ? "shown" : "no-such-code");
      }),
      { numRuns: 60 },
    );
  });

  test("a code that came to somebody after the server knew of the end was typed later, whatever his clock says", () => {
    const closing = online.closed!.received;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 89 }),
        fc.integer({ min: 1, max: 30 * DAY }),
        (minutes, later) => {
          const heard = closing + AFTER_CLOSING_MS + later;
          const typed = { code: code(begins + minutes * MINUTE), received: heard + MINUTE, heard };
          expect(weighCode(hmac, [online], typed)).toBe("after-closing");
        },
      ),
      { numRuns: 30 },
    );
  });

  test("a code of a minute to come was seen by nobody yet, as far as is known how fast the organiser's clock may be", () => {
    const { closed: _, ...open } = online;
    const come = code(begins + 60 * MINUTE);
    const early = begins + 10 * MINUTE;
    expect(weighCode(hmac, [open], { code: come, received: early })).toBe("not-yet-shown");
    // Its clock may have been fast by an hour: nothing had been heard of it all that time, or nothing ever.
    for (const heard of [begins - 60 * MINUTE, undefined]) {
      const display = { ...open, opened: { ...open.opened, heard } };
      expect(weighCode(hmac, [display], { code: come, received: early })).toBe("shown");
    }
    const inTime = begins + 60 * MINUTE - BEFORE_SHOWN_MS;
    expect(weighCode(hmac, [open], { code: come, received: inTime })).toBe("shown");
  });

  test("who says that he heard nothing is believed: nothing shows otherwise", () => {
    expect(weighCode(hmac, [online], { code: code(begins), received })).toBe("shown");
  });

  test("a meeting that nobody has opened has shown nothing", () => {
    expect(weighCode(hmac, [], { code: code(begins), received })).toBe("no-such-code");
  });
});
