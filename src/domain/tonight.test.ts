import { expect, test } from "vitest";
import { DAY_MS } from "./day.ts";
import { foldMeetings, meetingsOfBranch } from "./fold/meetings.ts";
import { foldMembers, membersOfBranch } from "./fold/members.ts";
import { Journal, shanghai } from "./testing/journal.ts";
import { type TonightSource, tonight, tonightTitle } from "./tonight.ts";

const now = shanghai("2026-03-12 20:00");
const hour = 3_600_000;

/** A branch of three, and whatever is written of its meetings. */
function source(
  write: (journal: Journal, plan: (id: string, starts: number) => void) => void = () => undefined,
) {
  const journal = new Journal();
  for (const member of ["li", "wang", "zhou"])
    journal.write(now - 30 * DAY_MS, "member-added", {
      member,
      name: member,
      status: "full",
      cohorts: [],
      arrangements: [],
      homeBranch: "b",
    });
  write(journal, (meeting, starts) =>
    journal.write(now - 20 * DAY_MS, "meeting-planned", {
      meeting,
      branch: "b",
      kind: "discussion",
      title: meeting,
      starts,
      minutes: 60,
    }),
  );
  return {
    now,
    meetings: meetingsOfBranch(foldMeetings(journal.entries), "b"),
    members: membersOfBranch(foldMembers(journal.entries), "b"),
    visits: [],
    objections: [],
    complaints: [],
    certificates: [],
    essays: [],
    recordings: [],
    apart: [],
  } satisfies TonightSource;
}

const kinds = (of: TonightSource): string[] => tonight(of).map(({ is }) => is);

test("nothing to do is nothing: neither what is to come nor what was done long ago", () => {
  const quiet = source((journal, plan) => {
    plan("later", now + 3 * DAY_MS);
    plan("old", now - 15 * DAY_MS);
    journal.write(now - 15 * DAY_MS, "meeting-closed", { meeting: "old", minutes: 60 });
    journal.write(
      now - 15 * DAY_MS,
      "attendance-claimed",
      { meeting: "old", branch: "b", code: "1234567" },
      { by: "li", evidence: "C" },
    );
  });
  expect(tonight(quiet)).toEqual([]);
});

test("never more than three; what cannot wait comes first, and the others come up when it is done", () => {
  const all = {
    visits: [{ of: "li" }, { of: "wang" }, { of: "li" }],
    objections: [{ of: "zhou" }],
    complaints: [{}, {}],
    certificates: [{ id: "c", of: "li" }],
    essays: [{ entry: "e", of: "li", title: "渠" }],
    recordings: [{ entry: "r", of: "wang" }],
    apart: [{}],
  };
  const busy = source((journal, plan) => {
    plan("open", now - hour / 2);
    journal.write(now - hour / 2, "meeting-opened", { meeting: "open" });
    plan("today", now + hour);
  });
  expect(kinds({ ...busy, ...all })).toEqual(["open", "visit", "today"]);
  const calm = source();
  const order = [
    "visits",
    "objections",
    "complaints",
    "certificates",
    "essays",
    "recordings",
    "apart",
  ] as const;
  const left: Partial<typeof all> = { ...all };
  const first = order.map((done) => {
    const [thing] = tonight({ ...calm, ...left });
    delete left[done];
    return thing?.is;
  });
  expect(first).toEqual(["visit", "objection", "complaint", "certificate", "essay", "recording", "apart"]);
  expect(tonight({ ...calm, ...all })[0]).toEqual({ is: "visit", of: ["li", "wang"] });
});

test("a meeting from morning to the day after: planned, open, over, unwritten", () => {
  const at = (starts: number, opened?: number) =>
    tonight(
      source((journal, plan) => {
        plan("m", starts);
        if (opened !== undefined) journal.write(opened, "meeting-opened", { meeting: "m" });
      }),
    );
  expect(at(now + hour)).toMatchObject([{ is: "today" }]);
  expect(at(now - 2 * hour)).toMatchObject([{ is: "today" }]);
  expect(at(now - hour / 2, now - hour / 2)).toMatchObject([{ is: "open", over: false }]);
  expect(at(now - hour, now - hour)).toMatchObject([{ is: "open", over: true }]);
  expect(at(now - DAY_MS)).toMatchObject([{ is: "minutes" }]);
});

test("leave is asked of a meeting to come, codes and a paper sheet of one that is over", () => {
  const { meetings, ...rest } = source((journal, plan) => {
    plan("coming", now + DAY_MS);
    journal.write(now - hour, "leave-asked", { meeting: "coming" }, { by: "wang" });
    plan("over", now - DAY_MS);
    journal.write(now - DAY_MS + hour, "meeting-closed", { meeting: "over", minutes: 60 });
    journal.write(now, "leave-asked", { meeting: "over" }, { by: "zhou" });
    const code = { meeting: "over", branch: "b", code: "1234567" };
    journal.write(now - DAY_MS, "attendance-claimed", code, { by: "li", evidence: "C" });
  });
  expect(tonight({ ...rest, meetings })).toMatchObject([
    { is: "leave", meeting: { id: "coming" }, of: ["wang"] },
    { is: "codes", meeting: { id: "over" }, of: ["li"] },
    { is: "paper", meeting: { id: "over" }, of: ["wang"] },
  ]);
});

test("once he has said what he knows, a code waits for nothing more", () => {
  const decided = source((journal, plan) => {
    plan("over", now - DAY_MS);
    const code = { meeting: "over", branch: "b", code: "1234567" };
    journal.write(now - DAY_MS, "attendance-claimed", code, { by: "li", evidence: "C" });
    for (const member of ["li", "wang", "zhou"])
      journal.write(now - hour, "attendance-marked", {
        meeting: "over",
        member,
        state: "absent",
        seen: "face",
      });
    journal.write(now - hour, "meeting-closed", { meeting: "over", minutes: 60 });
  });
  expect(kinds(decided)).toEqual([]);
});

test("the title says when and how many", () => {
  expect(tonightTitle(now, 3)).toBe("今晚三件事");
  expect(tonightTitle(shanghai("2026-03-12 15:59"), 2)).toBe("今天两件事");
  expect(tonightTitle(shanghai("2026-03-12 16:00"), 1)).toBe("今晚一件事");
  expect(tonightTitle(shanghai("2026-03-12 09:00"), 0)).toBe("今天");
});
