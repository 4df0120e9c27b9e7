import type { SharedEssay, SharingAllowed } from "../entries/essays.ts";
import type { SeenEntry } from "../entry.ts";
import type { EntryId, EssayId, Instant, MemberId, ShareId, UnitId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

/** What its writer allowed, as he and staff see it, with what became of it. */
export interface Sharing extends Omit<SharingAllowed, "entry"> {
  /** the essay-handed-in entry */
  handedIn: EntryId;
  /** undefined: that is not on this phone */
  essay?: EssayId;
  of: MemberId;
  allowed: Instant;
  /** shown nowhere any more; by its writer, or for him */
  withdrawn?: { at: Instant; by: MemberId };
  /** the units in whose reading corner it stands now */
  shown: readonly UnitId[];
  /** the units above that it was proposed to */
  proposed: readonly { unit: UnitId; at: Instant; by: MemberId; why: string }[];
}

/** What members read in the reading corner, and offices of what was proposed to them: nothing tells whose it is but its `name`. */
export interface CornerEssay extends SharedEssay {
  entry: EntryId;
  unit: UnitId;
  at: Instant;
  /** who showed or proposed it */
  by: MemberId;
}

export interface ProposedEssay extends CornerEssay {
  why: string;
}

export interface Sharings {
  /** the latest first */
  all: readonly Sharing[];
  /** the latest first; of each share and unit one */
  corner: readonly CornerEssay[];
  proposed: readonly ProposedEssay[];
}

export function foldSharings(entries: readonly SeenEntry[]): Sharings {
  const sorted = inOrder(entries);
  const essays = new Map<EntryId, EssayId>();
  const sharings = new Map<ShareId, Sharing & { shown: UnitId[]; proposed: Sharing["proposed"][number][] }>();
  const corner = new Map<string, CornerEssay>();
  const proposed = new Map<string, ProposedEssay>();
  const withdrawn: { at: Instant; by: MemberId; share: ShareId }[] = [];
  for (const entry of sorted) {
    if (entry.kind === "essay-handed-in") essays.set(entry.id, entry.body.essay);
    else if (entry.kind === "sharing-allowed" && !sharings.has(entry.body.share)) {
      const { entry: handedIn, ...body } = entry.body;
      const none = { shown: [], proposed: [] };
      sharings.set(body.share, { ...body, handedIn, of: entry.of, allowed: entry.at, ...none });
    }
  }
  for (const entry of sorted) {
    if (entry.kind === "essay-shown") put(corner, { ...entry.body, ...said(entry) });
    else if (entry.kind === "essay-proposed") put(proposed, { ...entry.body, ...said(entry) });
    else if (entry.kind === "sharing-withdrawn") {
      const { share, unit } = entry.body;
      if (unit === undefined) withdrawn.push({ at: entry.at, by: entry.by, share });
      else takeDown((one) => one.share === share && one.unit === unit);
    }
  }
  // For good, also what a clock that is ahead shows later.
  for (const { at, by, share } of withdrawn) {
    const sharing = sharings.get(share);
    if (sharing) sharing.withdrawn ??= { at, by };
    takeDown((one) => one.share === share);
  }
  function takeDown(isMeant: (one: CornerEssay) => boolean): void {
    for (const shelf of [corner, proposed]) {
      for (const [key, one] of shelf) if (isMeant(one)) shelf.delete(key);
    }
  }
  for (const { share, unit } of corner.values()) sharings.get(share)?.shown.push(unit);
  for (const { share, unit, at, by, why } of proposed.values()) {
    sharings.get(share)?.proposed.push({ unit, at, by, why });
  }
  for (const sharing of sharings.values()) {
    const essay = essays.get(sharing.handedIn);
    if (essay !== undefined) sharing.essay = essay;
  }
  return { all: latestFirst(sharings), corner: latestFirst(corner), proposed: latestFirst(proposed) };
}

/** At the end, also where it was there before. */
function put<T extends CornerEssay>(shelf: Map<string, T>, one: T): void {
  const key = keyOf(one);
  shelf.delete(key);
  shelf.set(key, one);
}

function keyOf({ share, unit }: { share: ShareId; unit: UnitId }): string {
  return `${share} ${unit}`;
}

function said({ id, at, by }: SeenEntry): Pick<CornerEssay, "entry" | "at" | "by"> {
  return { entry: id, at, by };
}

function latestFirst<T>(shelf: ReadonlyMap<string, T>): T[] {
  return [...shelf.values()].reverse();
}
