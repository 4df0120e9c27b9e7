import type { EntryKind, Verdict } from "../entry.ts";
import { type FeedId, memberFeed, pairingFeed, staffFeed } from "../feeds.ts";
import type { MemberId } from "../ids.ts";
import type { KnownMember, KnownPairing, World } from "../world.ts";
import { waitingKey } from "../references.ts";
import { ACCEPTED, acceptedIf, type Case, refused, type RulesOf } from "./case.ts";
import { branchStaff, memberAndStaff } from "./readers.ts";
import { isGone, isStaffOf, keepsRecordOf, mayVouchFor, rolesAreVouchedFor, runs } from "./standing.ts";

const MINUTE = 60_000;
/** No invitation is good for longer, from when the server hears of it. */
const LONGEST = { enrol: 92 * 24 * 60 * MINUTE, "hand-over": 60 * MINUTE } as const;

/** Members, their ways in, and who helps whom. A secretary does this for members of his branch, at home or as host. */
export const membershipRules: RulesOf<
  | "member-added"
  | "member-corrected"
  | "member-moved"
  | "invitation-made"
  | "invitation-withdrawn"
  | "device-enrolled"
  | "device-revoked"
  | "consent-withdrawn"
  | "pairing-made"
  | "pairing-ended"
> = {
  "member-added": {
    write(c) {
      const known = c.world.member(c.body.member);
      if (known !== undefined && known.homeBranch !== c.body.homeBranch) {
        return refused(undefined, "already-there");
      }
      if (c.world.unit(c.body.homeBranch)!.level !== "branch") return refused("not-a-branch");
      return acceptedIf(runs(c, c.body.homeBranch));
    },
    seen: ({ body }) => [memberFeed(body.member), ...branchStaff(body)],
  },
  "member-corrected": {
    write(c) {
      const member = c.world.member(c.body.member);
      // To declare somebody gone ends his access: of an office's people, the office says it.
      const ends = c.body.status === "moved-out" || c.body.status === "deceased";
      return acceptedIf(ends ? mayVouchFor(c, member) : keepsRecordOf(c, member));
    },
    seen: ({ body, world }) => memberAndStaff(world, body.member),
  },
  "member-moved": {
    write(c) {
      const member = c.world.member(c.body.member)!;
      const { homeBranch, hostBranch } = c.body;
      if (c.world.unit(homeBranch)!.level !== "branch") return refused("not-a-branch");
      const leavesHost = homeBranch === member.homeBranch && hostBranch === null;
      return acceptedIf(
        runs(c, member.homeBranch) || (leavesHost && isStaffOf(c, member.hostBranch)),
        "the home branch sends a member",
      );
    },
    seen: ({ body, world }) => [
      ...memberAndStaff(world, body.member),
      staffFeed(body.homeBranch),
      ...(body.hostBranch === null ? [] : [staffFeed(body.hostBranch)]),
    ],
  },

  "invitation-made": {
    write(c) {
      const { member, purpose, invitation, expires } = c.body;
      const known = c.world.invitation(invitation);
      if (known !== undefined && known.member !== member) return refused(undefined, "already-there");
      if (expires > c.occasion.now + LONGEST[purpose]) return refused("too-long");
      if (isGone(c.world.member(member)!)) return refused(undefined, "member-left");
      if (purpose === "hand-over") return acceptedIf(c.writer.member?.id === member);
      return acceptedIf(mayVouchFor(c, c.world.member(member)));
    },
    seen: ({ body, world }) =>
      body.purpose === "hand-over"
        ? memberAndStaff(world, body.member)
        : branchStaff(world.member(body.member)),
  },
  "invitation-withdrawn": {
    write(c) {
      const { member } = c.world.invitation(c.body.invitation)!;
      return acceptedIf(isSelf(c, member) || keepsRecordOf(c, c.world.member(member)));
    },
    seen: ({ body, world }) => memberAndStaff(world, world.invitation(body.invitation)!.member),
  },

  "device-enrolled": {
    write: judgeEnrolment,
    seen(c) {
      const member = enrolledMember(c);
      return member === undefined ? [] : memberAndStaff(c.world, member);
    },
  },
  "device-revoked": {
    write(c) {
      const device = c.world.device(c.body.device)!;
      if (device.isServer) return refused("server");
      return acceptedIf(isSelf(c, device.member) || mayVouchFor(c, c.world.member(device.member!)));
    },
    seen: ({ body, world }) => memberAndStaff(world, world.device(body.device)!.member!),
  },
  "consent-withdrawn": {
    seen: ({ of, world }) => memberAndStaff(world, of),
  },

  "pairing-made": {
    write(c) {
      const { pairing, helper, elder } = c.body;
      const known = c.world.pairing(pairing);
      if (known !== undefined && (known.helper !== helper || known.elder !== elder)) {
        return refused(undefined, "already-there");
      }
      if (helper === elder) return refused("helps-himself");
      if ([helper, elder].some((id) => isGone(c.world.member(id)!))) return refused(undefined, "member-left");
      return acceptedIf(isSelf(c, elder) || keepsRecordOf(c, c.world.member(elder)));
    },
    seen: ({ body, world }) => pairingReaders({ ...body, id: body.pairing }, world),
  },
  "pairing-ended": {
    write(c) {
      const { helper, elder } = c.world.pairing(c.body.pairing)!;
      return acceptedIf(isSelf(c, elder) || isSelf(c, helper) || keepsRecordOf(c, c.world.member(elder)));
    },
    seen: ({ body, world }) => pairingReaders(world.pairing(body.pairing)!, world),
  },
};

