import type { FeedId } from "../domain/feeds.ts";
import type { FeedChunk } from "../protocol/feed.ts";
import { FEED_PAGE } from "../protocol/feed-page.ts";
import { applyPage } from "./apply-page.ts";
import type { PhonePorts } from "./ports.ts";
import { readFeedChunk, textOfItems } from "./read-answer.ts";
import { look } from "./storage.ts";

type FeedPorts = Pick<PhonePorts, "storage" | "transport">;

/** Pages that are asked for at once: as many as a browser has under way with one server, and as many that wait their turn. */
const AT_ONCE = 12;

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
  ask: (page: number) => Promise<Page | undefined>,
  from: number,
  head: number,
): Promise<ReadOn> {
  let have = from;
  let lostSight = false;
  let next = Math.floor(have / FEED_PAGE);
  const coming: Coming[] = [];
  const askOn = () => {
    for (; coming.length < AT_ONCE && next * FEED_PAGE < head; next++) coming.push(comingPage(ask(next)));
  };
  for (;;) {
    askOn();
    const first = coming.shift();
    if (!first) return { whole: true, lostSight };
    const here = await first.here;
    if (!here) return { whole: false, lostSight };
    // What has come meanwhile is put away with it: a transaction each takes longer than the words.
    let { chunk } = here;
    const texts = new Map(textOf(here));
    for (let more = coming[0]?.page; more && follows(chunk, more.chunk); more = coming[0]?.page) {
      chunk = { ...more.chunk, from: chunk.from, items: [...chunk.items, ...more.chunk.items] };
      for (const [number, text] of textOf(more)) texts.set(number, text);
      coming.shift();
    }
    // While these are put away the next are on their way.
    askOn();
    const applied = await applyPage(storage, epoch, chunk, have, texts);
    lostSight ||= applied?.lostSight ?? false;
    // Another tab reads it, or the server has begun it anew: the next contact goes on from what is here then.
    if (!applied || applied.have <= have) return { whole: true, lostSight };
    have = applied.have;
  }
}

interface Page {
  chunk: FeedChunk;
  number: number;
  /** of its items, as it came */
  text: string | undefined;
}

interface Coming {
  here: Promise<Page | undefined>;
  /** set when it is here */
  page?: Page;
}

function comingPage(asked: Promise<Page | undefined>): Coming {
  const coming: Coming = { here: asked };
  coming.here = asked.then((page) => {
    if (page) coming.page = page;
    return page;
  });
  return coming;
}

function textOf({ number, text, chunk }: Page): [number, string][] {
  return text === undefined || chunk.from !== number * FEED_PAGE + 1 ? [] : [[number, text]];
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
  number: number,
): Promise<Page | undefined> {
  const reply = await transport.feedPage(token, epoch, feed, generation, number);
  if (!reply.ok) return undefined;
  const chunk = readFeedChunk(reply.value);
  return chunk && { chunk, number, text: textOfItems(reply.value) };
}
