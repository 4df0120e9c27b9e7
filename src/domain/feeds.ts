import type { MemberId, PairingId, UnitId } from "./ids.ts";

/**
 * A feed is what one audience may see, numbered in commit order without gaps.
 * `member:` one person · `staff:` the secretaries (or office) of one unit · `unit:` everybody of a unit and of all below ·
 * `pairing:` a helper and the elder he visits.
 */
export type FeedId = `member:${MemberId}` | `staff:${UnitId}` | `unit:${UnitId}` | `pairing:${PairingId}`;

export function memberFeed(member: MemberId): FeedId {
  return `member:${member}`;
}
export function staffFeed(unit: UnitId): FeedId {
  return `staff:${unit}`;
}
export function unitFeed(unit: UnitId): FeedId {
  return `unit:${unit}`;
}
export function pairingFeed(pairing: PairingId): FeedId {
  return `pairing:${pairing}`;
}