/** Entry 1 of a journal; its device belongs to nobody yet. */
function judgeEnrolment(c: Case<"device-enrolled">): Verdict {
  const { world, body, writer } = c;
  if (c.n !== 1) return refused("not-entry-1");
  const device = world.device(writer.device);
  if (device?.revoked) return refused(undefined, "device-revoked");
  if (device?.isServer || device?.member !== undefined) return refused(undefined, "already-there");
  const invited = body.proof === undefined ? undefined : judgeInvitation(c);
  if (invited !== undefined && invited.verdict !== "accepted") return invited;
  const id = enrolledMember(c);
  // Without proof, and carried here by somebody else: its owner's cookie may still come.
  if (id === undefined) return { verdict: "pending", reason: "not-enrolled" };
  const member = world.member(id);
  if (member === undefined) {
    return { verdict: "pending", reason: "unknown-member", ref: waitingKey({ type: "member", id }) };
  }
  if (isGone(member)) return refused(undefined, "member-left");
  if (invited !== undefined && !stillVouched(c, member)) return refused("role-since");
  const before = body.continues === undefined ? undefined : world.device(body.continues);
  return acceptedIf(before?.member === undefined || before.member === id, "continues-another");
}

function judgeInvitation({ world, occasion, writer }: Case<"device-enrolled">): Verdict {
  const id = occasion.invitation;
  const invitation = id === undefined ? undefined : world.invitation(id);
  if (id === undefined || invitation === undefined) {
    const ref = id === undefined ? undefined : waitingKey({ type: "invitation", id });
    return { verdict: "pending", reason: "unknown-invitation", ref };
  }
  if (invitation.usedBy !== undefined && invitation.usedBy !== writer.device) {
    return refused(undefined, "invitation-used");
  }
  if (invitation.withdrawn) return refused("withdrawn", "invitation-expired");
  if (invitation.expires <= occasion.now) return refused(undefined, "invitation-expired");
  return ACCEPTED;
}

/** An invitation made for a plain member opens no office: who has got a role since is invited anew by whoever may. */
function stillVouched(c: Case<"device-enrolled">, member: KnownMember): boolean {
  const by = c.world.invitation(c.occasion.invitation!)!.by;
  if (by === undefined || by === member.id) return true;
  const writer = { ...c.writer, member: c.world.member(by) };
  return rolesAreVouchedFor({ ...c, writer }, member);
}

/** Whose the device becomes: by its invitation where it has a proof, else by the recovery cookie. */
export function enrolledMember({ world, occasion, body }: Case<"device-enrolled">): MemberId | undefined {
  if (body.proof === undefined) return occasion.recoveryOf;
  return occasion.invitation === undefined ? undefined : world.invitation(occasion.invitation)?.member;
}

function isSelf({ writer }: Case<EntryKind>, member: MemberId | undefined): boolean {
  return writer.member !== undefined && writer.member.id === member;
}

function pairingReaders(
  { id, helper, elder }: Pick<KnownPairing, "id" | "helper" | "elder">,
  world: World,
): FeedId[] {
  return [pairingFeed(id), memberFeed(helper), ...memberAndStaff(world, elder)];
}
