import type { FeedId } from "../../domain/feeds.ts";
import type { DeviceId } from "../../domain/ids.ts";
import type { FeedChunk, FeedItem } from "../../protocol/feed.ts";
import { FEED_PAGE } from "../../protocol/feed-page.ts";
import type { Store } from "../store/store.ts";
import type { SpanRow } from "../store/tables.ts";
import { cut, type ItemText, itemsOf, readItems } from "./items.ts";
import type { FeedHead } from "./outgoing.ts";

/** An answer brings no more than about this, however long the entries are. */
const ANSWER_CHARACTERS = 1_000_000;

export interface Cursor {
  generation: number;
  has: number;
}

/** A feed as the answer finds it; `added` is what this very commit put at its end. */
export type FeedNow = FeedHead & { added?: readonly SpanRow[] };

/**
 * What is new for one caller in the feeds that he follows: some 500 items in all; the rest he reads as pages.
 * @param self his own entries come back as numbers only
 */
export async function chunksFor(
  store: Store,
  follows: readonly FeedId[],
  feeds: ReadonlyMap<FeedId, FeedNow>,
  cursors: ReadonlyMap<FeedId, Cursor>,
  self: DeviceId,
): Promise<FeedChunk[]> {
  const chunks: FeedChunk[] = [];
  let room = FEED_PAGE;
  let characters = ANSWER_CHARACTERS;
  for (const id of follows) {
    const feed = feeds.get(id);
    if (!feed) continue;
    const cursor = cursors.get(id);
    const has = cursor?.generation === feed.generation ? Math.min(cursor.has, feed.head) : 0;
    const isNew = has === 0 && cursor !== undefined && cursor.generation !== feed.generation;
    if (has === feed.head && !isNew) continue;
    const found = room > 0 && has < feed.head ? await itemsAfter(store, feed, has, room, self) : [];
    const items: ItemText[] = [];
    for (const item of found) {
      // One at least, so that every answer gets further.
      if (room <= 0 || (characters < item.json.length && room < FEED_PAGE)) {
        room = 0;
        break;
      }
      items.push(item);
      room--;
      characters -= item.json.length;
    }
    chunks.push({
      feed: id,
      generation: feed.generation,
      from: has + 1,
      items: items.map(({ json }) => JSON.parse(json) as FeedItem),
      head: feed.head,
    });
  }
  return chunks;
}

async function itemsAfter(
  store: Store,
  feed: FeedNow,
  has: number,
  room: number,
  self: DeviceId,
): Promise<ItemText[]> {
  const first = feed.added?.[0];
  // Who was up to date before this commit lacks just what it added, which is still in memory.
  if (first && has >= first.seq - 1) {
    const parts = feed.added!.flatMap((span) => cut(span, has + 1, feed.head));
    if (parts.every((part) => part.item !== null || part.device === self)) {
      return (await itemsOf(store.read, store.dialect, parts, self)).slice(0, room);
    }
  }
  // A new phone reads such a feed page by page; pages are ready, and may be fetched side by side.
  if (has === 0 && feed.head > FEED_PAGE) return [];
  // An own run takes one place in the answer however long it is, so this may come to fewer than there is room for: pages follow.
  const to = Math.min(feed.head, has + room);
  return readItems(store.read, store.dialect, feed.feed, has + 1, to, self);
}
