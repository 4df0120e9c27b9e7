import type { EntryItem, FactItem, LeftItem } from "../protocol/feed.ts";
import type { ReceiptException } from "../protocol/push.ts";
import type { Bytes } from "../protocol/bytes.ts";
import type { FeedId } from "../domain/feeds.ts";
import type { BlobId, DeviceId, Instant } from "../domain/ids.ts";
import type { StoredCarried } from "./carry/carried-store.ts";
import type { SigningKey } from "./ports.ts";
import type { Role } from "../domain/entries/campaign.ts";

/**
 * What sync needs of a storage: a few typed key-value stores, and changes that are whole or not at all. All rules live in the
 * `decide` functions of this layer, so that IndexedDB and memory can differ in nothing but where the bytes lie.
 */
export interface Storage {
  /** Several looks at one moment. @throws StorageLost */
  read<L extends Looks>(looks: L): Promise<Seen<L>>;

  /**
   * Looks, lets `decide` choose, and writes what it chose: one transaction, between whose look and write nothing else comes,
   * also no other tab. Resolves when that is durable. `decide` may be run again (on a connection that was lost); it does no
   * more than compute.
   * @param scope all stores that are looked at or written to
   * @param guess what the looks will see unless another tab was here: writing then need not wait for them. Where they see
   * something else, nothing of what was guessed stays, and `decide` is asked again.
   * @throws StorageFull, StorageLost: nothing was written. Whatever `decide` throws: nothing was written.
   */
  change<L extends Looks, T>(
    scope: readonly StoreName[],
    looks: L,
    decide: (seen: Seen<L>) => Decision<T>,
    durability?: Durability,
    guess?: Seen<L>,
  ): Promise<T>;

  /** Empties every store. */
  clear(): Promise<void>;
  /** Called when the storage is closed for good because a newer version of the app needs it. */
  onBlocked(listener: () => void): void;
  close(): void;
}

/** relaxed: for what the server has too and a power cut may take back, together with all that came after it. */
export type Durability = "strict" | "relaxed";

export interface Stores {
  /** three stores of one value each: `THE` */
  current: { key: typeof THE; value: StoredCurrent };
  standing: { key: typeof THE; value: StoredStanding };
  server: { key: typeof THE; value: StoredServer };
  journals: { key: DeviceId; value: StoredJournal };
  keys: { key: DeviceId; value: StoredKey };
  entries: { key: [DeviceId, number]; value: StoredEntry };
  runs: { key: [DeviceId, number]; value: StoredRun };
  drafts: { key: string; value: StoredDraft };
  pages: { key: [FeedId, number]; value: StoredPage };
  blobs: { key: BlobId; value: StoredBlob };
  /** what one phone carries for another: `carry/carried-store.ts` */
  carried: { key: string; value: StoredCarried };
  /** the bytes of blobs, by offset */
  pieces: { key: [BlobId, number]; value: Bytes };
}
export const THE = "the";
export type StoreName = keyof Stores;
export const STORE_NAMES: readonly StoreName[] = [
  "current",
  "standing",
  "server",
  "journals",
  "keys",
  "entries",
  "runs",
  "drafts",
  "pages",
  "blobs",
  "pieces",
  "carried",
];

/** Which journal is written to, and how far it is: the one value that every write looks at and moves on. */
export interface StoredCurrent {
  device: DeviceId;
  /** number of the newest entry */
  head: number;
  /** when it was written */
  lastAt: Instant;
  /** the last few writes, so that one that is repeated on a lost connection knows whether it has happened */
  writes: readonly { id: string; first: number }[];
  /** Just after a journal has moved here: what is written now may still name entries by where they stood. */
  moved?: Moved;
}

/** Entries of a journal that stand in another one now, as its entries 2, 3, … in this order. */
export interface Moved {
  from: DeviceId;
  entries: readonly number[];
}

export interface StoredJournal {
  /** a journal that another one goes on from; its head stays */
  closed?: true;
  /** the journal that this one goes on from */
  continues?: DeviceId;
  /** through this entry all is sealed */
  sealed: number;
  /** link of entry `sealed` */
  link: Bytes;
  /** through this entry all is on the server */
  receipted: number;
  /** the link of entry `receipted`, as the server gave it */
  receiptLink?: string;
  exceptions: readonly ReceiptException[];
}

export interface StoredKey {
  publicKey: Bytes;
  /** What it is, is the runtime's. Absent: of a closed journal, left behind with the storage that it was made in. */
  key?: SigningKey;
}

/** The exact texts. `body` null: erased. */
export interface StoredEntry {
  header: string;
  body: string | null;
}

/** A sealed run without its entries, which stand in `entries`; the same text comes of it each time. Its key is [device, to]. */
export interface StoredRun {
  from: number;
  to: number;
  seed: Bytes;
  signature: Bytes;
  /** link of the entry before `from` */
  before: Bytes;
  /** link of entry `to` */
  link: Bytes;
  /** when the server had it, by its clock */
  received?: Instant;
}

/** null: an entry of one's own, whose words are in the journal; or one taken out because its member left this audience */
export type StoredItem = EntryItem | FactItem | LeftItem | null;

/** Up to FEED_PAGE items of a feed, kept as the text of a JSON array: one value loads five times faster than 500. */
export interface StoredPage {
  items: string;
  count: number;
}

