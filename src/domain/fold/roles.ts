import type { Role } from "../entries/campaign.ts";
import type { SeenEntry } from "../entry.ts";
import type { Instant, MemberId, UnitId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

export interface RoleHeld {
  member: MemberId;
  role: Role;
  unit: UnitId;
  /** absent: until it is ended */
  until?: Instant;
  /** as said when it was granted */
  name?: string;
}

/** Roles granted and not ended; those past their `until` are still listed, see `holds`. */
export function foldRoles(entries: readonly SeenEntry[]): readonly RoleHeld[] {
  const held = new Map<string, RoleHeld>();
  for (const { kind, body } of inOrder(entries)) {
    if (kind !== "role-granted" && kind !== "role-ended") continue;
    const key = `${body.member} ${body.role} ${body.unit}`;
    held.delete(key);
    if (kind === "role-granted") held.set(key, { ...body });
  }
  return [...held.values()];
}

export function holds(role: RoleHeld, now: Instant): boolean {
  return role.until === undefined || now < role.until;
}
