import type { Entry } from "../../domain/entry.ts";
import { type FeedId, memberFeed, staffFeed } from "../../domain/feeds.ts";
import { audiencesOf } from "../../domain/policy.ts";
import type { Occasion } from "../../domain/policy/case.ts";
import { branchesOf } from "../../domain/policy/standing.ts";
import type { MemberDoc } from "../registry/docs.ts";
import { readCandidate } from "./candidate.ts";
import type { Batch } from "./batch.ts";
import { occasionOf } from "./occasion.ts";
import { orNobody } from "./or-nobody.ts";
import { publish } from "./publish.ts";
import { moveApart } from "./show-apart.ts";

/**
 * A member has moved: the staff of a branch that he left are told to delete what is of him, the staff of the one that he came to
 * get what he let his branch see so far. His own feed is where it is taken from, in its order; he follows it wherever he is.
 */
export async function moveRecord(
  batch: Batch,
  before: Pick<MemberDoc, "id" | "homeBranch" | "hostBranch">,
): Promise<void> {
  const { registry, now } = batch;
  const member = await registry.answer(() => registry.get("members", before.id)!);
  const old = new Set(branchesOf(before).map(staffFeed));
  const present = new Set(branchesOf(member).map(staffFeed));
  for (const feed of old) {
    if (!present.has(feed)) batch.outgoing.item(feed, "", 0, ["left", member.id, now]);
  }
  const joined = [...present].filter((feed) => !old.has(feed));
  if (joined.length === 0) return;

  await moveApart(batch, member.id, joined);
  const own = memberFeed(member.id);
  const stored = await batch.db
    .selectFrom("feed_spans")
    .select(["device", "n", "count", "item"])
    .where("feed", "=", own)
    .orderBy("seq")
    .execute();
  const spans = [...stored, ...batch.outgoing.piecesOf(own)];
  const delayed = await delayedEntries(batch, spans);
  const shown = new Set<string>();
  for (const span of spans) {
    if (span.item !== null) {
      if (!shown.has(`${span.device}.${span.n}`)) continue;
      for (const feed of joined)
        batch.outgoing.item(feed, span.device, span.n, JSON.parse(span.item) as never);
      continue;
    }
    await batch.journals.lock([span.device]);
    const rows = await batch.db
      .selectFrom("entries")
      .selectAll()
      .where("device", "=", span.device)
      .where("n", ">=", span.n)
      .where("n", "<", span.n + span.count)
      .orderBy("n")
      .execute();
    for (const row of rows) {
      const id = `${row.device}.${row.n}`;
      if (row.body === null || delayed.has(id) || shown.has(id)) continue;
      const { read } = readCandidate({ ...row, body: row.body });
      if ("problem" in read) continue;
      const entry = { device: row.device, n: row.n, ...read };
      const audience = await audienceNow(batch, entry);
      const seeing = joined.filter((feed) => audience.includes(feed));
      if (seeing.length === 0) continue;
      shown.add(id);
      const feeds = seeing.filter((feed) => !batch.outgoing.holds(feed, row.device, row.n));
      if (feeds.length === 0) continue;
      await publish(batch, entry, feeds);
      batch.journals.say(row.device, { fact: "published", from: row.n, to: row.n, at: now, feeds });
    }
  }
}

/** Who would see an accepted entry if it came now. */
export async function audienceNow(batch: Batch, entry: Entry): Promise<FeedId[]> {
  const occasion = await occasionOfAccepted(batch, entry);
  return orNobody(batch, () => audiencesOf(entry, batch.registry, occasion));
}

/** What was found out when it was accepted is not asked again. */
async function occasionOfAccepted(batch: Batch, entry: Entry): Promise<Occasion> {
  const { now, db, registry } = batch;
  const { device, n } = entry;
  if (entry.header.kind === "device-enrolled") {
    const known = await registry.answer(() => registry.device(device));
    return { ...(await occasionOf(batch, entry)), recoveryOf: known?.member };
  }
  if (entry.header.kind !== "attendance-claimed") return { now };
  const claim = await db
    .selectFrom("claims")
    .select("meeting")
    .where("device", "=", device)
    .where("n", "=", n)
    .executeTakeFirst();
  return { now, claimedMeeting: claim?.meeting };
}

/** Those that can still be taken back. */
async function delayedEntries(
  batch: Batch,
  spans: readonly { device: string }[],
): Promise<ReadonlySet<string>> {
  const devices = [...new Set(spans.map(({ device }) => device))];
  if (devices.length === 0) return new Set();
  const rows = await batch.db
    .selectFrom("delayed")
    .select(["device", "n"])
    .where("device", "in", devices)
    .execute();
  return new Set(rows.map(({ device, n }) => `${device}.${n}`));
}
