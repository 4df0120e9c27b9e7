import type { Entry } from "../../domain/entry.ts";
import type { FeedId } from "../../domain/feeds.ts";
import { type EntryId, parseEntryId } from "../../domain/ids.ts";
import { mayBeReleased } from "../../domain/policy.ts";
import type { FactItem } from "../../protocol/feed.ts";
import type { Batch, Readable } from "./batch.ts";
import { loadCandidate } from "./candidate.ts";
import { occasionOf } from "./occasion.ts";
import { feedsOfEntry, isTakenBack } from "./published-feeds.ts";

/**
 * What a release that names this entry comes to: the entry, to be let in; `would-not-do`, where it stands apart for what it says
 * or has been taken back; undefined where it does not stand apart (any more): then there is nothing to let in.
 */
async function releasable(batch: Batch, id: EntryId): Promise<Readable | "would-not-do" | undefined> {
  const target = parseEntryId(id);
  if (!target) return undefined;
  const { device, n } = target;
  await batch.journals.lock([device]);
  const apart = await batch.exceptions.get(device, n);
  if (apart?.verdict !== "quarantined") return undefined;
  const candidate = await loadCandidate(batch, device, n);
  if (!candidate) return undefined;
  if ("problem" in candidate.read || (await isTakenBack(batch, device, n))) return "would-not-do";
  const entry: Entry = { device, n, ...candidate.read };
  const occasion = await occasionOf(batch, entry);
  // A release cures who wrote it and when, not what was written.
  const verdict = await batch.registry.answer(() => mayBeReleased(entry, batch.registry, occasion));
  return verdict.verdict === "accepted" ? { entry, received: candidate.received } : "would-not-do";
}

/** Whether a release would come to nothing, so that its writer has to be told. */
export async function wouldNotDo(batch: Batch, by: Entry<"entry-released">): Promise<boolean> {
  return (await releasable(batch, by.body.entry)) === "would-not-do";
}

/** @returns what stood apart and is to be let in now; undefined where it does not stand apart any more */
export async function release(batch: Batch, by: Entry<"entry-released">): Promise<Readable | undefined> {
  const found = await releasable(batch, by.body.entry);
  if (found === undefined || found === "would-not-do") return undefined;
  const { device, n } = found.entry;
  batch.exceptions.clear(device, n);
  await batch.undelay(device, n);
  return found;
}

/** Whoever was shown it as standing apart has it already: he is told that it is in. @returns those feeds */
export async function sayReleased(batch: Batch, { device, n }: Entry): Promise<FeedId[]> {
  const shown = await feedsOfEntry(batch, device, n);
  const item: FactItem = ["f", device, n, { fact: "released", at: batch.now }];
  for (const feed of shown) batch.outgoing.item(feed, device, n, item);
  return shown;
}
