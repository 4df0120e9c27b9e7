import type { EntryKind } from "../entry.ts";
import { type FeedId, memberFeed, staffFeed } from "../feeds.ts";
import type { MemberId, UnitId } from "../ids.ts";
import type { World } from "../world.ts";
import { ACCEPTED, acceptedIf, type Case, refused, type RulesOf } from "./case.ts";
import { isPersonal } from "./personal.ts";
import { branchStaff, careReaders, recordReaders } from "./readers.ts";
import { branchesOf, caresFor, isStaffOf, runningPairing, unitAbove } from "./standing.ts";

export const voiceRules: RulesOf<
  | "whereabouts-told"
  | "complaint-made"
  | "complaint-answered"
  | "visit-asked"
  | "visit-taken-back"
  | "visit-answered"
  | "erasure-asked"
  | "entry-released"
> = {
  "whereabouts-told": { seen: recordReaders },

  "complaint-made": {
    write(c) {
      const member = c.world.member(c.of)!;
      return acceptedIf(
        c.body.to === "branch" || unitAbove(c.world, member.homeBranch) !== undefined,
        "no-unit-above",
      );
    },
    seen: ({ of, body, world }) => complaintReaders(world, of, body.to === "above"),
  },
  "complaint-answered": {
    write(c) {
      const complaint = c.world.entry(c.body.entry)!;
      if (complaint.kind !== "complaint-made") return refused("not-a-complaint");
      const member = c.world.member(complaint.of);
      if (!complaint.above) return acceptedIf(caresFor(c, member));
      return acceptedIf(member !== undefined && isStaffOf(c, unitAbove(c.world, member.homeBranch)));
    },
    seen({ body, world }) {
      const complaint = world.entry(body.entry)!;
      return complaintReaders(world, complaint.of, complaint.above === true);
    },
  },

  "visit-asked": { seen: (c) => careReaders(c, c.of) },
  "visit-taken-back": {
    write(c) {
      const asked = c.world.entry(c.body.entry)!;
      if (asked.kind !== "visit-asked") return refused("not-a-visit");
      return acceptedIf(asked.of === c.of, "of-another");
    },
    seen: (c) => careReaders(c, c.of),
  },
  "visit-answered": {
    write(c) {
      const { kind, of } = c.world.entry(c.body.entry)!;
      if (kind !== "visit-asked") return refused("not-a-visit");
      return acceptedIf(caresFor(c, c.world.member(of)) || visits(c, of));
    },
    seen: (c) => careReaders(c, c.world.entry(c.body.entry)!.of),
  },

  "erasure-asked": {
    write({ body, of, world }) {
      if (body.entries === "all") return ACCEPTED;
      const own = body.entries.every((id) => {
        const entry = world.entry(id)!;
        return entry.of === of && isPersonal(entry.kind);
      });
      return acceptedIf(own, "of-another");
    },
    seen: ({ of }) => [memberFeed(of)],
  },

  /**
   * Staff let in what a member of theirs sent too late to be let in by itself; never what they wrote themselves, and never what
   * was an office to do: a replaced secretary's or a stranger's order does not come into force by a release. What goes past
   * the branch is let in by those to whom it goes: the branch that stopped a phone does not stop a complaint with it.
   */
  "entry-released": {
    write(c) {
      const entry = c.world.entry(c.body.entry)!;
      if (c.occasion.wouldNotDo) return refused(undefined, "would-not-do");
      if (c.writer.isServer) return ACCEPTED;
      if (entry.by === c.writer.member!.id) return refused("own");
      if (!isPersonal(entry.kind)) return refused("not-personal");
      const staff = releasingStaff(c.world, entry.of, entry.above === true);
      return acceptedIf(staff.some((unit) => isStaffOf(c, unit)));
    },
    seen({ body, world }) {
      const { of, above } = world.entry(body.entry)!;
      return of === "" ? [] : complaintReaders(world, of, above === true);
    },
  },
};

function visits({ writer, world, occasion }: Case<EntryKind>, elder: MemberId): boolean {
  const helper = writer.member?.id;
  return helper !== undefined && runningPairing(world, helper, elder, occasion.now) !== undefined;
}

/** The units whose staff may let in what a member of theirs wrote. */
export function releasingStaff(world: World, of: MemberId, above: boolean): UnitId[] {
  const member = world.member(of);
  if (member === undefined) return [];
  if (!above) return branchesOf(member);
  const unit = unitAbove(world, member.homeBranch);
  return unit === undefined ? [] : [unit];
}

/** A complaint that goes past the branch never reaches it, nor does the answer. */
function complaintReaders(world: World, of: MemberId, above: boolean): FeedId[] {
  const member = world.member(of);
  if (!above) return [memberFeed(of), ...branchStaff(member)];
  const unit = member && unitAbove(world, member.homeBranch);
  return unit === undefined ? [memberFeed(of)] : [memberFeed(of), staffFeed(unit)];
}
