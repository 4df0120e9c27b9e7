import type {
  Arrangement,
  Cohort,
  MemberAdded,
  MemberCorrected,
  MemberMoved,
  MemberStatus,
} from "../entries/membership.ts";
import type { SeenEntry } from "../entry.ts";
import type { Day, Instant, MemberId, UnitId } from "../ids.ts";
import { inOrder } from "./in-order.ts";
import type { Org } from "./org.ts";

export interface Member {
  id: MemberId;
  name: string;
  identityKey?: string;
  status: MemberStatus;
  /**
   * Moved out or dead: since the server heard of it without a break (a phone's own entry that is not sent: since it was written).
   * Not by the clock of who wrote it: what is erased too early because a clock was wrong does not come back.
   */
  goneSince?: Instant;
  cohorts: readonly Cohort[];
  /** 党小组 */
  group?: string;
  homeBranch: UnitId;
  hostBranch?: UnitId;
  /** the day of the last move, if he ever moved */
  movedSince?: Day;
  arrangements: readonly Arrangement[];
  phone?: string;
  /** 我换地方了, as he last told it */
  whereabouts?: { city: string; since: Day; contact?: string; told: Instant };
  /** he has withdrawn his consent to use the phone */
  consentWithdrawn?: boolean;
}

export interface Members {
  /** Everybody ever added, the dead and the moved among them: for names on papers of earlier days, never for a list. */
  byId: ReadonlyMap<MemberId, Member>;
  /** 正式 and 预备, in the order of the roster. Who moved out or died is not here. */
  present: readonly Member[];
}

export function foldMembers(entries: readonly SeenEntry[]): Members {
  const first = new Map<MemberId, SeenEntry<"member-added">>();
  const later: SeenEntry[] = [];
  for (const entry of inOrder(entries)) {
    if (entry.kind === "member-added" && !first.has(entry.body.member)) {
      first.set(entry.body.member, entry);
    } else if (CHANGES.has(entry.kind)) later.push(entry);
  }
  const byId = new Map<MemberId, Member>();
  for (const [id, entry] of first) byId.set(id, added(id, entry));
  // After all are added: a correction by a clock that is behind must not be lost.
  for (const entry of later) change(byId, entry);
  return { byId, present: [...byId.values()].filter(isPresent) };
}

/** Members whose home or host branch this is, in the order of the roster. */
export function membersOfBranch(members: Members, branch: UnitId): readonly Member[] {
  return members.present.filter((m) => m.homeBranch === branch || m.hostBranch === branch);
}

/** Whose task a member is: the host branch inside the same city, the home branch otherwise. */
export function responsibleBranch(member: Member, org: Org): UnitId {
  if (member.hostBranch === undefined) return member.homeBranch;
  const home = org.units.get(member.homeBranch)?.city;
  const host = org.units.get(member.hostBranch)?.city;
  return home !== undefined && home === host ? member.hostBranch : member.homeBranch;
}

/** Members who share their name with another of these: beside them the identity key is shown. */
export function namesakes(members: readonly Member[]): ReadonlySet<MemberId> {
  const byName = new Map<string, MemberId[]>();
  for (const { id, name } of members) byName.set(name, [...(byName.get(name) ?? []), id]);
  return new Set([...byName.values()].filter((ids) => ids.length > 1).flat());
}

const CHANGES = new Set<string>([
  "member-added",
  "member-corrected",
  "member-moved",
  "whereabouts-told",
  "consent-withdrawn",
  "device-enrolled",
]);

function isPresent(member: Member): boolean {
  return member.status === "full" || member.status === "probationary";
}

function added(id: MemberId, entry: SeenEntry<"member-added">): Member {
  const { member: _member, ...rest } = entry.body;
  const member: Member = { ...rest, id };
  noteGone(member, entry);
  return member;
}

function noteGone(member: Member, entry: SeenEntry): void {
  if (isPresent(member)) delete member.goneSince;
  else member.goneSince ??= entry.received ?? entry.at;
}

function change(byId: Map<MemberId, Member>, entry: SeenEntry): void {
  switch (entry.kind) {
    case "member-added":
    case "member-corrected":
    case "member-moved": {
      const member = byId.get(entry.body.member);
      if (member === undefined) return;
      apply(member, entry.body);
      noteGone(member, entry);
      return;
    }
    case "whereabouts-told": {
      const member = byId.get(entry.of);
      if (member !== undefined) member.whereabouts = { ...entry.body, told: entry.at };
      return;
    }
    case "consent-withdrawn":
    case "device-enrolled": {
      // Who is enrolled anew has consented anew.
      const member = byId.get(entry.of);
      if (member !== undefined && entry.kind === "consent-withdrawn") member.consentWithdrawn = true;
      else if (member !== undefined) delete member.consentWithdrawn;
      return;
    }
    default:
  }
}

/** Lays what a body says over the member: absent leaves a value, null takes it away. */
function apply(member: Member, body: MemberAdded | MemberCorrected | MemberMoved): void {
  const { member: _member, ...said } = body;
  const target = member as unknown as Record<string, unknown>;
  for (const [key, value] of Object.entries(said)) {
    const name = key === "since" ? "movedSince" : key;
    if (value === null) delete target[name];
    else if (value !== undefined) target[name] = value;
  }
}
