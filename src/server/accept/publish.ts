import type { Entry } from "../../domain/entry.ts";
import type { FeedId } from "../../domain/feeds.ts";
import { blobsOf } from "../../domain/references.ts";
import { holdWhatIsReadable } from "../blobs/holders.ts";
import { placeBlobs } from "../blobs/places.ts";
import type { Batch } from "./batch.ts";

/** Puts an entry into feeds, and the files that it names, where its writer has them, within reach of who follows them. */
export async function publish(batch: Batch, entry: Entry, feeds: readonly FeedId[]): Promise<void> {
  for (const feed of feeds) batch.outgoing.entry(feed, entry.device, entry.n);
  const blobs = blobsOf(entry);
  if (blobs.length === 0) return;
  await placeBlobs(batch, entry, blobs, feeds);
  await holdWhatIsReadable(batch, entry.device, blobs);
}
