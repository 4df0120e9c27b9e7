import type { FeedId } from "../../domain/feeds.ts";
import type { Instant } from "../../domain/ids.ts";
import { followsOf } from "../../domain/policy/follows.ts";
import { isGone, rolesNow } from "../../domain/policy/standing.ts";
import type { KnownDevice, World } from "../../domain/world.ts";
import type { CallerStanding, ReceiptException } from "../../protocol/push.ts";
import type { ServerSecrets } from "../secrets.ts";

export interface Standing {
  standing: CallerStanding;
  follows: readonly FeedId[];
}

const STAFF: ReadonlySet<string> = new Set(["secretary", "office"]);

/**
 * How the server sees a device now. Looked up at every use: a token holds no rights.
 * @param enrolment what stands apart of its entry 1, if anything
 */
export function standingOf(
  device: KnownDevice,
  world: World,
  now: Instant,
  secrets: ServerSecrets,
  enrolment?: ReceiptException,
): Standing {
  const nothing = (state: CallerStanding["state"], reason?: string): Standing => ({
    standing: { member: device.member ?? null, state, ...(reason && { reason }), roles: [] },
    follows: [],
  });
  if (device.revoked) return nothing("ended", "device-revoked");
  if (device.member === undefined) {
    return enrolment?.verdict === "quarantined"
      ? nothing("refused", enrolment.reason)
      : nothing("waiting", enrolment?.reason);
  }
  const member = world.member(device.member);
  if (!member) return nothing("waiting", "unknown-member");
  if (isGone(member)) return nothing("ended", "member-left");
  const roles = rolesNow(member, now);
  return {
    standing: {
      member: member.id,
      state: "enrolled",
      roles: roles.map(({ role, unit, until }) => ({ role, unit, ...(until !== undefined && { until }) })),
      ...(roles.some(({ role }) => STAFF.has(role)) && { codeSeed: secrets.codeSeed(device.id) }),
    },
    follows: followsOf(member, world, now),
  };
}
