import * as fc from "fast-check";
import type { EntryBodies } from "../entries/bodies.ts";
import type { Cohort } from "../entries/membership.ts";
import type { EntryKind, SeenEntry } from "../entry.ts";
import { entryId } from "../ids.ts";

/**
 * Small worlds in which everything happens to everything: few members, meetings, texts and days, so that entries meet;
 * equal times, clocks that go back, missing references, what is erased or stands apart.
 */
const START = Date.parse("2026-03-01T00:00:00+08:00");
const HOUR = 3_600_000;

const member = fc.constantFrom("wang", "li", "zhang");
const device = fc.constantFrom("d1", "d2", "d3");
const unit = fc.constantFrom("county", "east", "west");
const text = fc.constantFrom("t1", "t2");
const meeting = fc.constantFrom("m1", "m2");
const essay = fc.constantFrom("e1", "e2");
const share = fc.constantFrom("s1", "s2");
const form = fc.constantFrom("f1", "f2");
const note = fc.constantFrom("n1", "n2");
const place = {
  text,
  title: fc.constant(""),
  blob: fc.constant("b"),
  block: fc.nat(3),
  start: fc.nat(3),
  end: fc.nat(3),
  quote: fc.constant(""),
  before: fc.constant(""),
  after: fc.constant(""),
};
const topic = fc.option(fc.constantFrom("warning", "history"), { nil: undefined });
const day = fc.constantFrom("2026-03-01", "2026-03-02", "2026-03-03", "2027-01-01");
/** Hours only, so that many are equal. */
const at = fc.integer({ min: 0, max: 60 }).map((hours) => START + hours * HOUR);
const begins = fc.integer({ min: 0, max: 240 }).map((quarters) => START + (quarters * HOUR) / 4);
const minutes = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.constantFrom(0, 45, 90, 2000));
const someEntry = fc.tuple(device, fc.integer({ min: 1, max: 12 })).map(([d, n]) => entryId(d, n));
const words = fc.constantFrom("好", "再看看", "");
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const madeFrom = {
  base: optional(fc.option(someEntry)),
  joined: optional(fc.array(someEntry, { maxLength: 2 })),
};
const branches = fc.constantFrom("east", "west");
/** 党小组 */
const group = fc.constantFrom("一组", "二组");
const expected = fc.record({
  cohorts: optional(fc.subarray<Cohort>(["migrant", "out-of-touch"])),
  groups: optional(fc.subarray(["一组", "二组"])),
  members: optional(fc.subarray(["wang", "li", "zhang"])),
  ownOnly: fc.boolean(),
});

