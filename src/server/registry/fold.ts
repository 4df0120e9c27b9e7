import type { Entry, EntryKind } from "../../domain/entry.ts";
import type { EntryBodies } from "../../domain/entries/bodies.ts";
import { entryId, type Instant, type MemberId } from "../../domain/ids.ts";
import type { MeetingDoc, MemberDoc, PairingDoc, ShareDoc, Stamp, Stamped, Turn, UnitDoc } from "./docs.ts";
import type { Registry } from "./registry.ts";

type Folds = {
  [K in EntryKind]?: (body: EntryBodies[K], registry: Registry, when: When) => void;
};

interface When {
  stamp: Stamp;
  received: Instant;
}

/**
 * How an accepted entry changes the registry. Of each value the latest by the order of entries holds, whatever the order in
 * which they arrive. Each looks everything up before it changes anything, so that it can be run again after a `NotLoaded`.
 */
const FOLDS: Folds = {
  "unit-added"(body, registry, when) {
    const { unit: id, parent, ...values } = body;
    const known = registry.get("units", id);
    const above = parent === null ? undefined : registry.get("units", parent);
    const unit: UnitDoc = known ?? { ...values, id, parent, path: [...(above?.path ?? []), id], stamps: {} };
    registry.set("units", added(unit, values, when.stamp));
  },
  "unit-corrected"(body, registry, when) {
    const unit = registry.get("units", body.unit);
    const { unit: _, ...values } = body;
    if (unit) registry.set("units", latest(unit, values, when.stamp));
  },
  "campaign-set"({ campaign }, registry, when) {
    const doc = registry.get("campaigns", campaign.id) ?? { id: campaign.id, campaign, stamps: {} };
    registry.set("campaigns", latest(doc, { campaign }, when.stamp));
  },

  "member-added"(body, registry, when) {
    const { member: id, homeBranch, hostBranch, ...values } = body;
    const member: MemberDoc = registry.get("members", id) ?? {
      ...values,
      id,
      homeBranch,
      hostBranch,
      roles: [],
      stamps: {},
    };
    registry.set(
      "members",
      added(member, { ...values, branches: { homeBranch, hostBranch } }, when.stamp, putMember),
    );
  },
  "member-corrected"(body, registry, when) {
    const member = registry.get("members", body.member);
    const { member: _, ...values } = body;
    if (member) registry.set("members", latest(member, values, when.stamp));
  },
  "member-moved"(body, registry, when) {
    const member = registry.get("members", body.member);
    const branches = { homeBranch: body.homeBranch, hostBranch: body.hostBranch ?? undefined };
    if (member) registry.set("members", latest(member, { branches }, when.stamp, putMember));
  },
  "role-granted"(body, registry, when) {
    setRole(body, registry, when, true);
  },
  "role-ended"(body, registry, when) {
    setRole(body, registry, when, false);
  },

  "invitation-made"(body, registry, when) {
    if (registry.get("invitations", body.invitation)) return;
    const { invitation: id, member, purpose, expires } = body;
    const by = registry.device(when.stamp[1])?.member;
    registry.set("invitations", {
      id,
      member,
      ...(by !== undefined && { by }),
      purpose,
      expires,
      withdrawn: false,
      stamps: { made: when.stamp },
    });
  },
  "invitation-withdrawn"(body, registry) {
    const invitation = registry.get("invitations", body.invitation);
    if (invitation) registry.set("invitations", { ...invitation, withdrawn: true });
  },
  "pairing-made"(body, registry, when) {
    const { pairing: id, helper, elder, until, consent } = body;
    const isToAsk = consent === "to-ask";
    const pairing: PairingDoc = registry.get("pairings", id) ?? {
      id,
      helper,
      elder,
      until,
      isToAsk,
      yes: [],
      agreed: !isToAsk,
      ended: false,
      stamps: {},
    };
    const known = latest(pairing, { until, isToAsk }, when.stamp);
    registry.set("pairings", { ...known, agreed: !known.isToAsk || known.yes.length > 0 });
  },
  "pairing-consented"(body, registry, { stamp: [, device, n] }) {
    const pairing = registry.get("pairings", body.pairing);
    if (!pairing) return;
    const yes = [...new Set([...pairing.yes, entryId(device, n)])].sort();
    registry.set("pairings", { ...pairing, yes, agreed: true });
  },
  "pairing-ended"(body, registry) {
    const pairing = registry.get("pairings", body.pairing);
    if (pairing) registry.set("pairings", { ...pairing, ended: true });
  },

  "text-imported"(body, registry, when) {
    const text = registry.get("texts", body.text) ?? { id: body.text, unit: body.unit, stamps: {} };
    registry.set("texts", latest(text, { unit: body.unit }, when.stamp));
  },
  "text-proofread"(body, registry, when) {
    const text = registry.get("texts", body.text);
    if (text) registry.set("texts", latest(text, { proofread: body.blob }, when.stamp));
  },

  "form-published"(body, registry, when) {
    const { form: id, unit, way, blob, title, cohorts, closes } = body;
    const published = when.stamp[0];
    const form = registry.get("forms", id) ?? {
      id,
      unit,
      way,
      blob,
      title,
      published,
      closed: false,
      stamps: {},
    };
    registry.set("forms", latest(form, { blob, title, cohorts, closes }, when.stamp, putValue, true));
  },
  "form-closed"(body, registry) {
    const form = registry.get("forms", body.form);
    if (form) registry.set("forms", { ...form, closed: true });
  },

  "sharing-allowed"({ share: id }, registry, { stamp }) {
    // The policy lets no second entry take its name.
    const [, device, n] = stamp;
    const entry = entryId(device, n);
    if (!registry.get("shares", id))
      registry.set("shares", { id, entry, withdrawn: false, shown: [], stamps: {} });
  },
  "sharing-withdrawn"(body, registry, { stamp }) {
    const share = registry.get("shares", body.share);
    if (!share) return;
    if (body.unit === undefined) registry.set("shares", { ...share, withdrawn: true });
    else registry.set("shares", takenDown(share, body.unit, stamp));
  },
  "essay-shown": copyShown,
  "essay-proposed": copyShown,

  "meeting-planned"(body, registry, when) {
    const { meeting: id, branch, kind, starts, minutes, expected } = body;
    const meeting: MeetingDoc = registry.get("meetings", id) ?? {
      id,
      branch,
      kind,
      starts,
      minutes,
      planner: when.stamp[1],
      cancelled: false,
      openings: [],
      closings: [],
      stamps: {},
    };
    const known = withStep(meeting, when, expected?.members);
    registry.set(
      "meetings",
      added(known, { kind, starts, minutes, named: expected?.members ?? [] }, when.stamp),
    );
  },
  "meeting-changed"(body, registry, when) {
    const meeting = registry.get("meetings", body.meeting);
    const { starts, minutes, expected } = body;
    const named = expected && (expected.members ?? []);
    if (meeting)
      registry.set(
        "meetings",
        latest(withStep(meeting, when, named), { starts, minutes, named }, when.stamp),
      );
  },
  "meeting-cancelled"(body, registry, when) {
    const meeting = registry.get("meetings", body.meeting);
    if (meeting) registry.set("meetings", { ...withStep(meeting, when), cancelled: true });
  },
  "meeting-opened"(body, registry, when) {
    const meeting = registry.get("meetings", body.meeting);
    if (meeting)
      registry.set("meetings", {
        ...withStep(meeting, when),
        openings: withTurn(meeting.openings, when, body.heard),
      });
  },
  "meeting-closed"(body, registry, when) {
    const meeting = registry.get("meetings", body.meeting);
    if (meeting)
      registry.set("meetings", {
        ...withStep(meeting, when),
        closings: withTurn(meeting.closings, when),
      });
  },
};

