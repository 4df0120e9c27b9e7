import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FeedChunk } from "../protocol/feed.ts";
import { FEED_PAGE } from "../protocol/feed-page.ts";
import { MemoryDisk, MemoryStorage } from "./memory-storage.ts";
import type { Transport } from "./ports.ts";
import { readFeeds } from "./read-feeds.ts";
import { look, type Storage, THE } from "./storage.ts";
import { noNetwork } from "./testing/memory-ports.ts";

const FEED = "staff:liuwan";
const item = (n: number): FeedChunk["items"][number] => ["e", "m", "d", n, n, { kind: "k", at: n }, { n }];

/** A phone that follows the feed and has so many of its items. */
async function phoneWith(have: number): Promise<Storage> {
  const storage = new MemoryStorage(new MemoryDisk());
  const pages = Array.from({ length: Math.ceil(have / FEED_PAGE) }, (_, page) => {
    const items = numbers(page * FEED_PAGE, Math.min(have, (page + 1) * FEED_PAGE)).map(item);
    return { items: JSON.stringify(items), count: items.length };
  });
  const server = {
    epoch: "e",
    cursors: { [FEED]: { generation: 1, have } },
    clockOffset: 0,
    last: 1,
    rewrites: 0,
  } as const;
  await storage.change(["server", "pages"], {}, () => ({
    changes: [
      { put: "server", key: THE, value: server },
      ...pages.map((value, page) => ({
        put: "pages" as const,
        key: [FEED, page] as [typeof FEED, number],
        value,
      })),
    ],
    result: undefined,
  }));
  return storage;
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i + 1);
}

/** A server with so many items; its answers come in the order of `delays`. Page `lost` never comes. */
function serverWith(head: number, delays: readonly number[], lost?: number): Transport {
  return {
    ...noNetwork,
    async feedPage(_token, _epoch, feed, generation, page) {
      for (let i = delays[page % delays.length]!; i > 0; i--) await Promise.resolve();
      if (page === lost) return { ok: false };
      const items = numbers(page * FEED_PAGE, Math.min(head, (page + 1) * FEED_PAGE)).map(item);
      return {
        ok: true,
        value: JSON.stringify({ feed, generation, from: page * FEED_PAGE + 1, items, head }),
      };
    },
  };
}

async function stored(storage: Storage): Promise<{ counts: number[]; items: number[]; have: number }> {
  const { pages, server } = await storage.read({ pages: look.all("pages"), server: look.server });
  const values = pages.map(([, page]) => page);
  return {
    counts: values.map(({ count }) => count),
    items: values.flatMap(({ items }) =>
      (JSON.parse(items) as [string, string, string, number][]).map(([, , , n]) => n),
    ),
    have: server!.cursors[FEED]!.have,
  };
}

describe("reading a feed on", () => {
  test("stores each item once and in order, in full pages, whatever order the answers come in", async () => {
    const delays = fc.array(fc.nat(60), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.nat(1_400), fc.nat(5_000), delays, async (have, more, delays) => {
        const head = have + more;
        const storage = await phoneWith(have);
        const ports = { storage, transport: serverWith(head, delays) };
        expect(await readFeeds(ports, "t", "e", new Map([[FEED, head]]))).toEqual({
          whole: true,
          lostSight: false,
        });
        const { counts, items, have: reached } = await stored(storage);
        expect(reached).toBe(head);
        expect(items).toEqual(numbers(0, head));
        expect(counts.slice(0, -1).every((count) => count === FEED_PAGE)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test("takes pages whose text is put together in another way", async () => {
    const storage = await phoneWith(120);
    const transport: Transport = {
      ...noNetwork,
      async feedPage(...asked) {
        const page = await serverWith(1_700, [0]).feedPage(...asked);
        if (!page.ok) return page;
        const { items, ...rest } = JSON.parse(page.value) as FeedChunk;
        return { ok: true, value: JSON.stringify({ ...rest, items }, null, 1) };
      },
    };
    await readFeeds({ storage, transport }, "t", "e", new Map([[FEED, 1_700]]));
    expect((await stored(storage)).items).toEqual(numbers(0, 1_700));
  });

  test("that breaks off keeps what came before, and goes on from there", async () => {
    const storage = await phoneWith(120);
    const heads = new Map([[FEED, 4_000]] as const);
    const broken = { storage, transport: serverWith(4_000, [3, 40, 1, 9], 4) };
    expect((await readFeeds(broken, "t", "e", heads)).whole).toBe(false);
    expect((await stored(storage)).items).toEqual(numbers(0, 2_000));
    await readFeeds({ storage, transport: serverWith(4_000, [0]) }, "t", "e", heads);
    expect((await stored(storage)).items).toEqual(numbers(0, 4_000));
  });
});
