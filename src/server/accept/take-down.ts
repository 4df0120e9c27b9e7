import type { Entry } from "../../domain/entry.ts";
import { takenDownSince } from "../registry/fold.ts";
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

/** Shown before its unit took it down, and arrived after: it goes as it would have gone then. */
export async function takeDownLate(batch: Batch, shown: Copy): Promise<void> {
  const { device, n, header, body } = shown;
  const share = batch.registry.get("shares", body.share)!;
  const down = takenDownSince(share, body.unit, [header.at, device, n]);
  if (down) await eraseAll(batch, [shown], { device: down[1], n: down[2] });
}

/**
 * A copy that may not be shown, or not any more, is of no use to anybody, and may be the last that is left of words whose writer
 * had them erased: it keeps none, and who sent it is told why.
 */
export async function dropRefusedCopy(batch: Batch, entry: Entry): Promise<void> {
  if (entry.header.kind !== "essay-shown" && entry.header.kind !== "essay-proposed") return;
  // No entry asks for it: the server does it by itself.
  await eraseAll(batch, [entry], { device: batch.secrets.device, n: 0 });
}

type Copy = Entry<"essay-shown" | "essay-proposed">;
