import { type FeedId, memberFeed, staffFeed, unitFeed } from "../feeds.ts";
import type { MemberId } from "../ids.ts";
import type { World } from "../world.ts";
import { acceptedIf, type Case, refused, type RulesOf } from "./case.ts";
import { branchStaff } from "./readers.ts";
import { caresFor, isRunning, keepsRecordOf, runs } from "./standing.ts";

/** 朗读: a voice is a person's own; who hears it is decided by staff, and it can be taken back by either. */
export const readingRules: RulesOf<
  "reading-recorded" | "reading-approved" | "reading-declined" | "reading-withdrawn"
> = {
  "reading-recorded": {
    seen: ({ of, body, world, occasion }) => [
      ...reader(world, of, occasion.now),
      staffFeed(world.text(body.text)!.unit),
    ],
  },
  "reading-approved": {
    write(c) {
      if (!isReading(c)) return refused("not-a-reading");
      return acceptedIf(runs(c, c.body.unit));
    },
    seen: (c) => [...about(c), unitFeed(c.body.unit), staffFeed(c.body.unit)],
  },
  "reading-declined": {
    write(c) {
      if (!isReading(c)) return refused("not-a-reading");
      return acceptedIf(hearsFirst(c, c.world.entry(c.body.entry)!.of));
    },
    seen: about,
  },
  /** Where it is heard the server knows: there it is published too. */
  "reading-withdrawn": {
    write(c) {
      if (!isReading(c)) return refused("not-a-reading");
      if (c.body.unit !== undefined) return acceptedIf(runs(c, c.body.unit));
      return acceptedIf(c.world.entry(c.body.entry)!.of === c.writer.member?.id, "of-another");
    },
    seen: (c) =>
      c.body.unit === undefined ? about(c) : [...about(c), unitFeed(c.body.unit), staffFeed(c.body.unit)],
  },
};

type OfReading = Case<"reading-approved" | "reading-declined" | "reading-withdrawn">;

function isReading(c: OfReading): boolean {
  return c.world.entry(c.body.entry)!.kind === "reading-recorded";
}

function about({ body, world, occasion }: OfReading): FeedId[] {
  return reader(world, world.entry(body.entry)!.of, occasion.now);
}

/** Who reads, the staff of his branches, and those of the elders whom he visits: for them it is, as a rule. */
function reader(world: World, of: MemberId, now: number): FeedId[] {
  return of === ""
    ? []
    : [memberFeed(of), ...[of, ...eldersOf(world, of, now)].flatMap((id) => branchStaff(world.member(id)))];
}

/** Staff who are shown a recording before anybody else. */
function hearsFirst(c: OfReading, of: MemberId): boolean {
  const elders = eldersOf(c.world, of, c.occasion.now);
  return keepsRecordOf(c, c.world.member(of)) || elders.some((elder) => caresFor(c, c.world.member(elder)));
}

function eldersOf(world: World, helper: MemberId, now: number): MemberId[] {
  return world.pairingsOf(helper).flatMap((pairing) => (isRunning(pairing, now) ? [pairing.elder] : []));
}
