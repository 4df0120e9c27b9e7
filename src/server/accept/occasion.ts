import type { Entry } from "../../domain/entry.ts";
import type { Instant } from "../../domain/ids.ts";
import type { Occasion } from "../../domain/policy/case.ts";
import { invitationIdOf } from "../../protocol/invitation-code.ts";
import type { Batch } from "./batch.ts";
import { sha256 } from "./crypto.ts";
import { meetingOfCode } from "./meeting-of-code.ts";

/**
 * What only the server knows of the moment at which it judges an entry.
 * @param received when it got the entry, where that was not now
 */
export async function occasionOf(
  batch: Batch,
  entry: Entry,
  received: Instant = batch.now,
): Promise<Occasion> {
  const occasion: Occasion = { now: batch.now };
  if (entry.header.kind === "device-enrolled") {
    const { proof } = entry.body as Entry<"device-enrolled">["body"];
    if (proof !== undefined) {
      const invitation = invitationIdOf(sha256, proof);
      if (invitation !== undefined) occasion.invitation = invitation;
    } else {
      const lost = batch.recoveries.get(entry.device);
      const known =
        lost === undefined ? undefined : await batch.registry.answer(() => batch.registry.device(lost));
      if (known?.member !== undefined && !known.revoked) occasion.recoveryOf = known.member;
    }
  }
  if (entry.header.kind === "attendance-claimed") {
    const claim = entry as Entry<"attendance-claimed">;
    const claimed =
      claim.body.meeting === undefined ? await meetingOfCode(batch, claim, received) : undefined;
    if (claimed !== undefined) occasion.claimedMeeting = claimed;
  }
  return occasion;
}
