import type { SeenEntry } from "../../domain/entry.ts";
import { foldInvitations, type EnrolledDevice } from "../../domain/fold/invitations.ts";
import type { Session } from "./session.ts";

/** Which invitation a device used is of no interest here. */
export function foldDevices(entries: readonly SeenEntry[]) {
  return foldInvitations(entries, () => "").devicesOf;
}

/** The other devices of who holds this phone, those that are still in use: not stopped, and not taken over by a newer one. */
export function otherDevices(session: Session): readonly EnrolledDevice[] {
  const { device, member } = session.state.value;
  const all = session.folded(foldDevices).get(member ?? "") ?? [];
  const over = new Set(all.map(({ continues }) => continues));
  return all.filter(({ id, revoked }) => id !== device && !revoked && !over.has(id));
}
