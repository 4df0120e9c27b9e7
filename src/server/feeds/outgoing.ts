import type { FeedId } from "../../domain/feeds.ts";
import type { FactItem, LeftItem } from "../../protocol/feed.ts";
import { type Dialect, forUpdate, rowsFromJson } from "../store/dialect.ts";
import { insertRows, overwriting } from "../store/insert-rows.ts";
import { type Db, query } from "../store/store.ts";
import type { SpanRow } from "../store/tables.ts";

const HEAD = { feed: "line", generation: "bigint", head: "bigint" } as const;
const MOVED_ON = overwriting(HEAD, ["feed"]);
const SPAN = {
  feed: "text",
  seq: "bigint",
  count: "bigint",
  device: "text",
  n: "bigint",
  item: "text",
} as const;

type Piece = Pick<SpanRow, "device" | "n" | "count" | "item">;

export interface FeedHead {
  feed: FeedId;
  generation: number;
  /** seq of the newest item */
  head: number;
}

/**
 * What a transaction publishes. Collected first; then the rows of all these feeds are locked in one order, each is moved on once,
 * and the numbers are given: so they are without gaps, and in the order in which transactions commit.
 */
export class Outgoing {
  readonly #pieces = new Map<FeedId, Piece[]>();
  readonly #rewritten = new Set<FeedId>();

  entry(feed: FeedId, device: string, n: number): void {
    const pieces = this.#of(feed);
    const last = pieces[pieces.length - 1];
    if (last && last.item === null && last.device === device && last.n + last.count === n) last.count++;
    else pieces.push({ device, n, count: 1, item: null });
  }

  item(feed: FeedId, device: string, n: number, item: FactItem | LeftItem): void {
    this.#of(feed).push({ device, n, count: 1, item: JSON.stringify(item) });
  }

  /** What this transaction adds to a feed, so far. */
  piecesOf(feed: FeedId): readonly Piece[] {
    return this.#pieces.get(feed) ?? [];
  }

  holds(feed: FeedId, device: string, n: number): boolean {
    return this.piecesOf(feed).some(
      (piece) => piece.item === null && piece.device === device && piece.n <= n && n < piece.n + piece.count,
    );
  }

  /** Followers must read this feed again from its beginning. */
  rewrite(feed: FeedId): void {
    this.#rewritten.add(feed);
  }

  /** @returns the feeds that were moved on, as they are now, and what was added to each */
  async save(db: Db, dialect: Dialect): Promise<Map<FeedId, FeedHead & { added: SpanRow[] }>> {
    const feeds = [...new Set([...this.#pieces.keys(), ...this.#rewritten])].sort();
    const saved = new Map<FeedId, FeedHead & { added: SpanRow[] }>();
    if (feeds.length === 0) return saved;
    for (const row of await loadFeeds(db, dialect, feeds, forUpdate(dialect))) {
      saved.set(row.feed, { ...row, added: [] });
    }
    const missing = feeds.filter((feed) => !saved.has(feed));
    if (missing.length > 0) {
      // Another transaction may begin the same feed: then this waits for it, and goes on from where that one came to.
      const fresh = missing.map((feed) => [feed, 1, 0]);
      await insertRows(db, dialect, "feeds", HEAD, fresh, "on conflict (feed) do nothing");
      for (const row of await loadFeeds(db, dialect, missing, forUpdate(dialect))) {
        saved.set(row.feed, { ...row, added: [] });
      }
    }
    for (const feed of feeds) this.#number(saved.get(feed)!);
    const all = [...saved.values()];
    const heads = all.map(({ feed, generation, head }) => [feed, generation, head]);
    const spans = all.flatMap(({ added }) => added);
    await insertRows(db, dialect, "feeds", HEAD, heads, MOVED_ON);
    await insertRows(
      db,
      dialect,
      "feed_spans",
      SPAN,
      spans.map((s) => [s.feed, s.seq, s.count, s.device, s.n, s.item]),
    );
    return saved;
  }

  #number(feed: FeedHead & { added: SpanRow[] }): void {
    if (this.#rewritten.has(feed.feed)) feed.generation++;
    for (const piece of this.#pieces.get(feed.feed) ?? []) {
      feed.added.push({ feed: feed.feed, seq: feed.head + 1, ...piece });
      feed.head += piece.count;
    }
  }

  #of(feed: FeedId): Piece[] {
    let pieces = this.#pieces.get(feed);
    if (!pieces) this.#pieces.set(feed, (pieces = []));
    return pieces;
  }
}

export async function loadFeeds(
  db: Db,
  dialect: Dialect,
  feeds: readonly FeedId[],
  lock = "",
): Promise<FeedHead[]> {
  const from = rowsFromJson(dialect, { feed: "text" }, "w");
  return query<FeedHead>(
    db,
    dialect,
    `select feed, generation, head from feeds where feed in (select feed from ${from}) order by feed${lock}`,
    [JSON.stringify(feeds.map((feed) => [feed]))],
  );
}
