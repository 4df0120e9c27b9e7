import type { Entry } from "../../domain/entry.ts";
import type { Batch } from "./batch.ts";
import { eraseAll } from "./erase.ts";
import { copiesOfShare } from "./shown-copies.ts";

/**
 * An essay is no more shown: the copies that staff made of it are erased, so that they go from every phone that has read them, and
 * nothing in the feed says whose it was.
 */
export async function takeDown(batch: Batch, by: Entry<"sharing-withdrawn">): Promise<void> {
  await eraseAll(batch, await copiesOfShare(batch, by.body.share, by.body.unit), by);
}
