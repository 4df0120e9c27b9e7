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
  /** by its writer: shown nowhere any more */
  withdrawn?: Instant;
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
  for (const entry of sorted) {
    if (entry.kind === "essay-handed-in") essays.set(entry.id, entry.body.essay);
    else if (entry.kind === "sharing-allowed" && !sharings.has(entry.body.share)) {
      const { entry: handedIn, ...body } = entry.body;
      const none = { shown: [], proposed: [] };
      sharings.set(body.share, { ...body, handedIn, of: entry.of, allowed: entry.at, ...none });
    }
  }
  for (const entry of sorted) {
    if (entry.kind === "essay-shown") corner.set(keyOf(entry.body), { ...entry.body, ...said(entry) });
    else if (entry.kind === "essay-proposed")
      proposed.set(keyOf(entry.body), { ...entry.body, ...said(entry) });
    else if (entry.kind === "sharing-withdrawn") withdraw(entry);
  }
  function withdraw({ at, body: { share, unit } }: SeenEntry<"sharing-withdrawn">): void {
    const sharing = sharings.get(share);
    if (sharing && unit === undefined) sharing.withdrawn = at;
    for (const shelf of [corner, proposed]) {
      for (const [key, one] of shelf) {
        if (one.share === share && (unit === undefined || one.unit === unit)) shelf.delete(key);
      }
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

function keyOf({ share, unit }: { share: ShareId; unit: UnitId }): string {
  return `${share} ${unit}`;
}

function said({ id, at, by }: SeenEntry): Pick<CornerEssay, "entry" | "at" | "by"> {
  return { entry: id, at, by };
}

function latestFirst<T>(shelf: ReadonlyMap<string, T>): T[] {
  return [...shelf.values()].reverse();
}
