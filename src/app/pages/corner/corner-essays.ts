import { foldSharings, type CornerEssay } from "../../../domain/fold/sharing.ts";
import type { SeenEntry } from "../../../domain/entry.ts";
import type { UnitId } from "../../../domain/ids.ts";

export type ShownEssay = CornerEssay & { units: readonly UnitId[] };

/** What members read: each once, in how many reading corners it may stand; the latest first. */
export function cornerEssays(entries: readonly SeenEntry[]): readonly ShownEssay[] {
  const { corner } = foldSharings(entries);
  return corner
    .filter(({ share }, i) => corner.findIndex((one) => one.share === share) === i)
    .map((one) => ({
      ...one,
      units: corner.filter(({ share }) => share === one.share).map(({ unit }) => unit),
    }));
}
