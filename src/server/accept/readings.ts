import type { Entry } from "../../domain/entry.ts";
import { type FeedId, unitFeed } from "../../domain/feeds.ts";
import { type EntryId, parseEntryId } from "../../domain/ids.ts";
import type { Batch } from "./batch.ts";
import { loadCandidate } from "./candidate.ts";
import { feedsOfEntry } from "./published-feeds.ts";
import { publish } from "./publish.ts";

/**
 * Staff let a unit hear a recording: the recording itself comes into the unit's feed, so that it goes from there too when whose voice
 * it is has it erased. What stands apart or is erased is not there to be heard.
 */
export async function approveReading(batch: Batch, by: Entry<"reading-approved">): Promise<void> {
  const reading = await acceptedReading(batch, by.body.entry);
  if (!reading) return;
  const feed = unitFeed(by.body.unit);
  const { device, n } = reading;
  if ((await feedsOfEntry(batch, device, n)).includes(feed)) return;
  await publish(batch, reading, [feed]);
  batch.journals.say(device, { fact: "published", from: n, to: n, at: batch.now, feeds: [feed] });
}

/** Its reader takes it back: whoever can hear it is told. @param told the feeds that hold his word already */
export async function withdrawReading(
  batch: Batch,
  by: Entry<"reading-withdrawn">,
  told: readonly FeedId[],
): Promise<void> {
  const target = parseEntryId(by.body.entry);
  if (by.body.unit !== undefined || !target) return;
  const heard = await feedsOfEntry(batch, target.device, target.n);
  const feeds = heard.filter((feed) => feed.startsWith("unit:") && !told.includes(feed));
  if (feeds.length === 0) return;
  await publish(batch, by, feeds);
  batch.journals.say(by.device, { fact: "published", from: by.n, to: by.n, at: batch.now, feeds });
}

async function acceptedReading(batch: Batch, id: EntryId): Promise<Entry | undefined> {
  const target = parseEntryId(id);
  if (!target) return undefined;
  const { device, n } = target;
  await batch.journals.lock([device]);
  if (await batch.exceptions.get(device, n)) return undefined;
  const candidate = await loadCandidate(batch, device, n);
  if (!candidate || "problem" in candidate.read) return undefined;
  return { device, n, ...candidate.read };
}
