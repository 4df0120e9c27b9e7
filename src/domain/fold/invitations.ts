import type { SeenEntry } from "../entry.ts";
import type { DeviceId, Instant, InvitationId, MemberId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

export interface Invitation {
  id: InvitationId;
  member: MemberId;
  purpose: "enrol" | "hand-over";
  made: Instant;
  by: MemberId;
  expires: Instant;
  /** the device that was enrolled by it */
  usedBy?: DeviceId;
  withdrawn: boolean;
}

export interface EnrolledDevice {
  id: DeviceId;
  member: MemberId;
  label: string;
  enrolled: Instant;
  /** the journal that it goes on from */
  continues?: DeviceId;
  revoked?: { at: Instant; by: MemberId; why?: string };
}

export interface Invitations {
  /** the latest first */
  byMember: ReadonlyMap<MemberId, readonly Invitation[]>;
  byId: ReadonlyMap<InvitationId, Invitation>;
  devices: ReadonlyMap<DeviceId, EnrolledDevice>;
  /** the latest first */
  devicesOf: ReadonlyMap<MemberId, readonly EnrolledDevice[]>;
}

/** @param invitationOf base64url SHA-256 of a proof's bytes: domain has no hash */
export function foldInvitations(
  entries: readonly SeenEntry[],
  invitationOf: (proof: string) => InvitationId,
): Invitations {
  const byId = new Map<InvitationId, Invitation>();
  const devices = new Map<DeviceId, EnrolledDevice>();
  const later: SeenEntry[] = [];
  for (const entry of inOrder(entries)) {
    if (entry.kind === "invitation-made") {
      if (!byId.has(entry.body.invitation)) byId.set(entry.body.invitation, made(entry));
    } else if (entry.kind === "device-enrolled") {
      devices.set(entry.device, enrolled(entry));
      later.push(entry);
    } else if (entry.kind === "device-revoked" || entry.kind === "invitation-withdrawn") later.push(entry);
  }
  for (const entry of later) {
    if (entry.kind === "device-enrolled" && entry.body.proof !== undefined) {
      const invitation = byId.get(invitationOf(entry.body.proof));
      if (invitation !== undefined) invitation.usedBy ??= entry.device;
    } else if (entry.kind === "device-revoked") {
      const device = devices.get(entry.body.device);
      const { why } = entry.body;
      if (device !== undefined) device.revoked ??= { at: entry.at, by: entry.by, ...(why ? { why } : {}) };
    } else if (entry.kind === "invitation-withdrawn") {
      const invitation = byId.get(entry.body.invitation);
      if (invitation !== undefined) invitation.withdrawn = true;
    }
  }
  return { byMember: latestFirst(byId.values()), byId, devices, devicesOf: latestFirst(devices.values()) };
}

export type InvitationState = "open" | "used" | "expired" | "withdrawn";

export function invitationState(invitation: Invitation, now: Instant): InvitationState {
  if (invitation.usedBy !== undefined) return "used";
  if (invitation.withdrawn) return "withdrawn";
  return now < invitation.expires ? "open" : "expired";
}

/** Whether a member has a phone that is enrolled and not revoked. */
export function isEnrolled(invitations: Invitations, member: MemberId): boolean {
  return (invitations.devicesOf.get(member) ?? []).some((device) => device.revoked === undefined);
}

function made(entry: SeenEntry<"invitation-made">): Invitation {
  const { invitation, member, purpose, expires } = entry.body;
  return { id: invitation, member, purpose, made: entry.at, by: entry.by, expires, withdrawn: false };
}

function enrolled(entry: SeenEntry<"device-enrolled">): EnrolledDevice {
  const { label, continues } = entry.body;
  return {
    id: entry.device,
    member: entry.of,
    label,
    enrolled: entry.at,
    ...(continues === undefined ? {} : { continues }),
  };
}

/** Groups by member; the given are in order of time, the groups are turned round. */
function latestFirst<T extends { member: MemberId }>(all: Iterable<T>): Map<MemberId, T[]> {
  const groups = new Map<MemberId, T[]>();
  for (const one of all) {
    const group = groups.get(one.member);
    if (group === undefined) groups.set(one.member, [one]);
    else group.push(one);
  }
  for (const group of groups.values()) group.reverse();
  return groups;
}
