import { type Attendance, wasThere } from "./attendance.ts";
import type { CreditReason } from "./credit-reasons.ts";
import { dayOf } from "./day.ts";
import type { StudyLogged } from "./entries/study.ts";
import type { SeenEntry } from "./entry.ts";
import { inJournalOrder } from "./fold/journal-order.ts";
import type { Meeting, Meetings } from "./fold/meetings.ts";
import type { Day, EntryId, Instant, MeetingId, MemberId, TextId } from "./ids.ts";

/** A stated piece of study, from whatever entry it comes, before caps and overlaps. */
export interface CreditClaim {
  /** what states it: the study-logged, certificate-shown, or the deciding attendance entry */
  entry: EntryId;
  member: MemberId;
  source: "log" | "meeting" | "certificate";
  /** 自学 · 集中学习 · 讨论 */
  sort: "self" | "collective" | "discussion";
  /** with source log */
  how?: StudyLogged["how"];
  day: Day;
  /** minutes as stated, after corrections */
  stated: number;
  text?: TextId;
  meeting?: MeetingId;
  title?: string;
  topic?: string;
  notes: CreditReason[];
  countable: boolean;
  /** when it began, where that is known */
  begins?: Instant;
  /** within a day the lower counts first */
  rank: number;
  /** place in the order of entries */
  order: number;
}

/** All that members of these entries state. @param ordered from `inOrder` */
export function creditClaims(
  ordered: readonly SeenEntry[],
  meetings: Meetings,
): Map<MemberId, CreditClaim[]> {
  const corrections = new Map<EntryId, SeenEntry<"study-corrected">[]>();
  const checks = new Map<EntryId, SeenEntry<"certificate-checked">>();
  const place = new Map<EntryId, number>();
  for (const [index, entry] of ordered.entries()) {
    if (entry.kind === "study-corrected") {
      const before = corrections.get(entry.body.entry);
      if (before === undefined) corrections.set(entry.body.entry, [entry]);
      else before.push(entry);
    } else if (entry.kind === "certificate-checked") checks.set(entry.body.entry, entry);
    else if (entry.kind === "attendance-claimed" || entry.kind === "attendance-marked")
      place.set(entry.id, index);
  }
  const claims = new Map<MemberId, CreditClaim[]>();
  const add = (claim: CreditClaim | undefined) => {
    if (claim === undefined) return;
    const own = claims.get(claim.member);
    if (own === undefined) claims.set(claim.member, [claim]);
    else own.push(claim);
  };
  for (const [order, entry] of ordered.entries()) {
    if (entry.kind === "study-logged")
      add(ofLog(entry, order, inJournalOrder(corrections.get(entry.id) ?? []).at(-1)));
    else if (entry.kind === "certificate-shown") add(ofCertificate(entry, order, checks.get(entry.id)));
  }
  for (const meeting of meetings.list) {
    for (const attendance of meeting.attendance.values()) {
      add(ofMeeting(meeting, attendance, place.get(attendance.entry) ?? 0));
    }
  }
  const waiting = new Set<string>();
  for (const claim of meetings.unplaced) {
    const stated = ofUnplaced(claim, place.get(claim.id) ?? 0);
    // Who typed a code several times is waiting once.
    const key = `${claim.of} ${claim.body.branch} ${claim.body.meeting ?? claim.meeting ?? stated.day}`;
    if (waiting.has(key)) continue;
    waiting.add(key);
    add(stated);
  }
  return claims;
}

function ofLog(
  entry: SeenEntry<"study-logged">,
  order: number,
  correction: SeenEntry<"study-corrected"> | undefined,
): CreditClaim {
  const { how, day, text, title, topic, started } = entry.body;
  const stated = sound((correction ?? entry).body.minutes);
  const notes: CreditReason[] = [];
  if (correction !== undefined) notes.push(corrected(entry, correction));
  const isFuture = day > dayOf(entry.received ?? entry.at);
  if (isFuture) notes.push({ code: "future-day" });
  return {
    entry: entry.id,
    member: entry.of,
    source: "log",
    sort: how === "collective" || how === "discussion" ? how : "self",
    how,
    day,
    stated,
    text,
    title,
    topic,
    // A body may hold anything; what is no time is taken for unknown.
    begins: Number.isSafeInteger(started) ? started : undefined,
    notes,
    countable: !isFuture,
    rank: how === "collective" || how === "discussion" ? 2 : 3,
    order,
  };
}

function ofCertificate(
  entry: SeenEntry<"certificate-shown">,
  order: number,
  check: SeenEntry<"certificate-checked"> | undefined,
): CreditClaim {
  const { day, where, minutes } = entry.body;
  const notes: CreditReason[] = [];
  if (check === undefined) notes.push({ code: "certificate-waits" });
  else if (!check.body.holds) notes.push({ code: "certificate-refused", words: check.body.words });
  const isFuture = day > dayOf(entry.received ?? entry.at);
  if (isFuture) notes.push({ code: "future-day" });
  return {
    entry: entry.id,
    member: entry.of,
    source: "certificate",
    sort: "collective",
    day,
    stated: sound(minutes),
    title: where,
    notes,
    countable: check?.body.holds === true && !isFuture,
    rank: 1,
    order,
  };
}

/** Who was not there and never said otherwise states nothing. */
function ofMeeting(meeting: Meeting, attendance: Attendance, order: number): CreditClaim | undefined {
  const there = wasThere(attendance);
  if ((!there && !attendance.disputed) || meeting.state === "cancelled") return undefined;
  const notes: CreditReason[] = [];
  if (!there) notes.push({ code: "marked-absent", why: attendance.why });
  else if (meeting.closed === undefined) notes.push({ code: "meeting-not-closed" });
  if (there && (attendance.evidence === "C" || attendance.evidence === "D")) {
    notes.push({ code: "own-word", evidence: attendance.evidence });
  }
  return {
    entry: attendance.entry,
    member: attendance.member,
    source: "meeting",
    sort: meeting.kind === "discussion" ? "discussion" : "collective",
    day: dayOf(meeting.starts),
    stated: sound(meeting.closed?.minutes ?? meeting.minutes),
    meeting: meeting.id,
    title: meeting.title,
    topic: meeting.topic,
    notes,
    countable: there && meeting.closed !== undefined,
    begins: Math.max(meeting.starts, meeting.openings[0]?.at ?? meeting.starts),
    rank: 0,
    order,
  };
}

function ofUnplaced(claim: SeenEntry<"attendance-claimed">, order: number): CreditClaim {
  return {
    entry: claim.id,
    member: claim.of,
    source: "meeting",
    sort: "collective",
    day: dayOf(claim.at),
    stated: 0,
    meeting: claim.body.meeting ?? claim.meeting,
    notes: [{ code: "meeting-unknown" }],
    countable: false,
    rank: 0,
    order,
  };
}

function corrected(entry: SeenEntry<"study-logged">, by: SeenEntry<"study-corrected">): CreditReason {
  return {
    code: "corrected",
    entry: by.id,
    from: entry.body.minutes,
    by: by.by,
    why: by.body.why,
  };
}

/** Whatever a body says, a length is a whole number of minutes from 0 on. */
function sound(minutes: number): number {
  return Number.isFinite(minutes) && minutes > 0 ? Math.floor(minutes) : 0;
}
