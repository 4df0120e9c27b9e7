import type { Entry } from "../../domain/entry.ts";
import { parseEntryId } from "../../domain/ids.ts";
import { mayBeReleased } from "../../domain/policy.ts";
import type { Batch, Readable } from "./batch.ts";
import { loadCandidate } from "./candidate.ts";
import { occasionOf } from "./occasion.ts";

/** @returns what was quarantined and is to be let in now; undefined where it was not, could not be read, or still would not do */
export async function release(batch: Batch, by: Entry<"entry-released">): Promise<Readable | undefined> {
  const target = parseEntryId(by.body.entry);
  if (!target) return undefined;
  const { device, n } = target;
  await batch.journals.lock([device]);
  const apart = await batch.exceptions.get(device, n);
  if (apart?.verdict !== "quarantined") return undefined;
  const candidate = await loadCandidate(batch, device, n);
  if (!candidate || "problem" in candidate.read) return undefined;
  const entry: Entry = { device, n, ...candidate.read };
  const occasion = await occasionOf(batch, entry);
  // A release cures who wrote it and when, not what was written.
  const verdict = await batch.registry.answer(() => mayBeReleased(entry, batch.registry, occasion));
  if (verdict.verdict !== "accepted") return undefined;
  batch.exceptions.clear(device, n);
  return { entry, received: candidate.received };
}
