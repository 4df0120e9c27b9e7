import { type FeedId, memberFeed, staffFeed, unitFeed } from "../feeds.ts";
import { waitingKey } from "../references.ts";
import { ACCEPTED, acceptedIf, type Case, refused, type RulesOf } from "./case.ts";
import { memberAndStaff, recordReaders } from "./readers.ts";
import type { KnownMeeting, World } from "../world.ts";
import { branchesOf, caresFor, isStaffOf } from "./standing.ts";

type OfMeeting = "meeting-changed" | "meeting-cancelled" | "meeting-opened" | "meeting-closed";

/**
 * Everybody of the branch sees its meetings; who was there, only the member and the staff concerned. A 支委会 whose people are named is
 * seen by them and the staff: what is talked over there is told to the branch by those who decide it.
 */
export function audienceOfMeeting(world: World, { branch, kind, named }: KnownMeeting): FeedId[] {
  if (kind !== "committee" || !named?.length) return [unitFeed(branch)];
  const own = named.filter((id) => {
    const member = world.member(id);
    return member !== undefined && branchesOf(member).includes(branch);
  });
  return [staffFeed(branch), ...own.map(memberFeed)];
}

const byOrganiser = {
  write: (c: Case<OfMeeting>) => acceptedIf(isStaffOf(c, c.world.meeting(c.body.meeting)!.branch)),
  seen: ({ body, world }: Case<OfMeeting>) => audienceOfMeeting(world, world.meeting(body.meeting)!),
};

export const meetingRules: RulesOf<
  | OfMeeting
  | "meeting-planned"
  | "attendance-claimed"
  | "attendance-marked"
  | "leave-asked"
  | "certificate-shown"
  | "certificate-checked"
> = {
  "meeting-planned": {
    write(c) {
      const known = c.world.meeting(c.body.meeting);
      if (known !== undefined && known.branch !== c.body.branch) return refused(undefined, "already-there");
      return acceptedIf(isStaffOf(c, c.body.branch));
    },
    seen({ body, world }) {
      const { meeting: id, branch, kind, expected } = body;
      return audienceOfMeeting(world, { id, branch, kind, named: expected?.members });
    },
  },
  "meeting-changed": {
    write: byOrganiser.write,
    /** Those who are not asked any more are told, too. */
    seen({ body, world }) {
      const before = world.meeting(body.meeting)!;
      const after = body.expected === undefined ? before : { ...before, named: body.expected.members };
      return [...audienceOfMeeting(world, before), ...audienceOfMeeting(world, after)];
    },
  },
  "meeting-cancelled": byOrganiser,
  "meeting-opened": byOrganiser,
  "meeting-closed": byOrganiser,

  "attendance-claimed": {
    write(c) {
      const { meeting, branch } = c.body;
      if (meeting !== undefined || c.occasion.claimedMeeting !== undefined) return ACCEPTED;
      const ref = waitingKey({ type: "meeting-of", id: branch });
      return { verdict: "pending", reason: "unknown-meeting", ref };
    },
    seen(c) {
      const meeting = c.body.meeting ?? c.occasion.claimedMeeting;
      const branch = meeting === undefined ? undefined : c.world.meeting(meeting)?.branch;
      return [...recordReaders(c), staffFeed(branch ?? c.body.branch)];
    },
  },
  "attendance-marked": {
    write: (c) => acceptedIf(isStaffOf(c, c.world.meeting(c.body.meeting)!.branch)),
    seen: ({ body, world }) => [
      ...memberAndStaff(world, body.member),
      staffFeed(world.meeting(body.meeting)!.branch),
    ],
  },
  "leave-asked": {
    seen: (c) => [...recordReaders(c), staffFeed(c.world.meeting(c.body.meeting)!.branch)],
  },

  "certificate-shown": { seen: recordReaders },
  "certificate-checked": {
    write(c) {
      const shown = c.world.entry(c.body.entry)!;
      if (shown.kind !== "certificate-shown") return refused("not-a-certificate");
      return acceptedIf(caresFor(c, c.world.member(shown.of)));
    },
    seen: ({ body, world }) => memberAndStaff(world, world.entry(body.entry)!.of),
  },
};
