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
  minutes,
  randomId,
  unitId,
  words,
} from "./forms.ts";

const title = words(200);
const topic = v.optional(words(60));
const place = v.optional(words(200));
const why = v.optional(words(1_000));
const name = v.optional(words(60));

export const MeetingPlanned = body<meetings.MeetingPlanned>({
  meeting: randomId,
  branch: unitId,
  kind: v.picklist([
    "collective-study",
    "discussion",
    "party-lecture",
    "general-meeting",
    "committee",
    "group-meeting",
    "organisational-life",
    "theme-day",
    "warning-education",
  ]),
  title,
  topic,
  place,
  starts: instant,
  minutes,
});

export const MeetingChanged = body<meetings.MeetingChanged>({
  meeting: randomId,
  title: v.optional(title),
  topic,
  place,
  starts: v.optional(instant),
  minutes: v.optional(minutes),
});

export const MeetingCancelled = body<meetings.MeetingCancelled>({ meeting: randomId, why });

export const MeetingOpened = body<meetings.MeetingOpened>({ meeting: randomId });

export const MeetingClosed = body<meetings.MeetingClosed>({
  meeting: randomId,
  minutes,
  host: name,
  recorder: name,
  summary: v.optional(words(50_000)),
});

export const AttendanceClaimed = body<meetings.AttendanceClaimed>({
  meeting: v.optional(randomId),
  branch: unitId,
  code: v.pipe(v.string(), v.regex(/^\d{7}$/)),
  remote: v.optional(v.boolean()),
});

export const AttendanceMarked = body<meetings.AttendanceMarked>({
  meeting: randomId,
  member: randomId,
  state: v.picklist(["present", "late", "left-early", "excused", "absent"]),
  seen: v.picklist(["face", "paper", "telephone"]),
  why,
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
