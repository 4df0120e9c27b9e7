import * as fc from "fast-check";
import { expect, test } from "vitest";
import { wasThere } from "../attendance.ts";
import { mayStayHome } from "../may-stay-home.ts";
import { anyHistory, MEETING_KINDS } from "../testing/any-history.ts";
import { papersOfAll, type PapersOfOne } from "../testing/papers-of-all.ts";
import { paperText } from "./paper-text.ts";

const KINDS = [...MEETING_KINDS, "member-added", "member-added", "member-added", "member-corrected"] as const;

function eachMeeting(holds: (papers: PapersOfOne) => void): void {
  fc.assert(
    fc.property(anyHistory(KINDS, 60), (history) => {
      for (const papers of papersOfAll(history)) holds(papers);
    }),
    { numRuns: 300 },
  );
}

test("the papers of one meeting tell the same: 实到 is as many as have a line of hours and as stand in the 抄写版", () => {
  eachMeeting(({ source, signIn, minutes, copy, hours }) => {
    const there = [...source.meeting.attendance.values()].filter(wasThere).length;
    expect(Object.fromEntries(signIn.facts)["实到"]).toBe(String(there));
    expect(hours.table!.rows).toHaveLength(there);
    expect(signIn.table!.rows.filter((row) => row[4] !== "")).toHaveLength(there);
    expect(Object.fromEntries(copy.facts)["实到"]).toBe(`${there}人`);
    expect(Object.fromEntries(minutes.facts)["实到"]).toMatch(new RegExp(`^${there}(（外支部 \\d+）)?$`));
  });
});

test("every line has as many cells as there are columns, and they are numbered", () => {
  eachMeeting(({ signIn, hours }) => {
    for (const { columns, rows } of [signIn.table!, hours.table!]) {
      expect(rows.every((row) => row.length === columns.length)).toBe(true);
      expect(rows.map(([number]) => Number(number))).toEqual(rows.map((_, i) => i + 1));
    }
  });
});

test("nobody who was there is to catch up, nor who may stay at home; and each of the others is asked after once", () => {
  eachMeeting(({ source, signIn, hours, catchUp }) => {
    const { toCatchUp, notHeard, notMarked } = catchUp;
    const away = signIn.table!.rows.length - hours.table!.rows.length;
    const mayStay = source.members.filter((member) => {
      const attendance = source.meeting.attendance.get(member.id);
      return mayStayHome(member) && !(attendance && wasThere(attendance));
    });
    const asked = toCatchUp.length + notHeard.length + notMarked.length;
    expect(asked).toBeLessThanOrEqual(away);
    expect(asked).toBeGreaterThanOrEqual(away - mayStay.length);
  });
});

test("whatever is missing, no paper prints a word of the machine for it", () => {
  eachMeeting(({ signIn, minutes, copy, hours, message }) => {
    const words = [...[signIn, minutes, copy, hours].map(paperText), message].join("\n");
    expect(words).not.toMatch(/undefined|null|NaN|Invalid/);
  });
});