const bodies: { [K in EntryKind]?: fc.Arbitrary<EntryBodies[K]> } = {
  "unit-added": fc.record({
    unit,
    name: words,
    level: fc.constantFrom("county", "branch"),
    parent: fc.option(unit),
    city: optional(fc.constantFrom("甲市", "乙市")),
  }),
  "unit-corrected": fc.record({ unit, name: optional(words), phone: optional(fc.constant("110")) }),
  "campaign-set": fc.record({
    campaign: fc.record({
      id: fc.constant("c"),
      name: words,
      unit,
      office: fc.constant("办公室"),
      starts: day,
      ends: day,
      phases: fc.constant([{ id: "p", name: "学习", starts: "2026-03-01", ends: "2026-03-02" }]),
      credit: fc.array(
        fc.record({
          from: day,
          minutesPerHour: fc.constantFrom(45, 40, 60),
          dailyCapMinutes: fc.constantFrom(180, 360),
          perTextCapMinutes: fc.constantFrom(60, 90),
        }),
        { maxLength: 2 },
      ),
      requirements: fc.array(
        fc.record({
          id: fc.constant("r"),
          title: words,
          subject: fc.constantFrom("member", "unit"),
          window: fc.record({ from: day, to: day }),
          kind: fc.constantFrom(
            "credit-hours",
            "essays",
            "required-texts",
            "collective-studies",
            "discussions",
          ),
          amount: fc.integer({ min: 1, max: 12 }),
          topic,
          exempt: fc.subarray(["study-brought-home", "may-speak"]),
        }),
        { maxLength: 3 },
      ),
    }),
  }),
  "role-granted": fc.record({
    member,
    role: fc.constantFrom("helper", "secretary"),
    unit,
    until: optional(at),
  }),
  "role-ended": fc.record({ member, role: fc.constantFrom("helper", "secretary"), unit }),
  "member-added": fc.record({
    member,
    name: words,
    status: fc.constantFrom("full", "probationary"),
    cohorts: fc.subarray(["migrant", "out-of-touch"]),
    homeBranch: branches,
    hostBranch: optional(branches),
    group: optional(group),
    arrangements: fc.subarray(["study-brought-home", "no-writing", "no-hours"]),
  }),
  "member-corrected": fc.record({
    member,
    name: optional(words),
    identityKey: fc.option(fc.constant("01")),
    status: fc.constantFrom(undefined, "full", "moved-out", "deceased"),
    group: optional(fc.option(group)),
  }),
  "member-moved": fc.record({ member, homeBranch: branches, hostBranch: fc.option(branches), since: day }),
  "invitation-made": fc.record({
    invitation: fc.constantFrom("i1", "i2"),
    member,
    purpose: fc.constantFrom("enrol", "hand-over"),
    expires: at,
  }),
  "invitation-withdrawn": fc.record({ invitation: fc.constantFrom("i1", "i2") }),
  "device-enrolled": fc.record({
    proof: fc.constantFrom(undefined, "i1", "i2"),
    consent: fc.constant({ version: 1 }),
    label: words,
  }),
  "device-revoked": fc.record({ device, why: optional(words) }),
  "consent-withdrawn": fc.constant({}),
  "pairing-made": fc.record({
    pairing: fc.constantFrom("p1", "p2"),
    helper: member,
    elder: member,
    helperName: words,
    elderName: words,
    until: day,
    consent: fc.constantFrom("tap", "voice", "to-ask"),
  }),
  "pairing-consented": fc.record({
    pairing: fc.constantFrom("p1", "p2"),
    way: fc.constantFrom("tap", "paper"),
  }),
  "visit-made": fc.record({
    visit: fc.constantFrom("v1", "v2"),
    pairing: fc.constantFrom("p1", "p2"),
    began: begins,
    ended: optional(begins),
    outcome: fc.constantFrom("done", "not-today"),
    done: fc.constant([{ did: "read", text: "t1", minutes: 20 }]),
    said: optional(words),
  }),
  "wish-told": fc.record({ to: fc.constantFrom("branch", "above", "nobody"), words }),
  "wish-answered": fc.record({ entry: someEntry, words, done: optional(fc.boolean()) }),
  "pairing-ended": fc.record({ pairing: fc.constantFrom("p1", "p2") }),
  "text-imported": fc.record({
    text,
    unit,
    title: words,
    blob: fc.constantFrom("b1", "b2"),
    size: fc.constant(1),
    original: fc.constant("o"),
    fileName: words,
    format: fc.constant("txt"),
    encoding: fc.constant("utf-8"),
    characters: fc.constant(1),
    report: fc.constant("r"),
    reportSize: fc.constant(1),
    suspicions: fc.constant(0),
  }),
  "text-proofread": fc.record({ text, blob: fc.constantFrom("b1", "b2") }),
  "text-published": fc.record({
    text,
    unit,
    title: words,
    blob: fc.constantFrom("b1", "b2"),
    size: fc.constant(1),
    characters: fc.constant(1),
    topic,
    cohorts: optional(fc.constantFrom(["migrant"], ["retired", "student"])),
    required: fc.boolean(),
    order: fc.integer({ min: 0, max: 2 }),
  }),
  "text-withdrawn": fc.record({ text, unit, why: optional(words) }),
  "form-published": fc.record({
    form,
    unit,
    title: words,
    blob: fc.constantFrom("b", "b2"),
    size: fc.constant(1),
    way: fc.constantFrom("named", "slips", "open"),
    cohorts: optional(fc.constantFrom(["migrant"], ["retired"])),
    closes: optional(fc.constant(0)),
    again: optional(fc.constant(true)),
  }),
  "form-closed": fc.record({ form }),
  "form-answered": fc.record({
    form,
    blob: fc.constantFrom("b", "b2"),
    answers: fc.record({ q: words }),
    taken: optional(fc.constantFrom("kiosk", "paper")),
    ...madeFrom,
  }),
  "study-logged": fc.record({
    how: fc.constantFrom("reader", "paper", "collective", "discussion"),
    text: optional(text),
    title: optional(fc.constant("报纸")),
    topic,
    day,
    started: optional(begins),
    minutes,
  }),
  "study-corrected": fc.record({ entry: someEntry, minutes, why: optional(words) }),
  "objection-raised": fc.record({ entry: someEntry, words }),
  "objection-answered": fc.record({ entry: someEntry, words }),
  "meeting-planned": fc.record({
    meeting,
    branch: branches,
    kind: fc.constantFrom("collective-study", "discussion", "committee", "general-meeting"),
    title: words,
    topic,
    place: optional(words),
    starts: at,
    minutes,
    agenda: optional(words),
    texts: optional(fc.subarray(["t1", "t2"])),
    expected: optional(expected),
    where: optional(fc.constantFrom("on-site", "remote", "both")),
    series: optional(fc.constantFrom("s1", "s2")),
  }),
  "meeting-changed": fc.record({
    meeting,
    title: optional(words),
    starts: optional(at),
    minutes: optional(minutes),
    agenda: optional(words),
    expected: optional(expected),
  }),
  "meeting-cancelled": fc.record({ meeting, why: optional(words) }),
  "meeting-opened": fc.record({ meeting }),
  "meeting-closed": fc.record({
    meeting,
    minutes,
    host: optional(words),
    recorder: optional(words),
    observers: optional(words),
    summary: optional(words),
    details: optional(words),
    decisions: optional(words),
    votes: optional(
      fc.array(fc.record({ matter: words, for: fc.nat(3), against: fc.nat(3), abstained: fc.nat(3) }), {
        maxLength: 2,
      }),
    ),
    why: optional(words),
    ...madeFrom,
  }),
  "attendance-claimed": fc.record({
    meeting: optional(meeting),
    branch: branches,
    code: fc.constant("1234567"),
    remote: optional(fc.boolean()),
  }),
  "attendance-marked": fc.record({
    meeting,
    member,
    state: fc.constantFrom("present", "late", "left-early", "excused", "absent"),
    seen: fc.constantFrom("face", "scan", "paper", "telephone"),
    why: optional(words),
    confirmedBy: optional(words),
    correction: optional(words),
  }),
  "leave-asked": fc.record({ meeting, why: optional(words) }),
  "certificate-shown": fc.record({
    day,
    where: words,
    minutes,
    photo: fc.constant("b"),
    size: fc.constant(1),
  }),
  "certificate-checked": fc.record({ entry: someEntry, holds: fc.boolean(), words: optional(words) }),
  "essay-saved": fc.oneof(
    fc.record({
      essay,
      title: words,
      base: optional(someEntry),
      joined: optional(fc.array(someEntry, { maxLength: 2 })),
      text: words,
    }),
    fc.record({
      essay,
      title: words,
      base: someEntry,
      change: fc.record({ at: fc.nat(3), remove: fc.nat(2), insert: words }),
    }),
  ),
  "essay-handed-in": fc.record({ essay, title: words, text: words, topic }),
  "essay-taken-back": fc.record({ essay, entry: someEntry }),
  "essay-transcribed": fc.record({ entry: someEntry, blob: fc.constantFrom("b1", "b2"), words }),
  "essay-answered": fc.record({
    entry: someEntry,
    words,
    verdict: fc.constantFrom(undefined, "more", "accepted"),
  }),
  "sharing-allowed": fc.record({ share, entry: someEntry, title: words, text: words, name: optional(words) }),
  "sharing-withdrawn": fc.record({ share, unit: optional(unit) }),
  "essay-shown": fc.record({ share, unit, title: words, text: words }),
  "essay-proposed": fc.record({ share, unit, title: words, text: words, why: words }),
  "note-saved": fc.record({ note, words, place: optional(fc.record(place)), ...madeFrom }),
  "note-removed": fc.record({ note, entries: optional(fc.array(someEntry, { maxLength: 2 })) }),
  "place-kept": fc.record({
    text,
    blob: fc.constant("b"),
    block: fc.nat(3),
    offset: fc.nat(3),
    words,
    left: fc.nat(3),
    isFinished: fc.boolean(),
  }),
  "reading-recorded": fc.record({
    reading: fc.constantFrom("r1", "r2"),
    text,
    blob: fc.constantFrom("b", "b2"),
    voice: words,
    dialect: optional(words),
    type: fc.constant("audio/mp4"),
    parts: fc.constant([{ block: 0, sound: "s", size: 1, seconds: 1 }]),
  }),
  "reading-approved": fc.record({ entry: someEntry, unit: branches }),
  "reading-declined": fc.record({ entry: someEntry, words }),
  "reading-withdrawn": fc.record({ entry: someEntry, unit: optional(branches) }),
  "whereabouts-told": fc.record({ city: words, since: day }),
  "complaint-made": fc.record({ to: fc.constantFrom("branch", "above"), words, about: optional(someEntry) }),
  "complaint-answered": fc.record({ entry: someEntry, words }),
  "visit-asked": fc.record({ words: optional(words) }),
  "visit-taken-back": fc.record({ entry: someEntry }),
  "visit-answered": fc.record({ entry: someEntry, words }),
};

