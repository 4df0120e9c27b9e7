import * as v from "valibot";
import type * as meetings from "../../domain/entries/meetings.ts";
import { BLOB_LIMITS } from "../blob.ts";
import {
  blobId,
  body,
  count,
  day,
  entryId,
  instant,
  line,
  list,
  madeFrom,
  minutes,
  randomId,
  unitId,
  words,
} from "./shapes.ts";
import { cohort } from "./membership.ts";

const title = words(200);
const why = v.optional(words(1_000));
const name = v.optional(words(60));
const voices = count(10_000);

const mayBeSaid = {
  topic: v.optional(words(60)),
  place: v.optional(words(200)),
  agenda: v.optional(words(5_000)),
  texts: v.optional(list(randomId, 50)),
  expected: v.optional(
    body<meetings.Expected>({
      cohorts: v.optional(list(cohort, 20)),
      groups: v.optional(list(line(60), 50)),
      members: v.optional(list(randomId, 500)),
      ownOnly: v.boolean(),
    }),
  ),
  where: v.optional(v.picklist(["on-site", "remote", "both"])),
  call: v.optional(words(300)),
};

export const MeetingPlanned = body<meetings.MeetingPlanned>({
  meeting: randomId,
  branch: unitId,
  kind: v.picklist([
    "collective-study",
    "discussion",
    "party-lecture",
    "report-lecture",
    "warning-education",
    "reading-circle",
    "talk",
    "general-meeting",
    "committee",
    "group-meeting",
    "organisational-life",
    "theme-day",
    "service-day",
  ]),
  title,
  starts: instant,
  minutes,
  ...mayBeSaid,
  series: v.optional(randomId),
});

export const MeetingChanged = body<meetings.MeetingChanged>({
  meeting: randomId,
  title: v.optional(title),
  starts: v.optional(instant),
  minutes: v.optional(minutes),
  ...mayBeSaid,
});

export const MeetingCancelled = body<meetings.MeetingCancelled>({ meeting: randomId, why });

export const MeetingOpened = body<meetings.MeetingOpened>({
  meeting: randomId,
  heard: v.optional(instant),
});

export const MeetingClosed = body<meetings.MeetingClosed>({
  meeting: randomId,
  minutes,
  host: name,
  recorder: name,
  observers: v.optional(words(500)),
  summary: v.optional(words(50_000)),
  details: v.optional(words(50_000)),
  decisions: v.optional(words(10_000)),
  votes: v.optional(
    list(body<meetings.Vote>({ matter: words(500), for: voices, against: voices, abstained: voices }), 50),
  ),
  photos: v.optional(list(body<meetings.MeetingPhoto>({ photo: blobId, size: count(BLOB_LIMITS.size) }), 12)),
  why,
  ...madeFrom,
});

export const AttendanceClaimed = body<meetings.AttendanceClaimed>({
  meeting: v.optional(randomId),
  branch: unitId,
  code: v.pipe(v.string(), v.regex(/^\d{7}$/)),
  remote: v.optional(v.boolean()),
  heard: v.optional(instant),
});

export const AttendanceMarked = body<meetings.AttendanceMarked>({
  meeting: randomId,
  member: randomId,
  state: v.picklist(["present", "late", "left-early", "excused", "absent"]),
  seen: v.picklist(["face", "scan", "paper", "telephone"]),
  why,
  confirmedBy: name,
  correction: why,
  name,
});

export const LeaveAsked = body<meetings.LeaveAsked>({ meeting: randomId, why });

export const CertificateShown = body<meetings.CertificateShown>({
  day,
  where: line(200),
  minutes,
  photo: blobId,
  size: count(BLOB_LIMITS.size),
});

export const CertificateChecked = body<meetings.CertificateChecked>({
  entry: entryId,
  holds: v.boolean(),
  words: v.optional(words(5_000)),
});
