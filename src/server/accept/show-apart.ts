import type { Entry } from "../../domain/entry.ts";
import type { FeedId } from "../../domain/feeds.ts";
import type { Instant, MemberId } from "../../domain/ids.ts";
import { delayOf, mayBeReleased, releasersOf } from "../../domain/policy.ts";
import type { FactItem } from "../../protocol/feed.ts";
import type { Batch, Readable } from "./batch.ts";
import { loadCandidate } from "./candidate.ts";
import { devicesOf } from "./devices-of.ts";
import { occasionOf } from "./occasion.ts";
import { orNobody } from "./or-nobody.ts";
import { publish } from "./publish.ts";
import { feedsOfEntry } from "./published-feeds.ts";

/**
 * Shows an entry that is being set apart to the staff who may let it in; nobody else hears of it. What its writer may still take
 * back is shown once he no longer can.
 * @returns what the fact that sets it apart says of this
 */
export async function showApart(
  batch: Batch,
  { entry, received }: Readable,
  reason: string,
): Promise<{ feeds?: FeedId[]; due?: Instant }> {
  const { registry } = batch;
  const occasion = await occasionOf(batch, entry);
  // What still waits for something, as a check-in for its organiser's phone, may do when that has come.
  const { verdict } = await registry.answer(() => mayBeReleased(entry, registry, occasion));
  if (verdict === "quarantined") return {};
  const feeds = await orNobody(batch, () => releasersOf(entry, registry, occasion));
  if (feeds.length === 0) return {};
  const due = received + delayOf(entry);
  if (due > received) {
    batch.delay(entry, due);
    return { due };
  }
  await publishApart(batch, entry, feeds, reason);
  return { feeds };
}

/** What stands apart and could still be taken back no longer can. */
export async function showApartLater(batch: Batch, entry: Entry, reason: string): Promise<void> {
  const { device, n } = entry;
  const feeds = await releasersNow(batch, entry);
  await publishApart(batch, entry, feeds, reason);
  batch.journals.say(device, { fact: "published", from: n, to: n, at: batch.now, feeds });
}

/** The staff of the branch that a member came to are shown what stands apart of him, where any staff were. */
export async function moveApart(batch: Batch, member: MemberId, joined: readonly FeedId[]): Promise<void> {
  for (const { entry, reason } of await apartOf(batch, member)) {
    const { device, n } = entry;
    await batch.journals.lock([device]);
    if ((await feedsOfEntry(batch, device, n)).length === 0) continue;
    const feeds = (await releasersNow(batch, entry)).filter(
      (feed) => joined.includes(feed) && !batch.outgoing.holds(feed, device, n),
    );
    if (feeds.length === 0) continue;
    await publishApart(batch, entry, feeds, reason);
    batch.journals.say(device, { fact: "published", from: n, to: n, at: batch.now, feeds });
  }
}

/** What stands apart of all that a member wrote, or others for him. */
export async function apartOf(batch: Batch, member: MemberId): Promise<{ entry: Entry; reason: string }[]> {
  const devices = await devicesOf(batch.db, member);
  const found = [];
  for (const { device, n, reason } of await batch.exceptions.quarantinedOf(member, devices)) {
    const candidate = await loadCandidate(batch, device, n);
    if (!candidate || "problem" in candidate.read) continue;
    const { for: of } = candidate.read.header;
    if (of !== member && (of !== undefined || !devices.includes(device))) continue;
    found.push({ entry: { device, n, ...candidate.read }, reason });
  }
  return found;
}

async function releasersNow(batch: Batch, entry: Entry): Promise<FeedId[]> {
  const occasion = await occasionOf(batch, entry);
  return orNobody(batch, () => releasersOf(entry, batch.registry, occasion));
}

async function publishApart(
  batch: Batch,
  entry: Entry,
  feeds: readonly FeedId[],
  reason: string,
): Promise<void> {
  const { device, n } = entry;
  const item: FactItem = ["f", device, n, { fact: "apart", at: batch.now, reason }];
  for (const feed of feeds) batch.outgoing.item(feed, device, n, item);
  await publish(batch, entry, feeds);
}
