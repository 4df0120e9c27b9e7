import type { FeedId } from "../domain/feeds.ts";
import type { FeedChunk } from "../protocol/feed.ts";
import { FEED_PAGE } from "../protocol/feed-page.ts";
import { erasuresOf } from "./erasures.ts";
import { isLeft, mergeChunk, type PageTexts, standsAt } from "./feed-pages.ts";
import { look, type Storage, THE } from "./storage.ts";

/**
 * Stores a page of a feed, or several in a row, that were read with a token.
 * @param epoch of which it was asked: if the phone has gone on to another, nothing is changed
 * @param before how many items the phone had of the feed when it was asked
 * @returns how many items the phone has now; undefined where it does not follow the feed (any more), or another tab has read on
 */
export async function applyPage(
  storage: Storage,
  epoch: string,
  chunk: FeedChunk,
  before: number,
  texts?: PageTexts,
): Promise<{ have: number; lostSight: boolean } | undefined> {
  const { feed } = chunk;
  const left = chunk.items.some((item) => item[0] !== "own" && isLeft(item));
  const first = left ? 0 : Math.floor(before / FEED_PAGE);
  const looks = {
    server: look.server,
    journals: look.all("journals"),
    pages: look.span("pages", [feed, first], [feed, Infinity]),
  };
  return storage.change(
    ["server", "journals", "pages", "entries"],
    looks,
    ({ server, journals, pages }) => {
      const cursor = server?.cursors[feed];
      if (!server || server.epoch !== epoch || !cursor || !standsAt(pages, cursor, chunk)) {
        return { changes: [], result: undefined };
      }
      const merged = mergeChunk(chunk, cursor, pages, texts);
      if (!merged) return { changes: [], result: undefined };
      const cursors: Record<FeedId, typeof cursor> = { ...server.cursors, [feed]: merged.cursor };
      const rewrites = server.rewrites + (merged.rewritten ? 1 : 0);
      return {
        changes: [
          ...merged.changes,
          ...erasuresOf(merged.added, new Map(journals)),
          { put: "server", key: THE, value: { ...server, cursors, rewrites } },
        ],
        result: { have: merged.cursor.have, lostSight: merged.rewritten },
      };
    },
    "relaxed",
  );
}
