import type { EssaySound } from "../../../domain/entries/essays.ts";
import type { SeenEntry } from "../../../domain/entry.ts";
import type { BlobId, Instant } from "../../../domain/ids.ts";
import { besideDraftId } from "../../drafts/beside-draft.ts";

/** What is known of the spoken parts of an essay beside those that it has. */
export type SpokenAside = {
  /** taken out, and put back at a tap for a day; `index`: where each stood */
  removed: readonly RemovedPart[];
  /** parts that were cut off when the page went away, until somebody has seen that */
  cut: readonly BlobId[];
};

export interface RemovedPart {
  part: EssaySound;
  index: number;
  at: Instant;
}

/** So long what was taken out can be put back. ms */
export const PUT_BACK_MS = 24 * 3_600_000;

export const nothingAside: SpokenAside = { removed: [], cut: [] };

export function spokenAsideId(essayDraft: string): string {
  return besideDraftId(`spoken:${essayDraft}`);
}

/** Sounds that entries name: they belong to a version that was kept or handed in, and are nobody's to throw away. */
export function soundsOfEntries(entries: readonly SeenEntry[]): ReadonlySet<BlobId> {
  const named = new Set<BlobId>();
  for (const entry of entries) {
    if (entry.kind !== "essay-saved" && entry.kind !== "essay-handed-in") continue;
    for (const { sound } of (entry.body as { sounds?: readonly EssaySound[] }).sounds ?? []) named.add(sound);
  }
  return named;
}
