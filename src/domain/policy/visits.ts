import { type FeedId, memberFeed, pairingFeed, staffFeed } from "../feeds.ts";
import type { MemberId } from "../ids.ts";
import type { World } from "../world.ts";
import { acceptedIf, type Case, refused, type RulesOf } from "./case.ts";
import { branchStaff, memberAndStaff, recordReaders, visitReaders } from "./readers.ts";
import { caresFor, isStaffOf, unitAbove } from "./standing.ts";

/** 送学上门: what is written at a visit is the elder's, and stands under both names. */
export const visitRules: RulesOf<"pairing-consented" | "visit-made" | "wish-told" | "wish-answered"> = {
  "pairing-consented": {
    write(c) {
      const pairing = c.world.pairing(c.body.pairing)!;
      if (pairing.elder !== c.of) return refused("of-another");
      return acceptedIf(!pairing.ended, "ended");
    },
    seen: (c) => [...memberAndStaff(c.world, c.of), ...ofPairing(c)],
  },
  "visit-made": {
    write(c) {
      return acceptedIf(c.world.pairing(c.body.pairing)!.elder === c.of, "of-another");
    },
    seen: (c) => [...recordReaders(c), ...ofPairing(c)],
  },
  "wish-told": {
    write(c) {
      const member = c.world.member(c.of)!;
      return acceptedIf(
        c.body.to !== "above" || unitAbove(c.world, member.homeBranch) !== undefined,
        "no-unit-above",
      );
    },
    seen: (c) => [...wishReaders(c.world, c.of, c.body.to), ...visitReaders(c)],
  },
  "wish-answered": {
    write(c) {
      const wish = c.world.entry(c.body.entry)!;
      const member = c.world.member(wish.of);
      if (wish.kind !== "wish-told" || wish.wishTo === undefined) return refused("not-a-wish");
      if (wish.wishTo === "nobody") return refused("told-nobody");
      if (wish.wishTo === "branch") return acceptedIf(caresFor(c, member));
      return acceptedIf(member !== undefined && isStaffOf(c, unitAbove(c.world, member.homeBranch)));
    },
    seen(c) {
      const { of, by, wishTo = "nobody" } = c.world.entry(c.body.entry)!;
      return [...wishReaders(c.world, of, wishTo), ...pairingOf(c.world, by, of)];
    },
  },
};

function ofPairing({ world, of, body }: Case<"pairing-consented" | "visit-made">): FeedId[] {
  return world.pairing(body.pairing)?.elder === of ? [pairingFeed(body.pairing)] : [];
}

/** Past the branch means past it: neither the wish nor the answer reaches it. */
function wishReaders(world: World, of: MemberId, to: Case<"wish-told">["body"]["to"]): FeedId[] {
  const member = world.member(of);
  if (to === "branch") return [memberFeed(of), ...branchStaff(member)];
  const unit = to === "above" && member ? unitAbove(world, member.homeBranch) : undefined;
  return unit === undefined ? [memberFeed(of)] : [memberFeed(of), staffFeed(unit)];
}

/** The 送学人 who wrote it down hears what becomes of it. */
function pairingOf(world: World, by: MemberId, elder: MemberId): FeedId[] {
  const pairings = world.pairingsFor(elder).filter(({ helper, ended }) => helper === by && !ended);
  return pairings.map(({ id }) => pairingFeed(id));
}
