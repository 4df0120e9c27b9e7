import * as v from "valibot";
import type { FeedId } from "../domain/feeds.ts";

export const FeedIdSchema = v.pipe(
  v.string(),
  v.regex(/^(member|staff|unit|pairing):[A-Za-z0-9_-]{1,40}$/),
) as unknown as v.GenericSchema<FeedId>;

/** Header and body are the texts that were written, standing in the page as the JSON that they are. */
export const EntryItem = v.tuple([
  v.literal("e"),
  /** member who wrote it, as the server knows it; "" for the server's own device */
  v.string(),
  v.string(),
  v.number(),
  /** received, ms */
  v.number(),
  v.looseObject({ kind: v.string(), at: v.number(), for: v.optional(v.string()) }),
  /** null: erased */
  v.unknown(),
]);
export type EntryItem = v.InferOutput<typeof EntryItem>;

/**
 * What the server found out or did, later than the entry: laid over it by (device, n). Unknown facts are passed over.
 * - `{"fact":"evidence","at":…,"level":"B"|"C","meeting":"…","why":"…"}` how an attendance-claimed is known, with
 *   level C `why` (`EvidenceReason`), and of which meeting it is; a later one replaces it.
 * - `{"fact":"apart","at":…,"reason":"…"}` only in `staff:` feeds, right before its entry: the entry stands apart for who wrote it
 *   or when, counts for nothing, and these staff may let it in (`entry-released`). Nobody else is shown it.
 * - `{"fact":"released","at":…}` to the feeds that were shown it apart: it is in, and counts from now on. The entry is not given
 *   there again. Final, whatever is read later.
 */
export const FactItem = v.tuple([
  v.literal("f"),
  v.string(),
  v.number(),
  v.looseObject({ fact: v.string(), at: v.number() }),
]);
export type FactItem = v.InferOutput<typeof FactItem>;

/** A member left this audience: its devices delete what is of him. */
export const LeftItem = v.tuple([v.literal("left"), v.string(), v.number()]);
export type LeftItem = v.InferOutput<typeof LeftItem>;

/**
 * Only in the answer to a push: `count` items in a row that are the caller's own entries n, n + 1, … . He holds them in his
 * journal, so their words are not sent back to him. Takes `count` places in the feed; all other items take one.
 */
export const OwnItem = v.tuple([v.literal("own"), v.number(), v.number()]);
export type OwnItem = v.InferOutput<typeof OwnItem>;

export const FeedItem = v.union([EntryItem, FactItem, LeftItem, OwnItem]);
export type FeedItem = EntryItem | FactItem | LeftItem | OwnItem;

/** A part of a feed: a page (`feed-page.ts`), or what an answer brings of it. */
export const FeedChunk = v.object({
  feed: FeedIdSchema,
  /** another than the device has: it drops what it has of this feed and begins at 0 */
  generation: v.number(),
  /** seq of the first item here */
  from: v.number(),
  items: v.array(FeedItem as unknown as v.GenericSchema<FeedItem>),
  /** seq of the newest item on the server */
  head: v.number(),
});
export type FeedChunk = v.InferOutput<typeof FeedChunk>;