/** Kinds that change what others may write or read: while they are taken, nothing else is judged. */
const WORLD_KINDS: ReadonlySet<string> = new Set<EntryKind>([
  "unit-added",
  "unit-corrected",
  "campaign-set",
  "member-added",
  "member-corrected",
  "member-moved",
  "role-granted",
  "role-ended",
  "invitation-made",
  "invitation-withdrawn",
  "device-enrolled",
  "device-revoked",
  "consent-withdrawn",
  "pairing-made",
  "pairing-consented",
  "pairing-ended",
  "erasure-asked",
  // Each writes down what there is of a share, which another may be about to show or to withdraw.
  "sharing-allowed",
  "sharing-withdrawn",
  "essay-shown",
  "essay-proposed",
  "entry-released",
]);

export function changesWorld(kind: string): boolean {
  return WORLD_KINDS.has(kind);
}

/** Kinds that are remembered apart, so that registry and lists can be made without reading every journal. */
export function isRegistryKind(kind: string): boolean {
  return (
    WORLD_KINDS.has(kind) ||
    Object.hasOwn(FOLDS, kind) ||
    kind === "text-published" ||
    kind === "text-withdrawn"
  );
}

/** @throws NotLoaded */
export function applyToRegistry(entry: Entry, registry: Registry, received: Instant): void {
  const fold = FOLDS[entry.header.kind] as
    ((body: unknown, registry: Registry, when: When) => void) | undefined;
  fold?.(entry.body, registry, { stamp: [entry.header.at, entry.device, entry.n], received });
}

