import { DAY_MS, startOfDay } from "../day.ts";
import type { Role } from "../entries/campaign.ts";
import type { Instant, MemberId, UnitId } from "../ids.ts";
import type { KnownMember, KnownPairing, World } from "../world.ts";
import type { Case, Writer } from "./case.ts";
import type { EntryKind } from "../entry.ts";

type Judged = Pick<Case<EntryKind>, "writer" | "world" | "occasion">;

/** An entry of a visit may arrive this long after the last day of its pairing: a helper's phone may be offline for weeks. */
const PAIRING_GRACE = 31 * DAY_MS;

export function isGone(member: KnownMember): boolean {
  return member.status === "moved-out" || member.status === "deceased";
}

export function rolesNow(member: KnownMember, now: Instant): KnownMember["roles"] {
  return member.roles.filter((role) => role.until === undefined || role.until > now);
}

/** The writer is 书记 or office of exactly this unit: its staff feed is his. */
export function isStaffOf({ writer, occasion }: Judged, unit: UnitId | undefined): boolean {
  if (unit === undefined) return false;
  if (writer.isServer) return true;
  return holds(
    writer,
    occasion.now,
    (role, at) => at === unit && (role === "secretary" || role === "office"),
  );
}

/** The writer is the office of this unit or of one above it. */
export function isOfficeOver({ writer, world, occasion }: Judged, unit: UnitId | undefined): boolean {
  if (unit === undefined) return false;
  if (writer.isServer) return true;
  const path = world.unit(unit)?.path ?? [];
  return holds(writer, occasion.now, (role, at) => role === "office" && path.includes(at));
}

/** The writer is staff of the unit, or office above it. */
export function runs(c: Judged, unit: UnitId | undefined): boolean {
  return isStaffOf(c, unit) || isOfficeOver(c, unit);
}

/** The writer is staff of the member's home or host branch: he reads the member's record. */
export function caresFor(c: Judged, member: KnownMember | undefined): boolean {
  return member !== undefined && branchesOf(member).some((branch) => isStaffOf(c, branch));
}

/** The writer keeps the member's record: staff of his branches, or office above one of them. */
export function keepsRecordOf(c: Judged, member: KnownMember | undefined): boolean {
  return member !== undefined && branchesOf(member).some((branch) => runs(c, branch));
}

/**
 * May make or end a way in for this member. Whoever lets a device in could use it himself; so for a member with roles it takes
 * the office that could have granted them: a secretary does not become office by inviting a member of his who is.
 */
export function mayVouchFor(c: Judged, member: KnownMember | undefined): boolean {
  return keepsRecordOf(c, member) && rolesAreVouchedFor(c, member!);
}

export function rolesAreVouchedFor(c: Judged, member: KnownMember): boolean {
  return rolesNow(member, c.occasion.now).every(
    ({ role, unit }) => role === "helper" || isOfficeOver(c, unit),
  );
}

export function branchesOf(member: Pick<KnownMember, "homeBranch" | "hostBranch">): UnitId[] {
  return member.hostBranch === undefined ? [member.homeBranch] : [member.homeBranch, member.hostBranch];
}

/** undefined: the unit is the root */
export function unitAbove(world: World, unit: UnitId): UnitId | undefined {
  const path = world.unit(unit)?.path ?? [];
  return path[path.length - 2];
}

/** The pairing that lets `helper` write for `elder`: not ended, and its last day is not over at `at`. */
export function runningPairing(
  world: World,
  helper: MemberId,
  elder: MemberId,
  at: Instant,
): KnownPairing | undefined {
  return world.pairingsOf(helper).find((pairing) => pairing.elder === elder && isRunning(pairing, at));
}

export function isRunning(pairing: KnownPairing, at: Instant): boolean {
  return !pairing.ended && at < endOf(pairing);
}

/**
 * A visit is judged by the time at which it was written, so that a phone may come home late; but only so late, since that
 * time is the phone's own word.
 * @param isToAsk what is written is the elder's yes
 */
export function mayWriteInVisit(
  world: World,
  helper: MemberId,
  elder: MemberId,
  at: Instant,
  now: Instant,
  isToAsk = false,
): boolean {
  const pairing = runningPairing(world, helper, elder, at);
  return pairing !== undefined && (pairing.agreed || isToAsk) && now < endOf(pairing) + PAIRING_GRACE;
}

function endOf(pairing: KnownPairing): Instant {
  return startOfDay(pairing.until) + DAY_MS;
}

function holds(writer: Writer, now: Instant, test: (role: Role, unit: UnitId) => boolean): boolean {
  return (
    writer.member !== undefined && rolesNow(writer.member, now).some(({ role, unit }) => test(role, unit))
  );
}
