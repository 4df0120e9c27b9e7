import type { EntryKind } from "../entry.ts";
import type { UnitAdded, UnitLevel } from "../entries/campaign.ts";
import { type FeedId, memberFeed, pairingFeed, staffFeed, unitFeed } from "../feeds.ts";
import type { EntryId, MemberId, UnitId } from "../ids.ts";
import type { KnownMember, World } from "../world.ts";
import { branchesOf, isRunning } from "./standing.ts";
import type { Case } from "./case.ts";

/** The staff of a member's home branch, and of his host branch where there is one. */
export function branchStaff(member: Pick<KnownMember, "homeBranch" | "hostBranch"> | undefined): FeedId[] {
  return member === undefined ? [] : branchesOf(member).map(staffFeed);
}

/** A member himself and the staff of his branches. "" is nobody: the server's own device. */
export function memberAndStaff(world: World, member: MemberId): FeedId[] {
  return member === "" ? [] : [memberFeed(member), ...branchStaff(world.member(member))];
}

/** As `memberAndStaff` for whose entry it is; a helper who wrote it finds it again in the feed of the pairing. */
export function recordReaders(c: Case<EntryKind>): FeedId[] {
  return [...memberAndStaff(c.world, c.of), ...visitReaders(c)];
}

export function visitReaders({ writer, of, world }: Case<EntryKind>): FeedId[] {
  if (writer.member === undefined) return [];
  const pairing = world
    .pairingsOf(writer.member.id)
    .find((pairing) => pairing.elder === of && !pairing.ended);
  return pairing === undefined ? [] : [pairingFeed(pairing.id)];
}

/** As `memberAndStaff`, and whoever visits him as 送学人 now: a word between those who may go and see him. */
export function careReaders({ world, occasion }: Case<EntryKind>, member: MemberId): FeedId[] {
  const visits = world.pairingsFor(member).filter((pairing) => isRunning(pairing, occasion.now));
  return [...memberAndStaff(world, member), ...visits.map(({ id }) => pairingFeed(id))];
}

/**
 * As `memberAndStaff` of whose essay it is, and the 送学人 who handed it in for him and still visits him: an elder without a phone hears
 * from him what was said.
 */
export function essayReaders({ world, occasion }: Case<EntryKind>, handedIn: EntryId): FeedId[] {
  const { by, of } = world.entry(handedIn)!;
  const visits = world.pairingsFor(of).filter((one) => one.helper === by && isRunning(one, occasion.now));
  return [...memberAndStaff(world, of), ...visits.map(({ id }) => pairingFeed(id))];
}

/** The offices of a unit and of all above it: a unit's plan is put on file above. */
export function staffUpwards(path: readonly UnitId[]): FeedId[] {
  return path.map(staffFeed);
}

/**
 * Where a unit is listed: at the nearest county (or higher) at or above it, so that a branch finds the other branches of its
 * county as host branches, and no phone holds a whole province.
 */
export function directoryFeed(world: World, unit: UnitAdded, path: readonly UnitId[]): FeedId {
  const wide: readonly UnitLevel[] = ["province", "city", "county"];
  const levelOf = (id: UnitId): UnitLevel | undefined =>
    id === unit.unit ? unit.level : world.unit(id)?.level;
  for (let i = path.length - 1; i > 0; i--) {
    const level = levelOf(path[i]!);
    if (level !== undefined && wide.includes(level)) return unitFeed(path[i]!);
  }
  return unitFeed(path[0] ?? unit.unit);
}
