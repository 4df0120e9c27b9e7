import type { Entry } from "../../domain/entry.ts";
import type { FeedId } from "../../domain/feeds.ts";
import { type MemberId, parseEntryId } from "../../domain/ids.ts";
import type { Occasion } from "../../domain/policy/case.ts";
import { enrolledMember } from "../../domain/policy/membership.ts";
import type { MemberDoc } from "../registry/docs.ts";
import type { Batch, Readable } from "./batch.ts";
import { weighClaim, weighClaimsAgain } from "./check-in.ts";
import { devicesOf } from "./devices-of.ts";
import { erase } from "./erase.ts";
import { moveRecord } from "./move-record.ts";
import { approveReading, withdrawReading } from "./readings.ts";
import { release } from "./release.ts";
import { takeDown, takeDownLate } from "./take-down.ts";
import { showAllAttended, showAttended, tellCourse } from "./show-meeting.ts";

/** What an entry is about to change and its effect must know of: the member as he was. */
export interface Before {
  member?: Pick<MemberDoc, "id" | "homeBranch" | "hostBranch">;
}

export async function beforeEffects(batch: Batch, entry: Entry): Promise<Before> {
  if (entry.header.kind !== "member-moved" && entry.header.kind !== "member-added") return {};
  const id = (entry.body as { member: MemberId }).member;
  const member = await batch.registry.answer(() => batch.registry.get("members", id));
  return member ? { member: { id, homeBranch: member.homeBranch, hostBranch: member.hostBranch } } : {};
}

/**
 * What the server does because an entry was accepted, beside publishing it.
 * @returns an entry that is to be accepted because of it
 */
export async function afterEffects(
  batch: Batch,
  { entry, received }: Readable,
  occasion: Occasion,
  before: Before,
  feeds: readonly FeedId[],
): Promise<Readable | undefined> {
  switch (entry.header.kind) {
    case "device-enrolled":
      await enrol(batch, entry as Entry<"device-enrolled">, occasion);
      break;
    case "device-revoked":
      await revoke(batch, [(entry as Entry<"device-revoked">).body.device], entry);
      break;
    case "consent-withdrawn":
      await revoke(batch, await devicesOf(batch.db, ownerOf(batch, entry)), entry);
      break;
    case "member-moved":
    case "member-added":
      if (before.member) {
        await moveRecord(batch, before.member);
        await showAllAttended(batch, before.member);
      }
      break;
    case "essay-taken-back":
      await takeBack(batch, entry as Entry<"essay-taken-back">);
      break;
    case "attendance-claimed": {
      const claim = entry as Entry<"attendance-claimed">;
      const meeting = claim.body.meeting ?? occasion.claimedMeeting;
      if (meeting !== undefined) await weighClaim(batch, claim, received, meeting, feeds);
      break;
    }
    case "attendance-marked": {
      const { meeting, member } = (entry as Entry<"attendance-marked">).body;
      await showAttended(batch, meeting, member, true);
      break;
    }
    case "meeting-planned":
    case "meeting-changed":
    case "meeting-cancelled":
      await tellCourse(batch, entry, (entry as Entry<"meeting-changed">).body.meeting);
      break;
    case "meeting-opened":
    case "meeting-closed": {
      const { meeting } = (entry as Entry<"meeting-opened">).body;
      await weighClaimsAgain(batch, meeting);
      await tellCourse(batch, entry, meeting);
      break;
    }
    case "erasure-asked":
      await erase(batch, entry as Entry<"erasure-asked">, ownerOf(batch, entry));
      break;
    case "sharing-withdrawn":
      await takeDown(batch, entry as Entry<"sharing-withdrawn">);
      break;
    case "essay-shown":
    case "essay-proposed":
      await takeDownLate(batch, entry as Entry<"essay-shown" | "essay-proposed">);
      break;
    case "reading-approved":
      await approveReading(batch, entry as Entry<"reading-approved">);
      break;
    case "reading-withdrawn":
      await withdrawReading(batch, entry as Entry<"reading-withdrawn">, feeds);
      break;
    case "entry-released":
      return release(batch, entry as Entry<"entry-released">);
    default:
  }
  return undefined;
}

async function enrol(batch: Batch, entry: Entry<"device-enrolled">, occasion: Occasion): Promise<void> {
  const { registry, journals, now } = batch;
  const { device, n, body } = entry;
  const writer = { device, member: undefined, isServer: false };
  const member = enrolledMember({ body, n, writer, of: "", world: registry, occasion })!;
  if (occasion.invitation !== undefined) {
    const invitation = registry.get("invitations", occasion.invitation)!;
    registry.set("invitations", { ...invitation, usedBy: device });
  }
  journals.setMember(device, member);
  journals.say(device, { fact: "enrolled", from: n, to: n, at: now, member });
  registry.setDevice({ id: device, member, revoked: false });
  // Entries of this journal may be referred to before the transaction ends.
  await batch.db.updateTable("devices").set({ member }).where("device", "=", device).execute();
  registry.forgetEntriesOf(device);
}

async function revoke(batch: Batch, devices: readonly string[], by: Entry): Promise<void> {
  const { registry, journals, now } = batch;
  await journals.lock(devices);
  for (const device of devices) {
    const row = journals.get(device);
    if (!row || row.revoked !== null) continue;
    journals.setRevoked(device, now);
    journals.say(device, { fact: "revoked", from: 0, to: 0, at: now, by: `${by.device}.${by.n}` });
    registry.setDevice({ id: device, ...(row.member !== null && { member: row.member }), revoked: true });
  }
}

/** Handed in a moment ago, and nobody has seen it yet: nobody will. */
async function takeBack(batch: Batch, entry: Entry<"essay-taken-back">): Promise<void> {
  const target = parseEntryId(entry.body.entry);
  if (!target || !(await batch.undelay(target.device, target.n))) return;
  await batch.journals.lock([target.device]);
  batch.journals.say(target.device, {
    fact: "taken-back",
    from: target.n,
    to: target.n,
    at: batch.now,
    by: `${entry.device}.${entry.n}`,
  });
}

/** Whose an entry is that has been accepted. */
export function ownerOf(batch: Batch, entry: Entry): MemberId {
  return entry.header.for ?? batch.registry.device(entry.device)?.member ?? "";
}
