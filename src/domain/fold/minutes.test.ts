import { expect, test } from "vitest";
import { Journal, shanghai } from "../testing/journal.ts";
import { foldMeetings } from "./meetings.ts";
import { minutesOf } from "./minutes.ts";

test("a correction keeps what it corrects, with who, when and why, in whatever order they came", () => {
  const journal = new Journal();
  const at = shanghai("2026-03-12 19:30");
  const plan = { branch: "b", kind: "discussion", starts: at, minutes: 90 } as const;
  journal.write(at, "meeting-planned", { ...plan, meeting: "m", title: "讨论" });
  journal.write(at, "meeting-planned", { ...plan, meeting: "other", title: "别的" });
  journal.write(at + 1, "meeting-closed", { meeting: "other", minutes: 60 });
  journal.write(at + 2, "meeting-closed", { meeting: "m", minutes: 60, decisions: "修渠" }, { by: "sun" });
  journal.write(at + 3, "meeting-closed", { meeting: "m", minutes: 75, why: "写少了" }, { by: "zhou" });

  const entries = journal.entries.toReversed();
  expect(minutesOf(entries, "m").map(({ by, at: when, body }) => ({ by, when, ...body }))).toEqual([
    { by: "sun", when: at + 2, meeting: "m", minutes: 60, decisions: "修渠" },
    { by: "zhou", when: at + 3, meeting: "m", minutes: 75, why: "写少了" },
  ]);
  expect(foldMeetings(entries).byId.get("m")?.closed).toMatchObject({ minutes: 75, by: "zhou", at: at + 2 });
});