interface Happening {
  kind: string;
  body: unknown;
  device: string;
  by: string;
  of: string;
  at: number;
  delay: number | null;
  evidence: SeenEntry["evidence"];
  found: SeenEntry["meeting"];
  verdict: SeenEntry["verdict"];
}

const kinds = Object.keys(bodies) as EntryKind[];

function happening(of: readonly EntryKind[]): fc.Arbitrary<Happening> {
  const what = fc.oneof(
    ...of.map((kind) => fc.record({ kind: fc.constant(kind), body: bodies[kind] as fc.Arbitrary<unknown> })),
  );
  return fc
    .record({
      what,
      device,
      by: member,
      of: fc.option(member),
      at,
      delay: fc.option(fc.integer({ min: -5, max: 48 }).map((hours) => hours * HOUR)),
      evidence: fc.constantFrom(undefined, "B", "C", "D"),
      found: fc.constantFrom(undefined, undefined, "m1"),
      fate: fc.constantFrom("good", "good", "good", "good", "good", "erased", "quarantined", "pending"),
    })
    .map(({ what, of, by, fate, ...rest }) => ({
      ...rest,
      kind: what.kind,
      body: fate === "erased" ? null : what.body,
      by,
      of: of ?? by,
      verdict: fate === "quarantined" || fate === "pending" ? fate : undefined,
    }));
}

