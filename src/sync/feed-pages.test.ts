import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { FeedId } from "../domain/feeds.ts";
import type { FeedChunk, FeedItem } from "../protocol/feed.ts";
import { applyPage } from "./apply-page.ts";
import { applyAnswer } from "./apply-answer.ts";
import { parsePage } from "./feed-pages.ts";
import { MemoryDisk, MemoryStorage } from "./memory-storage.ts";
import { look, type Storage, type StoredItem } from "./storage.ts";

const FEED: FeedId = "unit:branch";
const item = (n: number, by = "m"): FeedItem => [
  "e",
  by,
  "d",
  n,
  1,
  { kind: "k", at: n },
  { words: `w${n}` },
];
const chunk = (from: number, items: FeedItem[], generation = 1, head = 5_000): FeedChunk => ({
  feed: FEED,
  generation,
  from,
  items,
  head,
});
const run = (from: number, to: number): FeedItem[] =>
  Array.from({ length: to - from + 1 }, (_, i) => item(from + i));

async function stored(storage: Storage): Promise<{ items: StoredItem[]; have: number }> {
  const { pages, server } = await storage.read({ pages: look.all("pages"), server: look.server });
  expect(pages.map(([[, page]]) => page)).toEqual(pages.map((_, i) => i));
  for (const [, page] of pages.slice(0, -1)) expect(page.count).toBe(500);
  return { items: pages.flatMap(([, page]) => parsePage(page)), have: server?.cursors[FEED]?.have ?? 0 };
}

async function answer(storage: Storage, chunks: FeedChunk[], epoch = "e", following = [FEED]): Promise<void> {
  const { server } = await storage.read({ server: look.server });
  const said = { protocol: 1, epoch, now: 1, receipts: [], refusals: [], following, feeds: chunks };
  await applyAnswer(storage, said, server, [], [], 1, false);
}

test("whatever chunks come, in whatever order and how often: what is here is the beginning of the feed, without a gap", async () => {
  const chunks = fc.array(
    fc.record({ from: fc.integer({ min: 1, max: 1_600 }), length: fc.integer({ min: 0, max: 700 }) }),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(chunks, async (spans) => {
      const storage = new MemoryStorage(new MemoryDisk());
      await answer(storage, []);
      for (const { from, length } of spans)
        await answer(storage, [chunk(from, run(from, from + length - 1))]);
      const { items, have } = await stored(storage);
      expect(items).toEqual(run(1, have));
    }),
    { numRuns: 40 },
  );
});

test("an answer of an epoch that the phone has left changes nothing", async () => {
  const storage = new MemoryStorage(new MemoryDisk());
  await answer(storage, [chunk(1, run(1, 3))], "old");
  const { server: asked } = await storage.read({ server: look.server });
  await answer(storage, [chunk(1, run(1, 2))], "new");
  const late = {
    protocol: 1,
    epoch: "old",
    now: 1,
    receipts: [],
    refusals: [],
    feeds: [chunk(4, run(4, 5))],
  };
  const applied = await applyAnswer(storage, late, asked, [], [], 1, false);
  expect(applied.stale).toBe(true);
  expect(await applyPage(storage, "old", chunk(3, run(3, 9)), 2)).toBeUndefined();
  expect((await stored(storage)).items).toEqual(run(1, 2));
});

test("a new generation begins again; an older one changes nothing any more", async () => {
  const storage = new MemoryStorage(new MemoryDisk());
  await answer(storage, [chunk(1, run(1, 600))]);
  await answer(storage, [chunk(1, [item(7)], 2)]);
  expect((await stored(storage)).items).toEqual([item(7)]);
  await answer(storage, [chunk(2, run(2, 9), 1)]);
  expect((await stored(storage)).items).toEqual([item(7)]);
});

test("what another tab has begun anew meanwhile is not written over by an answer that was asked for before", async () => {
  const storage = new MemoryStorage(new MemoryDisk());
  await answer(storage, [chunk(1, run(1, 600))]);
  const { server: asked } = await storage.read({ server: look.server });
  await answer(storage, [chunk(1, run(1, 10), 2)]);
  const late = {
    protocol: 1,
    epoch: "e",
    now: 1,
    receipts: [],
    refusals: [],
    feeds: [chunk(1, run(1, 20), 2)],
  };
  await applyAnswer(storage, late, asked, [], [], 1, false);
  const { items, have } = await stored(storage);
  expect(items).toEqual(run(1, have));
});

test("own entries take their places, and of a rewritten feed they are asked for with their words", async () => {
  const storage = new MemoryStorage(new MemoryDisk());
  await answer(storage, [chunk(1, [item(1), ["own", 4, 499], item(2)])]);
  expect(await stored(storage)).toEqual({
    items: [item(1), ...Array.from({ length: 499 }, () => null), item(2)],
    have: 501,
  });
  await answer(storage, [chunk(1, [item(1), ["own", 4, 499]], 2)]);
  expect(await stored(storage)).toEqual({ items: [], have: 0 });
});

test("of a member who left nothing stays that stood before, in any page; what comes later does", async () => {
  const storage = new MemoryStorage(new MemoryDisk());
  await answer(storage, [
    chunk(
      1,
      run(1, 600).map((_, i) => item(i + 1, i % 2 ? "stays" : "goes")),
    ),
  ]);
  await answer(storage, [chunk(601, [item(601, "goes"), ["left", "goes", 5], item(602, "goes")])]);
  const { items, have } = await stored(storage);
  expect(have).toBe(603);
  const entries = items.filter((one) => one?.[0] === "e");
  expect(entries.filter((one) => one?.[1] === "goes")).toEqual([item(602, "goes")]);
  expect(entries).toHaveLength(301);
});

test("a feed that is not followed any more goes, with its cursor", async () => {
  const storage = new MemoryStorage(new MemoryDisk());
  await answer(storage, [chunk(1, run(1, 600))]);
  await answer(storage, [], "e", []);
  expect(await stored(storage)).toEqual({ items: [], have: 0 });
});