function copyShown(body: { share: string; unit: string }, registry: Registry, { stamp }: When): void {
  const share = registry.get("shares", body.share);
  const [, device, n] = stamp;
  const entry = entryId(device, n);
  if (!share || share.shown.some((copy) => copy.entry === entry)) return;
  const shown = [...share.shown, { entry, unit: body.unit }].sort((a, b) => (a.entry < b.entry ? -1 : 1));
  registry.set("shares", { ...share, shown });
}

/** Which take-down of a unit holds: what was shown there before is shown no more, also when it arrives later. */
function takenDown(share: ShareDoc, unit: string, stamp: Stamp): ShareDoc {
  const before = share.stamps[unit];
  if (before && compareStamps(before, stamp) > 0) return share;
  return { ...share, stamps: { ...share.stamps, [unit]: stamp } };
}

/** The entry by which its unit has taken down what this one shows; undefined: it has not, since. */
export function takenDownSince(share: ShareDoc, unit: string, stamp: Stamp): Stamp | undefined {
  const down = share.stamps[unit];
  return down && compareStamps(down, stamp) > 0 ? down : undefined;
}

function setRole(
  body: EntryBodies["role-granted"] | EntryBodies["role-ended"],
  registry: Registry,
  { stamp }: When,
  holds: boolean,
): void {
  const member = registry.get("members", body.member);
  if (!member) return;
  const until = "until" in body ? body.until : undefined;
  const value = holds
    ? { role: body.role, unit: body.unit, ...(until !== undefined && { until }) }
    : undefined;
  registry.set(
    "members",
    latest(
      member,
      { [`role ${body.role} ${body.unit}`]: value },
      stamp,
      (doc) => {
        doc.roles = [
          ...doc.roles.filter(({ role, unit }) => role !== body.role || unit !== body.unit),
          ...(value ? [value] : []),
        ].sort((a, b) => (`${a.role} ${a.unit}` < `${b.role} ${b.unit}` ? -1 : 1));
      },
      true,
    ),
  );
}

function putMember(member: MemberDoc, value: unknown, name: string): void {
  if (name !== "branches") {
    putValue(member, value, name);
    return;
  }
  const { homeBranch, hostBranch } = value as Pick<MemberDoc, "homeBranch" | "hostBranch">;
  member.homeBranch = homeBranch;
  member.hostBranch = hostBranch;
}

/**
 * The first that adds something gives what later ones change, however late or early their clocks are. A second one that adds the
 * same is a change; should it turn out to be the earlier of the two, they change places.
 */
function added<D extends Stamped>(
  doc: D,
  values: Readonly<Record<string, unknown>>,
  stamp: Stamp,
  put: (doc: D, value: unknown, name: string) => void = putValue,
): D {
  const first = doc.stamps["added"];
  if (first && compareStamps(first, stamp) < 0) return latest(doc, values, stamp, put);
  for (const [name, value] of Object.entries(values)) {
    if (doc.stamps[name] || value === undefined) continue;
    if (!first) put(doc, value, name);
    else if (compareStamps(first, stamp) > 0) doc.stamps[name] = first;
  }
  doc.stamps["added"] = stamp;
  return doc;
}

/**
 * Sets each value that is given unless a later entry has set it already; null takes it away.
 * @param evenUndefined an undefined value is one too
 */
function latest<D extends Stamped>(
  doc: D,
  values: Readonly<Record<string, unknown>>,
  stamp: Stamp,
  put: (doc: D, value: unknown, name: string) => void = putValue,
  evenUndefined = false,
): D {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined && !evenUndefined) continue;
    const before = doc.stamps[name];
    if (before && compareStamps(before, stamp) > 0) continue;
    doc.stamps[name] = stamp;
    put(doc, value, name);
  }
  return doc;
}

function putValue(doc: Stamped, value: unknown, name: string): void {
  const values = doc as unknown as Record<string, unknown>;
  if (value === null) delete values[name];
  else values[name] = value;
}

function compareStamps(a: Stamp, b: Stamp): number {
  return a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : a[2] - b[2]);
}

/** One more entry of its course; `named`: who is asked by name in it. */
function withStep(meeting: MeetingDoc, { stamp }: When, named: readonly MemberId[] = []): MeetingDoc {
  const others = (meeting.course ?? []).filter((one) => compareStamps(one, stamp) !== 0);
  const everNamed = [...new Set([...(meeting.everNamed ?? []), ...named])].sort();
  return { ...meeting, everNamed, course: [...others, stamp].sort(compareStamps) };
}

function withTurn(
  turns: readonly Turn[],
  { stamp: [at, device, n], received }: When,
  heard?: Instant,
): Turn[] {
  const others = turns.filter((turn) => turn.device !== device || turn.n !== n);
  const turn = { device, n, at, received, ...(heard !== undefined && { heard }) };
  return [...others, turn].sort((a, b) => a.at - b.at || (a.device < b.device ? -1 : 1));
}
