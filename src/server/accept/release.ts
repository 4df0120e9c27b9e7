import type { Entry } from "../../domain/entry.ts";
import { parseEntryId } from "../../domain/ids.ts";
import type { Batch, Readable } from "./batch.ts";
import { loadCandidate } from "./candidate.ts";

/** @returns what was quarantined and is to be let in now; undefined where it was not, or could not be read */
export async function release(batch: Batch, by: Entry<"entry-released">): Promise<Readable | undefined> {
  const target = parseEntryId(by.body.entry);
  if (!target) return undefined;
  const { device, n } = target;
  await batch.journals.lock([device]);
  const apart = await batch.exceptions.get(device, n);
  if (apart?.verdict !== "quarantined") return undefined;
  const candidate = await loadCandidate(batch, device, n);
  if (!candidate || "problem" in candidate.read) return undefined;
  batch.exceptions.clear(device, n);
  return { entry: { device, n, ...candidate.read }, received: candidate.received };
}
