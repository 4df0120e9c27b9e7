import type { FeedId } from "../domain/feeds.ts";
import type { MemberId } from "../domain/ids.ts";
import type { EntryItem, FeedChunk, LeftItem } from "../protocol/feed.ts";
import { FEED_PAGE } from "../protocol/feed-page.ts";
import type { Change, Pair, StoredItem, StoredPage, StoredServer } from "./storage.ts";

export type Cursors = StoredServer["cursors"];
export type Cursor = Cursors[FeedId];

/** Full pages as they came, by number: the text of their items. */
export type PageTexts = ReadonlyMap<number, string>;

export interface Merged {
  changes: Change[];
  cursor: Cursor;
  /** what was stored before has been changed or dropped, not only added to */
  rewritten: boolean;
  /** the items of the chunk that are new here, in their order */
  added: readonly StoredItem[];
}

/**
 * Lays a chunk behind what the phone has of its feed. What it has already is passed over; a chunk that begins further on, or is
 * of an older generation, changes nothing: so nothing is ever skipped, in whatever order answers come.
 * @param pages the stored pages of the feed: the last one at least; all of them where the chunk tells of somebody who left
 * @param texts what is in the chunk, as it came
 */
export function mergeChunk(
  chunk: FeedChunk,
  cursor: Cursor | undefined,
  pages: readonly Pair<"pages">[],
  texts: PageTexts = new Map(),
): Merged | undefined {
  const { feed, generation } = chunk;
  if (cursor && generation < cursor.generation) return undefined;
  const again = cursor !== undefined && generation > cursor.generation;
  const changes: Change[] = again ? [{ drop: "pages", from: [feed, 0], to: [feed, Infinity] }] : [];
  const have = again || !cursor ? 0 : cursor.have;
  const known = again ? [] : pages;

  const skip = have - (chunk.from - 1);
  // Of a feed that was rewritten a phone wants to see its own entries too: words of them may have been erased. Pages have them.
  const unseen = generation > (cursor?.generation ?? 1) && chunk.items.some((item) => item[0] === "own");
  const added = skip < 0 || unseen ? [] : placesOf(chunk).slice(skip);
  if (added.length === 0) {
    if (!again && cursor) return undefined;
    return { changes, cursor: { generation, have }, rewritten: again, added };
  }

  const left = added.some(isLeft);
  const written = left
    ? writePages(feed, 0, takeOut([...itemsOf(known), ...added]))
    : appendItems(feed, have, lastItems(known, have), added, texts);
  return {
    changes: [...changes, ...written],
    cursor: { generation, have: have + added.length },
    rewritten: again || left,
    added,
  };
}

/** The key of the page that the next item of a feed goes to. */
export function nextPage(feed: FeedId, cursor: Cursor | undefined): [FeedId, number] {
  return [feed, Math.floor((cursor?.have ?? 0) / FEED_PAGE)];
}

/** Whether the pages that were looked at are those that the next item goes to. */
export function standsAt(
  pages: readonly Pair<"pages">[],
  cursor: Cursor | undefined,
  chunk: FeedChunk,
): boolean {
  if (!cursor || cursor.generation !== chunk.generation) return true;
  const last = pages.at(-1);
  const end = last ? last[0][1] * FEED_PAGE + last[1].count : cursor.have - (cursor.have % FEED_PAGE);
  return end === cursor.have;
}

export function parsePage(page: StoredPage): StoredItem[] {
  return JSON.parse(page.items) as StoredItem[];
}

/** Whose an entry is: `for`, else the writer. */
export function memberOf(item: EntryItem): MemberId {
  return item[5].for ?? item[1];
}

export function isLeft(item: StoredItem): item is LeftItem {
  return item?.[0] === "left";
}

function placesOf(chunk: FeedChunk): StoredItem[] {
  return chunk.items.flatMap((item) =>
    item[0] === "own" ? Array.from({ length: item[2] }, () => null) : [item],
  );
}

/** @param before items that stand directly before the added ones, from the start of a page on */
function appendItems(
  feed: FeedId,
  have: number,
  before: StoredItem[],
  added: readonly StoredItem[],
  texts: PageTexts,
): Change[] {
  // Of what stands before, some may have been taken out, which the text that came knows nothing of.
  const asCame = before.length === 0 ? texts : undefined;
  return writePages(feed, (have - before.length) / FEED_PAGE, [...before, ...added], asCame);
}

function writePages(
  feed: FeedId,
  firstPage: number,
  items: readonly StoredItem[],
  texts?: PageTexts,
): Change[] {
  const changes: Change[] = [];
  for (let at = 0; at < items.length; at += FEED_PAGE) {
    const number = firstPage + at / FEED_PAGE;
    const count = Math.min(FEED_PAGE, items.length - at);
    const whole = count === FEED_PAGE ? texts?.get(number) : undefined;
    const value: StoredPage = { items: whole ?? JSON.stringify(items.slice(at, at + count)), count };
    changes.push({ put: "pages", key: [feed, number], value });
  }
  return changes;
}

/** Takes out what stands before a `left` and is of its member: their words are not kept on this phone. */
function takeOut(items: StoredItem[]): StoredItem[] {
  const gone = new Set<MemberId>();
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]!;
    if (isLeft(item)) gone.add(item[1]);
    else if (item?.[0] === "e" && gone.has(memberOf(item))) items[i] = null;
  }
  return items;
}

function itemsOf(pages: readonly Pair<"pages">[]): StoredItem[] {
  return pages.flatMap(([, page]) => parsePage(page));
}

function lastItems(pages: readonly Pair<"pages">[], have: number): StoredItem[] {
  const last = pages.find(([[, page]]) => page === Math.floor(have / FEED_PAGE));
  return last ? parsePage(last[1]) : [];
}
