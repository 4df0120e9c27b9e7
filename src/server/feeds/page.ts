import type { FeedId } from "../../domain/feeds.ts";
import { FEED_PAGE } from "../../protocol/feed-page.ts";
import { type Caller, type FeedPage, Refusal } from "../core.ts";
import type { Store } from "../store/store.ts";
import type { FullPages } from "./full-pages.ts";
import { readItems } from "./items.ts";
import { loadFeeds } from "./outgoing.ts";

/** @throws Refusal forbidden, not-found */
export async function feedPage(
  store: Store,
  pages: FullPages,
  epoch: string,
  caller: Caller,
  feed: FeedId,
  generation: number,
  page: number,
): Promise<FeedPage> {
  if (!caller.follows.includes(feed)) throw new Refusal("forbidden", "这部分内容您现在不能查看。");
  const [known] = await loadFeeds(store.read, store.dialect, [feed]);
  const from = page * FEED_PAGE + 1;
  if (known?.generation !== generation || page < 0 || from > known.head) {
    throw new Refusal("not-found", "没有这一页。");
  }
  const of = `${epoch} ${generation}`;
  const kept = pages.get(feed, of, page);
  if (kept) return kept;
  const items = await readItems(store.read, store.dialect, feed, from, from + FEED_PAGE - 1);
  const json =
    `{"feed":${JSON.stringify(feed)},"generation":${generation},"from":${from},` +
    `"items":[${items.map((item) => item.json).join(",")}],"head":${known.head}}`;
  const made: FeedPage = { json, full: items.length === FEED_PAGE };
  if (made.full) pages.put(feed, of, page, made);
  return made;
}
