import { expect, test } from "vitest";
import { foldMeetings } from "../../domain/fold/meetings.ts";
import type { SeenEntry } from "../../domain/entry.ts";
import { meetingEvent } from "./meeting-event.ts";

const starts = Date.parse("2026-03-12T19:30:00+08:00");
const plan = {
  meeting: "m-1",
  branch: "liuwan",
  kind: "discussion" as const,
  title: "讨论",
  starts,
  minutes: 90,
};

/** @returns entries of a secretary's, one a minute */
function written(...said: readonly [SeenEntry["kind"], object][]): SeenEntry[] {
  return said.map(
    ([kind, body], n) =>
      ({
        id: `d.${n + 1}`,
        device: "d",
        n: n + 1,
        by: "chen",
        of: "chen",
        kind,
        at: n * 60_000,
        body,
        received: n * 60_000,
      }) as SeenEntry,
  );
}

function eventOf(entries: readonly SeenEntry[]) {
  return meetingEvent(foldMeetings(entries).byId.get("m-1")!, entries, 5, "https://songxue.example");
}

test("the same event for good, with a higher number after each change of this meeting", () => {
  const first = eventOf(written(["meeting-planned", plan]));
  expect(first).toEqual({
    uid: "m-1@songxue",
    sequence: 0,
    stamp: 5,
    starts,
    ends: starts + 90 * 60_000,
    title: "讨论",
    link: "https://songxue.example/#/meetings/m-1",
    isCancelled: false,
    remindMinutes: 60,
  });
  const later = starts + 86_400_000;
  const changed = eventOf(
    written(
      ["meeting-planned", plan],
      ["meeting-planned", { ...plan, meeting: "m-2" }],
      ["meeting-changed", { meeting: "m-1", starts: later, place: "祠堂" }],
      ["meeting-changed", { meeting: "m-2", minutes: 30 }],
    ),
  );
  expect(changed).toMatchObject({ uid: first.uid, sequence: 1, starts: later, ends: later + 90 * 60_000 });
  expect(changed.place).toBe("祠堂");
  const cancelled = eventOf(
    written(
      ["meeting-planned", plan],
      ["meeting-changed", { meeting: "m-1", starts: later }],
      ["meeting-cancelled", { meeting: "m-1" }],
    ),
  );
  expect(cancelled).toMatchObject({ uid: first.uid, sequence: 2, isCancelled: true });
});

test("how to join from afar, the topic and the agenda stand in its words", () => {
  const more = { topic: "群众路线", agenda: "读\n议", where: "both" as const, call: "群里语音" };
  expect(eventOf(written(["meeting-planned", { ...plan, ...more }])).words).toBe(
    "怎么开：现场，也可以用电话或群通话参加\n怎么接入：群里语音\n专题：群众路线\n议程：\n读\n议",
  );
  const onSite = written(
    ["meeting-planned", { ...plan, ...more }],
    ["meeting-changed", { meeting: "m-1", where: "on-site", topic: "", agenda: "" }],
  );
  expect(eventOf(onSite)).not.toHaveProperty("words");
});
