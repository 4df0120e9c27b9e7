import type { FeedId } from "../domain/feeds.ts";
import { loadFacts } from "./accept/published-feeds.ts";
import { whatFactsSay } from "./accept/facts-say.ts";
import { type Db, query, type Store } from "./store/store.ts";
import { Touched } from "./touched.ts";
import { verifyItems } from "./verify-items.ts";

/** Feeds are numbered without gaps, and hold just what the facts say was put into them. */
export async function verifyFeeds(store: Store): Promise<void> {
  await store.snapshot(async (db) => {
    await verifyNumbers(db, store);
    const found = await sumsOfPlaced(db, store);
    const devices = await db.selectFrom("devices").select("device").orderBy("device").execute();
    for (const { device } of devices) {
      const { placed } = whatFactsSay(await loadFacts(db, device));
      for (const [feed, { count, sum }] of placed) {
        const there = found.get(key(device, feed));
        if (there?.count !== count || there.sum !== sum) {
          throw new Touched("feed_spans", `${feed} (${device})`, `the facts put ${count} entries there`);
        }
        found.delete(key(device, feed));
      }
    }
    for (const name of found.keys()) throw new Touched("feed_spans", name, "no fact put these entries there");
    await verifyItems(db, store.dialect);
  });
}

async function verifyNumbers(db: Db, store: Store): Promise<void> {
  const rows = await query<{ feed: string; head: number; spans: number; total: number; last: number }>(
    db,
    store.dialect,
    `select f.feed, f.head, count(s.seq) as spans,
            cast(coalesce(sum(s.count), 0) as bigint) as total,
            coalesce(max(s.seq + s.count - 1), 0) as last
     from feeds f left join feed_spans s on s.feed = f.feed group by f.feed, f.head order by f.feed`,
  );
  for (const { feed, head, total, last } of rows) {
    // Keys are different and counts add up to the last seq: so nothing lies twice, and nothing is left out.
    if (total !== head || last !== head)
      throw new Touched("feeds", feed, `it should hold ${head} items without gaps`);
  }
}

/** How many entries of a journal stand in a feed, and what their numbers add up to: another in the place of one changes that. */
async function sumsOfPlaced(db: Db, store: Store): Promise<Map<string, { count: number; sum: number }>> {
  const rows = await query<{ device: string; feed: FeedId; count: number; sum: number }>(
    db,
    store.dialect,
    `select device, feed, cast(sum(count) as bigint) as count,
            cast(sum(count * n + count * (count - 1) / 2) as bigint) as sum
     from feed_spans where item is null group by device, feed`,
  );
  return new Map(rows.map(({ device, feed, count, sum }) => [key(device, feed), { count, sum }]));
}

function key(device: string, feed: FeedId): string {
  return `${feed} (${device})`;
}
