import { type FeedId, memberFeed, pairingFeed, staffFeed, unitFeed } from "../feeds.ts";
import type { Instant, UnitId } from "../ids.ts";
import type { KnownMember, World } from "../world.ts";
import { branchesOf, isGone, isRunning, rolesNow } from "./standing.ts";

/**
 * Every feed that a member's devices may read now: his own, the units he belongs to or has a role in and all above them, the
 * staff feeds of the units that he runs, the pairings in which he helps. Nothing once he has left.
 */
export function followsOf(member: KnownMember, world: World, now: Instant): FeedId[] {
  if (isGone(member)) return [];
  const roles = rolesNow(member, now);
  const units = new Set<UnitId>();
  for (const unit of [...branchesOf(member), ...roles.map((role) => role.unit)]) {
    for (const above of world.unit(unit)?.path ?? []) units.add(above);
  }
  const staff = roles.filter(({ role }) => role === "secretary" || role === "office");
  const visits = world.pairingsOf(member.id).filter((pairing) => isRunning(pairing, now));
  return [
    memberFeed(member.id),
    ...[...units].map(unitFeed),
    ...new Set(staff.map(({ unit }) => staffFeed(unit))),
    ...visits.map(({ id }) => pairingFeed(id)),
  ];
}