export interface StoredStanding {
  state: "enrolled" | "waiting" | "refused" | "ended";
  member?: string;
  reason?: string;
  roles: readonly { role: Role; unit: string; until?: Instant }[];
  codeSeed?: string;
}

export interface StoredServer {
  epoch: string;
  /** of each feed: generation, and how many items there are of it here */
  cursors: Readonly<Record<FeedId, { generation: number; have: number }>>;
  /** server clock minus this device's clock, ms */
  clockOffset: number;
  last: Instant;
  /** base64url: what bundles are sealed to */
  carryKey?: string;
  /** counts the changes that are more than something new behind what was: other tabs then read everything again */
  rewrites: number;
}

export interface StoredDraft {
  id: string;
  rev: number;
  savedAt: Instant;
  /** JSON */
  content: string;
}

export interface StoredBlob {
  size: number;
  /** bytes here, from the start */
  have: number;
  /** own: written here, never shed before it is uploaded · fetched: can be fetched again */
  origin: "own" | "fetched";
  type?: string;
  uploaded?: boolean;
  /** own: bytes that the server has acknowledged; absent: none were ever sent */
  sent?: number;
  /** own, uploaded since the last time that nothing was left to upload: how far it is with the others, is said with it */
  isOfThisTime?: boolean;
  /** own: the server would not have it, and when that was, by this phone's clock */
  refused?: { why: "too-large" | "too-many"; at: Instant };
  /** of a draft: goes up when an entry has been written that hands it in, and not before */
  isDraft?: boolean;
  /** of a draft: nothing was seen to name it then */
  unnamedSince?: Instant;
  /** fetched as a picture or sound: shed before any text */
  isMedia?: boolean;
}

export type Look =
  | { [S in StoreName]: { store: S; key: Stores[S]["key"] } }[StoreName]
  | { [S in StoreName]: Span<S> }[StoreName]
  | { [S in StoreName]: Values<S> }[StoreName]
  | { store: StoreName; all: "pairs" | "keys" };
interface Span<S extends StoreName> {
  store: S;
  /** both included */
  from: Stores[S]["key"];
  to: Stores[S]["key"];
  /** no more than so many */
  limit?: number;
}
/** The values of a span without their keys: half the work where the keys are known, as in a row of numbers without gaps. */
interface Values<S extends StoreName> extends Span<S> {
  only: "values";
}
export type Looks = Readonly<Record<string, Look>>;
export type Pair<S extends StoreName> = [Stores[S]["key"], Stores[S]["value"]];

/** What a look sees: one value, pairs in the order of their keys, or only keys or values. */
export type Seen<L extends Looks> = { [P in keyof L]: SeenBy<L[P]> };
type SeenBy<Q> = Q extends { all: "keys"; store: infer S extends StoreName }
  ? Stores[S]["key"][]
  : Q extends { only: "values"; store: infer S extends StoreName }
    ? Stores[S]["value"][]
    : Q extends { all: unknown; store: infer S extends StoreName }
      ? Pair<S>[]
      : Q extends { from: unknown; store: infer S extends StoreName }
        ? Pair<S>[]
        : Q extends { store: infer S extends StoreName }
          ? Stores[S]["value"] | undefined
          : never;

export type Change =
  | { [S in StoreName]: { put: S; key: Stores[S]["key"]; value: Stores[S]["value"] } }[StoreName]
  | { [S in StoreName]: { drop: S; key: Stores[S]["key"] } }[StoreName]
  /** all keys from `from` to `to`, both included, of one name: only their numbers differ */
  | { [S in StoreName]: { drop: S; from: Stores[S]["key"]; to: Stores[S]["key"] } }[StoreName]
  | { empty: StoreName };

export interface Decision<T> {
  changes: readonly Change[];
  result: T;
}

export const look = {
  current: { store: "current", key: THE },
  standing: { store: "standing", key: THE },
  server: { store: "server", key: THE },
  one<S extends StoreName>(store: S, key: Stores[S]["key"]): { store: S; key: Stores[S]["key"] } {
    return { store, key };
  },
  span<S extends StoreName>(store: S, from: Stores[S]["key"], to: Stores[S]["key"], limit?: number): Span<S> {
    return limit === undefined ? { store, from, to } : { store, from, to, limit };
  },
  /** what a device has in a store, from number `from` on */
  of<S extends "entries" | "runs">(store: S, device: DeviceId, from = 1, limit?: number): Span<S> {
    return look.span(store, [device, from], [device, Infinity], limit);
  },
  /** entries of a device, in the order of their numbers, which have no gaps */
  entries(device: DeviceId, from: number, limit?: number): Values<"entries"> {
    return { ...look.of("entries", device, from, limit), only: "values" };
  },
  all<S extends StoreName>(store: S): { store: S; all: "pairs" } {
    return { store, all: "pairs" };
  },
  keys<S extends StoreName>(store: S): { store: S; all: "keys" } {
    return { store, all: "keys" };
  },
} as const;

/** Of the few that there are, that of a device. */
export function valueOf<S extends "journals" | "keys">(
  pairs: readonly Pair<S>[],
  key: DeviceId,
): Stores[S]["value"] | undefined {
  return pairs.find(([one]) => one === key)?.[1];
}