/**
 * Histories of some kinds, each entry once, in no order of time.
 * @param of the kinds wanted; absent: all
 */
export function anyHistory(of: readonly EntryKind[] = kinds, maxLength = 120): fc.Arbitrary<SeenEntry[]> {
  return fc.array(happening(of), { maxLength, size: "max" }).map((happenings) => {
    const numbers = new Map<string, number>();
    return happenings.map(({ device, delay, evidence, found, verdict, ...rest }) => {
      const n = (numbers.get(device) ?? 0) + 1;
      numbers.set(device, n);
      const received = delay === null ? null : rest.at + delay;
      const extra = {
        ...(evidence ? { evidence } : {}),
        ...(found ? { meeting: found } : {}),
        ...(verdict ? { verdict } : {}),
      };
      return { ...rest, id: entryId(device, n), device, n, received, ...extra } as SeenEntry;
    });
  });
}

/** What credit is reckoned from. */
export const CREDIT_KINDS: readonly EntryKind[] = [
  "study-logged",
  "study-corrected",
  "meeting-planned",
  "meeting-opened",
  "meeting-closed",
  "attendance-claimed",
  "attendance-marked",
  "certificate-shown",
  "certificate-checked",
];

/** What a meeting and its papers are made from. */
export const MEETING_KINDS: readonly EntryKind[] = [
  ...CREDIT_KINDS,
  "meeting-changed",
  "meeting-cancelled",
  "leave-asked",
];

export interface Arrival {
  history: SeenEntry[];
  arrival: SeenEntry[];
}

/** A history and another arrival of the same: in another order, some of it twice, some first as the unsent copy of the phone's own. */
export function anyArrival(of?: readonly EntryKind[], maxLength?: number): fc.Arbitrary<Arrival> {
  return anyHistory(of, maxLength).chain((history) =>
    fc
      .record({
        order: fc.shuffledSubarray(history, { minLength: history.length }),
        twice: fc.shuffledSubarray(history),
        unsent: fc.shuffledSubarray(history),
      })
      .map(({ order, twice, unsent }) => ({
        history,
        arrival: [...unsent.map(asUnsent), ...order, ...twice],
      })),
  );
}

function asUnsent(entry: SeenEntry): SeenEntry {
  if (entry.body === null || entry.received === null) return entry;
  const { evidence: _evidence, meeting: _meeting, verdict: _verdict, ...own } = entry;
  return { ...own, received: null };
}
