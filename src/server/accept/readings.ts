import type { Entry } from "../../domain/entry.ts";
import { type FeedId, unitFeed } from "../../domain/feeds.ts";
import { type EntryId, parseEntryId } from "../../domain/ids.ts";
import type { Batch } from "./batch.ts";
import { loadCandidate, readCandidate } from "./candidate.ts";
import { devicesOf } from "./devices-of.ts";
import { feedsOfEntry } from "./published-feeds.ts";
import { publish } from "./publish.ts";

/**
 * Staff let a unit hear a recording: the recording itself comes into the unit's feed, so that it goes from there too when whose voice
 * it is has it erased. What he has taken back, or is erased, is not there to be heard, whatever staff knew of it when they said so.
 */
export async function approveReading(batch: Batch, by: Entry<"reading-approved">): Promise<void> {
  const reading = await acceptedReading(batch, by.body.entry);
  if (!reading) return;
  const feed = unitFeed(by.body.unit);
  const { device, n } = reading;
  if (await isWithdrawn(batch, device, by.body.entry)) return;
  if ((await feedsOfEntry(batch, device, n)).includes(feed)) return;
  await publish(batch, reading, [feed]);
  batch.journals.say(device, { fact: "published", from: n, to: n, at: batch.now, feeds: [feed] });
}

/** What was said of a recording that stands apart waits until that is let in. */
export async function approvalWaits(batch: Batch, by: Entry<"reading-approved">): Promise<boolean> {
  const target = parseEntryId(by.body.entry);
  if (!target) return false;
  await batch.journals.lock([target.device]);
  return (await batch.exceptions.get(target.device, target.n)) !== undefined;
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

/** Its reader has taken it back everywhere, from whichever of his phones. */
async function isWithdrawn(batch: Batch, device: string, reading: EntryId): Promise<boolean> {
  const { registry } = batch;
  const member = await registry.answer(() => registry.device(device)?.member);
  const devices = member === undefined ? [device] : await devicesOf(batch.db, member);
  const rows = await batch.db
    .selectFrom("entries")
    .select(["device", "n", "header", "body"])
    .where("device", "in", devices)
    .where("header", "like", '%"reading-withdrawn"%')
    .where("body", "like", `%${reading}%`)
    .execute();
  for (const row of rows) {
    const { read } = readCandidate({ ...row, received: 0, body: row.body! });
    if ("problem" in read || read.header.kind !== "reading-withdrawn") continue;
    const { entry, unit } = read.body as Entry<"reading-withdrawn">["body"];
    const isHis = entry === reading && unit === undefined;
    if (isHis && !(await batch.exceptions.get(row.device, row.n))) return true;
  }
  return false;
}

async function acceptedReading(batch: Batch, id: EntryId): Promise<Entry | undefined> {
  const target = parseEntryId(id);
  if (!target) return undefined;
  const { device, n } = target;
  await batch.journals.lock([device]);
  const candidate = await loadCandidate(batch, device, n);
  if (!candidate || "problem" in candidate.read) return undefined;
  return { device, n, ...candidate.read };
}
