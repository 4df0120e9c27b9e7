import type { FeedId } from "../domain/feeds.ts";
import { FEED_PAGE, type FeedChunk } from "../protocol/feed.ts";
import { applyPage } from "./apply-page.ts";
import type { PhonePorts } from "./ports.ts";
import { readFeedChunk } from "./read-answer.ts";
import { look } from "./storage.ts";

/** Pages asked for at once: a round trip each is what they take. */
const AT_ONCE = 6;

/**
 * Reads feeds on, page by page, to where the server said that they end.
 * @param heads of each feed that is to be read, how many items it has
 * @returns whole: nothing is missing · lostSight: something that was here is not any more
 */
export async function readFeeds(
  ports: Pick<PhonePorts, "storage" | "transport">,
  token: string | undefined,
  epoch: string,
  heads: ReadonlyMap<FeedId, number>,
): Promise<{ whole: boolean; lostSight: boolean }> {
  let lostSight = false;
  for (const [feed, head] of heads) {
    let have = await haveOf(ports, feed);
    while (have !== undefined && have < head) {
      if (token === undefined) return { whole: false, lostSight };
      const pages = await askPages(ports, token, epoch, feed, have, head);
      let moved = false;
      for (const page of pages) {
        if (!page) return { whole: false, lostSight };
        const applied = await applyPage(ports.storage, epoch, page);
        if (!applied) break;
        moved ||= applied.have > have;
        have = applied.have;
        lostSight ||= applied.lostSight;
      }
      // Another tab reads it, or the server has begun it anew: the next contact goes on from what is here then.
      if (!moved) break;
    }
  }
  return { whole: true, lostSight };
}

async function askPages(
  { storage, transport }: Pick<PhonePorts, "storage" | "transport">,
  token: string,
  epoch: string,
  feed: FeedId,
  have: number,
  head: number,
): Promise<(FeedChunk | undefined)[]> {
  const { server } = await storage.read({ server: look.server });
  const generation = server?.cursors[feed]?.generation;
  if (generation === undefined) return [];
  const first = Math.floor(have / FEED_PAGE);
  const count = Math.min(AT_ONCE, Math.ceil(head / FEED_PAGE) - first);
  const asked = Array.from({ length: count }, async (_, i) => {
    const reply = await transport.feedPage(token, epoch, feed, generation, first + i);
    return reply.ok ? readFeedChunk(reply.value) : undefined;
  });
  return Promise.all(asked);
}

/** How many items are here; undefined where the feed is not followed. */
async function haveOf({ storage }: Pick<PhonePorts, "storage">, feed: FeedId): Promise<number | undefined> {
  const { server } = await storage.read({ server: look.server });
  return server?.cursors[feed]?.have;
}
