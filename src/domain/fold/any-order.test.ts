// Every fold and rule is a function of the set of entries: order of arrival, duplicates and unsent copies change nothing.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reckonCredit } from "../credit-hours.ts";
import type { EntryKind, SeenEntry } from "../entry.ts";
import { type Arrival, anyArrival, anyHistory, CREDIT_KINDS, MEETING_KINDS } from "../testing/any-history.ts";
import { papersOfAll } from "../testing/papers-of-all.ts";
import { foldBranchProgress } from "./branch-progress.ts";
import { foldCampaign } from "./campaign.ts";
import { foldComplaints, foldObjections } from "./complaints.ts";
import { foldEssays } from "./essays.ts";
import { foldForms } from "./forms.ts";
import { foldOtherAnswers } from "./other-answers.ts";
import { inOrder } from "./in-order.ts";
import { foldInvitations } from "./invitations.ts";
import { laterOfSeries } from "./meeting-series.ts";
import { foldMeetings } from "./meetings.ts";
import { foldMembers } from "./members.ts";
import { minutesOf, otherMinutes } from "./minutes.ts";
import { foldNotes } from "./notes.ts";
import { foldOrg } from "./org.ts";
import { foldPairings } from "./pairings.ts";
import { foldPlaces } from "./places.ts";
import { foldRecordedReadings } from "./recorded-readings.ts";
import { foldRoles } from "./roles.ts";
import { foldSharings } from "./sharing.ts";
import { foldStudyRecord } from "./study-record.ts";
import { foldTexts } from "./texts.ts";
import { foldVisitRequests } from "./visit-requests.ts";
import { foldVisits } from "./visits.ts";

const RULES = [{ from: "2026-01-01", minutesPerHour: 45, dailyCapMinutes: 300, perTextCapMinutes: 90 }];
const NOW = Date.parse("2026-03-02T20:00:00+08:00");

/** With some, only kinds that meet often: in a history of everything few corrections find their entry. */
const focus: Record<string, readonly EntryKind[]> = {
  reckonCredit: CREDIT_KINDS,
  foldStudyRecord: [...CREDIT_KINDS, "objection-raised", "objection-answered"],
  foldMeetings: MEETING_KINDS,
  "papers of meetings": [...MEETING_KINDS, "member-added", "member-added", "member-corrected"],
  "minutes and their corrections": ["meeting-planned", "meeting-closed"],
  "minutes of two phones": ["meeting-planned", "meeting-closed", "meeting-closed"],
  "what is left of a series": ["meeting-planned", "meeting-changed", "meeting-cancelled", "meeting-closed"],
  foldEssays: ["essay-saved", "essay-handed-in", "essay-taken-back", "essay-answered"],
  foldForms: ["form-published", "form-closed", "form-answered"],
  foldOtherAnswers: ["form-published", "form-answered", "form-answered"],
  foldNotes: ["note-saved", "note-saved", "note-removed"],
  foldPlaces: ["place-kept"],
  foldRecordedReadings: ["reading-recorded", "reading-approved", "reading-declined", "reading-withdrawn"],
  foldSharings: ["essay-handed-in", "sharing-allowed", "essay-shown", "essay-proposed", "sharing-withdrawn"],
  foldVisitRequests: ["visit-asked", "visit-taken-back", "visit-answered"],
  foldVisits: ["visit-made", "wish-told", "wish-answered"],
  foldBranchProgress: [...CREDIT_KINDS, "member-added", "member-added", "campaign-set", "essay-handed-in"],
};

const folds: Record<string, (entries: readonly SeenEntry[]) => unknown> = {
  inOrder,
  foldOrg,
  foldRoles,
  foldMembers,
  foldCampaign: (entries) => foldCampaign(entries),
  "foldCampaign of a branch": (entries) => foldCampaign(entries, ["county", "east"]),
  foldTexts,
  foldMeetings,
  "papers of meetings": (entries) =>
    papersOfAll(entries).map(({ signIn, minutes, copy, hours, message, catchUp }) => [
      [signIn, minutes, copy, hours],
      message,
      catchUp,
    ]),
  "minutes and their corrections": (entries) => ["m1", "m2"].map((meeting) => minutesOf(entries, meeting)),
  "minutes of two phones": (entries) =>
    foldMeetings(entries).list.map((meeting) => otherMinutes(entries, meeting)),
  "what is left of a series": (entries) => {
    const meetings = foldMeetings(entries);
    return meetings.list.map((meeting) => laterOfSeries(meetings, meeting));
  },
  foldEssays,
  foldInvitations: (entries) => foldInvitations(entries, (proof) => proof),
  foldComplaints,
  foldObjections,
  foldPairings,
  foldForms,
  foldOtherAnswers,
  foldNotes,
  foldPlaces,
  foldRecordedReadings,
  foldSharings,
  foldVisitRequests,
  foldVisits,
  reckonCredit: (entries) => reckonCredit(entries, RULES),
  foldStudyRecord: (entries) => foldStudyRecord(entries, "li", reckonCredit(entries, RULES)),
  foldBranchProgress: (entries) => foldBranchProgress(entries, "east", NOW),
};

describe.each(Object.entries(folds))("%s", (name, fold) => {
  test("is the same for every order of arrival, with duplicates and unsent copies", () => {
    sameForAll(fold, anyArrival(), 60);
    sameForAll(fold, anyArrival(focus[name], 60), 100);
  });

  test("passes over what stands apart", () => {
    fc.assert(
      fc.property(anyHistory(), anyHistory(focus[name], 40), (history, more) => {
        for (const entries of [history, more]) {
          expect(fold(entries)).toEqual(fold(entries.filter(({ verdict }) => verdict !== "quarantined")));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("leaves the entries that it was given as they were", () => {
    fc.assert(
      fc.property(anyHistory(), (history) => {
        const before = structuredClone(history);
        fold(history);
        expect(history).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });
});

test("entries that are in order already are given back as they are, without a copy", () => {
  fc.assert(
    fc.property(anyHistory(), (history) => {
      const ordered = inOrder(history);
      expect(inOrder(ordered)).toBe(ordered);
    }),
  );
});

function sameForAll(
  fold: (entries: readonly SeenEntry[]) => unknown,
  arrivals: fc.Arbitrary<Arrival>,
  numRuns: number,
): void {
  const same = fc.property(arrivals, ({ history, arrival }) => {
    expect(fold(arrival)).toEqual(fold(history));
  });
  fc.assert(same, { numRuns });
}
