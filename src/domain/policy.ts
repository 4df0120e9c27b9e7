import type { Entry, EntryKind, Verdict } from "./entry.ts";
import { type FeedId, staffFeed } from "./feeds.ts";
import type { Instant } from "./ids.ts";
import { campaignRules } from "./policy/campaign.ts";
import { ACCEPTED, type Case, type KindRule, type Occasion, refused, type RulesOf } from "./policy/case.ts";
import { essayRules, TAKE_BACK } from "./policy/essays.ts";
import { formRules } from "./policy/forms.ts";
import { meetingRules } from "./policy/meetings.ts";
import { membershipRules } from "./policy/membership.ts";
import { noteRules } from "./policy/notes.ts";
import { isDataRequest, isPersonal, onBehalf } from "./policy/personal.ts";
import { readingRules } from "./policy/readings.ts";
import { branchesOf, caresFor, isGone, isOfficeOver, mayWriteInVisit } from "./policy/standing.ts";
import { sharingRules } from "./policy/sharing.ts";
import { studyRules } from "./policy/study.ts";
import { textRules } from "./policy/texts.ts";
import { visitRules } from "./policy/visits.ts";
import { releasingStaff, voiceRules } from "./policy/voices.ts";
import { firstUnknown, referencesOf, unknownReason, waitingKey } from "./references.ts";
import type { World } from "./world.ts";

/**
 * Who may write what, and who sees it. Pure, and the same on the server and on a phone: a phone asks before it offers a
 * button, the server asks again and its answer is the one that holds.
 */
const RULES: RulesOf<EntryKind> = {
  ...campaignRules,
  ...membershipRules,
  ...textRules,
  ...studyRules,
  ...formRules,
  ...meetingRules,
  ...essayRules,
  ...sharingRules,
  ...noteRules,
  ...readingRules,
  ...visitRules,
  ...voiceRules,
};

/**
 * Judges one entry by the world as it is just before the entry takes effect.
 * Accepted; pending, until what `ref` names has arrived (`settledBy` in `references.ts` tells when to ask again); or
 * quarantined: its writer, or staff where they may release it, must do something.
 */
export function mayWrite<K extends EntryKind>(entry: Entry<K>, world: World, occasion: Occasion): Verdict {
  const c = caseOf(entry as Entry, world, occasion);
  const rule = ruleOf(entry.header.kind);
  if (entry.header.kind === "device-enrolled") return rule.write!(c);
  return (
    judgeWriter(entry.device, world) ??
    judgeReferences(entry as Entry, world) ??
    judgeAuthorship(entry as Entry, c) ??
    rule.write?.(c) ??
    ACCEPTED
  );
}

/**
 * Whether a quarantined entry would do but for who wrote it and when, so that a release may let it in. (That the releaser may
 * is judged with his `entry-released`.)
 */
export function mayBeReleased<K extends EntryKind>(
  entry: Entry<K>,
  world: World,
  occasion: Occasion,
): Verdict {
  if (entry.header.kind === "device-enrolled") return refused("enrolment");
  const c = caseOf(entry as Entry, world, occasion);
  return judgeReferences(entry as Entry, world) ?? ruleOf(entry.header.kind).write?.(c) ?? ACCEPTED;
}

/**
 * The feeds that an accepted entry is published to, each once; by the world as it is just before the entry takes effect (so
 * that a move reaches both the old branch and the new).
 */
export function audiencesOf<K extends EntryKind>(
  entry: Entry<K>,
  world: World,
  occasion: Occasion,
): FeedId[] {
  return [...new Set(ruleOf(entry.header.kind).seen(caseOf(entry as Entry, world, occasion)))];
}

/**
 * The staff who are shown a quarantined entry as standing apart: of those who would see it if it were let in, those who may let it
 * in. Nobody, where no staff would see it (what is its writer's alone) or what was an office to do.
 */
export function releasersOf<K extends EntryKind>(
  entry: Entry<K>,
  world: World,
  occasion: Occasion,
): FeedId[] {
  const { header, body } = entry as Entry;
  const { of } = caseOf(entry as Entry, world, occasion);
  if (!isPersonal(header.kind) || world.member(of) === undefined) return [];
  const above = header.kind === "complaint-made" && (body as Entry<"complaint-made">["body"]).to === "above";
  const staff = releasingStaff(world, of, above).map(staffFeed);
  return audiencesOf(entry, world, occasion).filter((feed) => staff.includes(feed));
}

/** How long after its receipt an entry is published, ms: what can be taken back is seen by nobody until it no longer can. */
export function delayOf(entry: { header: { kind: string } }): Instant {
  return entry.header.kind === "essay-handed-in" ? TAKE_BACK : 0;
}

function judgeWriter(id: string, world: World): Verdict | undefined {
  const device = world.device(id);
  if (device?.revoked) return refused(undefined, "device-revoked");
  if (device?.isServer) return undefined;
  if (device?.member === undefined) {
    return { verdict: "pending", reason: "not-enrolled", ref: waitingKey({ type: "writer", id }) };
  }
  const member = world.member(device.member);
  if (member === undefined) {
    const ref = waitingKey({ type: "member", id: device.member });
    return { verdict: "pending", reason: "unknown-member", ref };
  }
  return isGone(member) ? refused(undefined, "member-left") : undefined;
}

function judgeReferences(entry: Entry, world: World): Verdict | undefined {
  const unknown = firstUnknown(referencesOf(entry), world);
  if (unknown === undefined) return undefined;
  return { verdict: "pending", reason: unknownReason(unknown.type), ref: waitingKey(unknown) };
}

/** For himself; or for another, where the kind allows it and the writer stands to him as it must be. */
function judgeAuthorship({ header }: Entry, c: Case<EntryKind>): Verdict | undefined {
  const self = c.writer.member?.id;
  const others = onBehalf(header.kind);
  if (header.for === undefined || header.for === self) {
    return others !== undefined && self === undefined ? refused("nobodys") : undefined;
  }
  const member = c.world.member(header.for)!;
  if (isGone(member) && !isDataRequest(header.kind)) return refused(undefined, "member-left");
  const stands = others?.some((who) => {
    if (who === "staff") return caresFor(c, member);
    if (who === "office") return branchesOf(member).some((branch) => isOfficeOver(c, branch));
    return (
      self !== undefined &&
      mayWriteInVisit(c.world, self, c.of, header.at, c.occasion.now, header.kind === "pairing-consented")
    );
  });
  return stands ? undefined : refused("for-another");
}

function caseOf(entry: Entry, world: World, occasion: Occasion): Case<EntryKind> {
  const device = world.device(entry.device);
  const member = device?.member === undefined ? undefined : world.member(device.member);
  const writer = { device: entry.device, member, isServer: device?.isServer === true };
  return { body: entry.body, n: entry.n, writer, of: entry.header.for ?? member?.id ?? "", world, occasion };
}

function ruleOf(kind: EntryKind): KindRule<EntryKind> {
  return RULES[kind];
}
