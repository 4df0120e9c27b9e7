import type { DeviceEnrolled } from "../domain/entries/membership.ts";
import type { DeviceId, Instant, InvitationId, MemberId } from "../domain/ids.ts";
import { isGone } from "../domain/policy/standing.ts";
import type { InvitationLookAnswer } from "../protocol/invitation.ts";
import type { RecoveryAnswer } from "../protocol/recovery.ts";
import type { CampaignDoc } from "./registry/docs.ts";
import { Registry } from "./registry/registry.ts";
import type { ServerSecrets } from "./secrets.ts";
import type { Store } from "./store/store.ts";

/** Where nothing tells: no more than everybody has agreed to. */
const FIRST_CONSENT = 1;

/** Says whether a code will do, and to whom it belongs, without using it up. */
export async function look(store: Store, id: InvitationId, now: Instant): Promise<InvitationLookAnswer> {
  const registry = new Registry(store.read, store.dialect, "");
  const invitation = await registry.answer(() => registry.get("invitations", id));
  if (!invitation) return { state: "unknown" };
  if (invitation.usedBy !== undefined) return { state: "used" };
  if (invitation.withdrawn || invitation.expires <= now) return { state: "expired" };
  const { member, branch } = await registry.answer(() => {
    const member = registry.get("members", invitation.member);
    return { member, branch: member && registry.get("units", member.homeBranch) };
  });
  if (!member || isGone(member)) return { state: "expired" };
  const campaign = await campaignOf(store, branch?.path ?? []);
  return {
    state: "good",
    name: member.name,
    branch: branch?.name,
    ...(campaign && { campaign: campaign.name, office: campaign.office }),
    expires: invitation.expires,
  };
}

/** Whose cookie it is; undefined where it is none, or its device is not to be followed any more. */
export async function recovery(
  store: Store,
  secrets: ServerSecrets,
  cookie: string,
): Promise<RecoveryAnswer | undefined> {
  const device = secrets.deviceOfCookie(cookie);
  if (device === undefined) return undefined;
  const registry = new Registry(store.read, store.dialect, secrets.device);
  const consent = await consentOf(store, device);
  return registry.answer(() => {
    const known = registry.device(device);
    if (known?.member === undefined || known.revoked) return undefined;
    const member = registry.get("members", known.member);
    if (!member || isGone(member)) return undefined;
    return {
      name: member.name,
      branch: registry.get("units", member.homeBranch)?.name ?? "",
      device,
      consent,
    };
  });
}

/** Whether a device is, or was, this member's. */
export async function isOf(store: Store, device: DeviceId, member: MemberId | null): Promise<boolean> {
  const registry = new Registry(store.read, store.dialect, "");
  return member !== null && (await registry.answer(() => registry.device(device)?.member)) === member;
}

/** The version of the words that was consented to with entry 1 of a journal. */
async function consentOf(store: Store, device: DeviceId): Promise<number> {
  const row = await store.read
    .selectFrom("entries")
    .select("body")
    .where("device", "=", device)
    .where("n", "=", 1)
    .executeTakeFirst();
  const body = JSON.parse(row?.body ?? "{}") as Partial<DeviceEnrolled>;
  return body.consent?.version ?? FIRST_CONSENT;
}

/** The campaign that holds for a unit: the one that was opened nearest to it. */
async function campaignOf(
  store: Store,
  path: readonly string[],
): Promise<CampaignDoc["campaign"] | undefined> {
  const rows = await store.read.selectFrom("campaigns").select("doc").execute();
  return rows
    .map(({ doc }) => (JSON.parse(doc) as CampaignDoc).campaign)
    .filter(({ unit }) => path.includes(unit))
    .sort((a, b) => path.indexOf(b.unit) - path.indexOf(a.unit))[0];
}
