import type { FeedId } from "../domain/feeds.ts";
import { FEED_PAGE, type FeedChunk } from "../protocol/feed.ts";
import { applyPage } from "./apply-page.ts";
import type { PhonePorts } from "./ports.ts";
import { readFeedChunk } from "./read-answer.ts";
import { look } from "./storage.ts";

type FeedPorts = Pick<PhonePorts, "storage" | "transport">;

/** Pages that are on their way at once: a round trip each is what they take. */
const AT_ONCE = 6;

interface ReadOn {
  /** nothing is missing */
  whole: boolean;
  /** something that was here is not any more */
  lostSight: boolean;
}

/**
 * Reads feeds on, page by page, to where the server said that they end.
 * @param heads of each feed that is to be read, how many items it has
 */
export async function readFeeds(
  ports: FeedPorts,
  token: string | undefined,
  epoch: string,
  heads: ReadonlyMap<FeedId, number>,
): Promise<ReadOn> {
  let lostSight = false;
  for (const [feed, head] of heads) {
    const { server } = await ports.storage.read({ server: look.server });
    const cursor = server?.cursors[feed];
    if (!cursor || cursor.have >= head) continue;
    if (token === undefined) return { whole: false, lostSight };
    const { generation, have } = cursor;
    const ask = (page: number) => askPage(ports, token, epoch, feed, generation, page);
    const read = await readFeed(ports, epoch, ask, have, head);
    lostSight ||= read.lostSight;
    if (!read.whole) return { whole: false, lostSight };
  }
  return { whole: true, lostSight };
}

/** @param ask for the page of that number; undefined where it does not come */
async function readFeed(
  { storage }: FeedPorts,
  epoch: string,
  ask: (page: number) => Promise<FeedChunk | undefined>,
  from: number,
  head: number,
): Promise<ReadOn> {
  let have = from;
  let lostSight = false;
  let next = Math.floor(have / FEED_PAGE);
  const coming: Promise<FeedChunk | undefined>[] = [];
  for (;;) {
    // While one is put away the next are on their way.
    for (; coming.length < AT_ONCE && next * FEED_PAGE < head; next++) coming.push(ask(next));
    const page = coming.shift();
    if (!page) return { whole: true, lostSight };
    const chunk = await page;
    if (!chunk) return { whole: false, lostSight };
    const applied = await applyPage(storage, epoch, chunk);
    lostSight ||= applied?.lostSight ?? false;
    // Another tab reads it, or the server has begun it anew: the next contact goes on from what is here then.
    if (!applied || applied.have <= have) return { whole: true, lostSight };
    have = applied.have;
  }
}

async function askPage(
  { transport }: FeedPorts,
  token: string,
  epoch: string,
  feed: FeedId,
  generation: number,
  page: number,
): Promise<FeedChunk | undefined> {
  const reply = await transport.feedPage(token, epoch, feed, generation, page);
  return reply.ok ? readFeedChunk(reply.value) : undefined;
}
