import type { FeedId } from "../domain/feeds.ts";
import type { FeedChunk } from "../protocol/feed.ts";
import { FEED_PAGE } from "../protocol/feed-page.ts";
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
  const coming: Coming[] = [];
  for (;;) {
    // While some are put away the next are on their way.
    for (; coming.length < AT_ONCE && next * FEED_PAGE < head; next++) coming.push(comingPage(ask(next)));
    const page = coming.shift();
    if (!page) return { whole: true, lostSight };
    let chunk = await page.here;
    if (!chunk) return { whole: false, lostSight };
    // What has come meanwhile is put away with it: a transaction each takes longer than the words.
    for (let more = coming[0]?.chunk; more && follows(chunk, more); more = coming[0]?.chunk) {
      chunk = { ...more, from: chunk.from, items: [...chunk.items, ...more.items] };
      coming.shift();
    }
    const applied = await applyPage(storage, epoch, chunk);
    lostSight ||= applied?.lostSight ?? false;
    // Another tab reads it, or the server has begun it anew: the next contact goes on from what is here then.
    if (!applied || applied.have <= have) return { whole: true, lostSight };
    have = applied.have;
  }
}

interface Coming {
  here: Promise<FeedChunk | undefined>;
  /** set when it is here */
  chunk?: FeedChunk;
}

function comingPage(asked: Promise<FeedChunk | undefined>): Coming {
  const coming: Coming = { here: asked };
  coming.here = asked.then((chunk) => {
    if (chunk) coming.chunk = chunk;
    return chunk;
  });
  return coming;
}

function follows(chunk: FeedChunk, next: FeedChunk): boolean {
  return next.generation === chunk.generation && next.from === chunk.from + chunk.items.length;
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
