import type { SharedEssay } from "../entries/essays.ts";
import { type FeedId, memberFeed, staffFeed, unitFeed } from "../feeds.ts";
import { entryId, type MemberId, type UnitId } from "../ids.ts";
import type { KnownEntry, KnownMember, World } from "../world.ts";
import { acceptedIf, type Case, refused, type RulesOf } from "./case.ts";
import { memberAndStaff, recordReaders } from "./readers.ts";
import { branchesOf, caresFor, isGone, keepsRecordOf, runningPairing, runs } from "./standing.ts";

/**
 * 读书角 and 典型: nobody but its writer decides that an essay may be shown, in which words, and under which name. Staff show it.
 * What members read says nothing of whose it is but what he wished: it is a copy by staff, without his ids.
 */
export const sharingRules: RulesOf<
  "sharing-allowed" | "sharing-withdrawn" | "essay-shown" | "essay-proposed"
> = {
  "sharing-allowed": {
    write(c) {
      const handedIn = c.world.entry(c.body.entry)!;
      if (handedIn.kind !== "essay-handed-in") return refused("not-handed-in");
      // Whoever reads it knows its id: nobody else may speak in its name.
      const known = c.world.share(c.body.share);
      if (known && known.entry !== entryId(c.writer.device, c.n)) return refused("share-taken");
      return acceptedIf(handedIn.of === c.of, "of-another");
    },
    seen: recordReaders,
  },
  /** Where it is shown it vanishes: its copies are erased. Members are not told of it, for it has its writer's id. */
  "sharing-withdrawn": {
    write(c) {
      if (c.body.unit !== undefined) return acceptedIf(runs(c, c.body.unit));
      return acceptedIf(speaksFor(c, consent(c)?.of ?? ""), "of-another");
    },
    seen: (c) => [...writerAndStaff(c), ...(c.body.unit === undefined ? [] : [staffFeed(c.body.unit)])],
  },
  "essay-shown": {
    write(c) {
      const fault = notAllowed(c);
      if (fault !== undefined) return refused(fault, "not-shared");
      if (!isWhereAllowed(c, consent(c)!, c.body.unit)) return refused("not-allowed-there", "not-shared");
      return acceptedIf(runs(c, c.body.unit));
    },
    seen: (c) => [...writerAlone(c), unitFeed(c.body.unit), staffFeed(c.body.unit)],
  },
  "essay-proposed": {
    write(c) {
      const fault = notAllowed(c);
      if (fault !== undefined) return refused(fault, "not-shared");
      const it = consent(c)!;
      if (it.allows?.upward !== true || !isAbove(c.world, it.of, c.body.unit)) {
        return refused("not-allowed-there", "not-shared");
      }
      return acceptedIf(caresFor(c, c.world.member(it.of)));
    },
    seen: (c) => [...writerAndStaff(c), staffFeed(c.body.unit)],
  },
};

type OfShare = Case<"sharing-withdrawn" | "essay-shown" | "essay-proposed">;

/** He himself; and on his word, or that of his family, those who could write other things down for him: it only takes away. */
function speaksFor(c: Case<"sharing-withdrawn">, of: MemberId): boolean {
  const self = c.writer.member?.id;
  if (self !== undefined && (self === of || runningPairing(c.world, self, of, c.occasion.now))) return true;
  return keepsRecordOf(c, c.world.member(of));
}

function consent({ world, body }: OfShare): KnownEntry | undefined {
  return world.entry(world.share(body.share)!.entry);
}

/** @returns what is wrong: it is shown in the words and under the name that its writer allowed, or not at all */
function notAllowed(c: Case<"essay-shown" | "essay-proposed">): string | undefined {
  const { of, allows } = consent(c) ?? {};
  if (c.world.share(c.body.share)!.withdrawn || allows === undefined) return "withdrawn";
  // Who has left or died cannot withdraw on his phone any more: what stands stays, nothing new is shown.
  const writer = c.world.member(of ?? "");
  if (writer === undefined || isGone(writer)) return "writer-left";
  const { title, text, name }: Omit<SharedEssay, "share"> = c.body;
  return allows.title === title && allows.text === text && allows.name === name ? undefined : "other-words";
}

function isWhereAllowed({ world }: OfShare, { of, allows }: KnownEntry, unit: UnitId): boolean {
  const branches = branchesOf(world.member(of) ?? NOWHERE);
  return branches.includes(unit) || (allows?.upward === true && isAbove(world, of, unit));
}

function isAbove(world: World, of: MemberId, unit: UnitId): boolean {
  const branches = branchesOf(world.member(of) ?? NOWHERE);
  return branches.some((branch) => branch !== unit && (world.unit(branch)?.path ?? []).includes(unit));
}

const NOWHERE: Pick<KnownMember, "homeBranch" | "hostBranch"> = { homeBranch: "" };

function writerAlone(c: OfShare): FeedId[] {
  const of = consent(c)?.of ?? "";
  return of === "" ? [] : [memberFeed(of)];
}

function writerAndStaff(c: OfShare): FeedId[] {
  return memberAndStaff(c.world, consent(c)?.of ?? "");
}
